import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MEANINGS, meaningOf } from '#functions/bot/knowledge/meaning.ts';
import { DIMENSIONS, type Words, packWords, unpackWords } from '#functions/bot/words/word-file.ts';

const { englishWords: words } = await import('#functions/bot/words/vectors.ts');
const closeness = (one: string, other: string): number => {
  const [left, right] = [words.vectorOf(one), words.vectorOf(other)];
  return left && right ? left.reduce((sum, value, place) => sum + value * (right[place] ?? 0), 0) : NaN;
};

describe('the words a bot knows the meaning of', () => {
  it.each([
    ['car', 'vehicle', 'banana'],
    ['price', 'cost', 'river'],
    ['password', 'login', 'chicken'],
    ['refund', 'reimbursement', 'pasta'],
    ['ship', 'cargo', 'password'],
  ])('are closer when they mean the like: %s and %s, not %s', (word, alike, unlike) => {
    expect(closeness(word, alike)).toBeGreaterThan(0.4);
    expect(closeness(word, unlike)).toBeLessThan(0.3);
  });

  it('know nothing of what is no frequent English word', () => {
    for (const word of ['', 'lieferung', 'qwertzu', '商品', 'tostring', '__proto__'])
      expect(words.vectorOf(word)).toBeUndefined();
  });

  it('take little room, and are the file that was made', () => {
    const file = readFileSync('functions/bot/words/vectors.bin');
    expect(file.length).toBeLessThanOrEqual(1_300_000);
    expect(createHash('sha256').update(file).digest('hex')).toMatchInlineSnapshot(
      `"fdba37fa04cb569e544bbaeca210ec9830af5853e347850d37749ea1b12664c8"`,
    );
  });

  it('come back from a file as they were put there, but for what four bits leave out', () => {
    const random = (place: number) => Math.sin(37 * place);
    const vectors = new Map(
      ['one', 'two', 'three'].map((word, row) => [
        word,
        Array.from({ length: DIMENSIONS }, (_, place) => random(100 * row + place)),
      ]),
    );
    const again = unpackWords(packWords(vectors));
    const vector = again.vectorOf('two');
    expect(Math.hypot(...(vector ?? []))).toBeGreaterThan(0.85);
    expect(again.vectorOf('four')).toBeUndefined();
  });
});

describe('the meaning of a text', () => {
  const axis = (place: number) => Float32Array.from({ length: DIMENSIONS }, (_, each) => (each === place ? 1 : 0));
  const known: Words = { vectorOf: (word) => ({ first: axis(0), second: axis(1) })[word] };

  it('has the length 1, whatever the number of words', () => {
    for (const text of [['first'], ['first', 'second'], ['second', 'second', 'unknown', 'first']])
      expect(Math.hypot(...(meaningOf(text, known, () => 1) ?? []))).toBeCloseTo(1, 5);
  });

  it('is made of rare words first', () => {
    const meaning = meaningOf(['first', 'second'], known, (word) => (word === 'first' ? 3 : 1));
    expect(meaning).toHaveLength(MEANINGS);
    expect(meaning?.[0]).toBeCloseTo(3 * (meaning?.[1] ?? NaN), 5);
  });

  it('is nothing where no word is known', () => {
    expect(meaningOf(['unknown'], known, () => 1)).toBeUndefined();
    expect(meaningOf([], known, () => 1)).toBeUndefined();
  });
});
