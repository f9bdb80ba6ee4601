import { describe, expect, it } from 'vitest';
import { type Encode, remembering } from '#functions/bot/sentences/encoder.ts';
import { loadEncoder } from '#functions/bot/sentences/load-encoder.ts';

const encode = await loadEncoder();
const closeness = (one: string, other: string): number => {
  const [left, right] = [one, other].map((text) => encode(text.split(' ')));
  return left && right ? left.reduce((sum, value, place) => sum + value * (right[place] ?? 0), 0) : NaN;
};

describe('the meaning of a sentence', () => {
  // Computed from the whole model, of 32 bits a number and all its words, with the same mean taken off.
  it.each([
    ['i lost my login credentials', 'how do i reset my password', 0.47],
    ['i lost my login credentials', 'when does the shop close', -0.171],
    ['is there beef in that soup', 'do you sell vegetarian meals', 0.383],
    ['is there beef in that soup', 'my parcel has not come', 0.09],
    ['what is the price of insuring a vehicle', 'car insurance rates', 0.473],
    ['what is the price of insuring a vehicle', 'can i bring my dog', -0.084],
  ])('is as close as in the whole model: %s, %s', (one, other, whole) => {
    expect(Math.abs(closeness(one, other) - whole)).toBeLessThan(0.03);
  });

  it('has the length 1, and is the same whatever was asked before', () => {
    const [before] = [encode(['reset', 'password'])];
    encode(Array<string>(500).fill('delivery'));
    encode(['refund']);
    expect(encode(['reset', 'password'])).toEqual(before);
    expect(Math.hypot(...(before ?? []))).toBeCloseTo(1, 5);
  });

  it('depends on the order of the words', () => {
    expect(closeness('transfer from savings to checking', 'transfer from checking to savings')).toBeLessThan(0.9999);
  });

  it('is nothing where no word is known', () => {
    expect(encode(['商品'])).toBeUndefined();
    expect(encode([])).toBeUndefined();
  });
});

describe('a remembered sentence', () => {
  it('is encoded once, and again only after thousands of others', () => {
    const encoded: string[] = [];
    const encode: Encode = (words) => {
      encoded.push(words.join(' '));
      return words.length > 1 ? Float32Array.of(words.length) : undefined;
    };
    const remembered = remembering(encode);
    for (let time = 0; time < 3; time++) {
      expect(remembered(['two', 'words'])).toEqual(Float32Array.of(2));
      expect(remembered(['one'])).toBeUndefined();
    }
    expect(encoded).toEqual(['two words', 'one']);
    for (let each = 0; each < 5998; each++) remembered([String(each)]);
    remembered(['two', 'words']);
    expect(encoded.filter((sentence) => sentence === 'two words')).toHaveLength(1);
    remembered(['once', 'more']);
    remembered(['two', 'words']);
    expect(encoded.filter((sentence) => sentence === 'two words')).toHaveLength(2);
  });

  it('makes room for a new one, and for no more', () => {
    const encoded: string[] = [];
    const remembered = remembering((words) => void encoded.push(words.join(' ')));
    for (let each = 0; each < 6100; each++) remembered([String(each)]);
    for (let each = 100; each < 6100; each++) remembered([String(each)]);
    expect(encoded).toHaveLength(6100);
  });

  it('is remembered by no more of a long text than counts', () => {
    const encoded: number[] = [];
    const remembered = remembering((words) => void encoded.push(words.length));
    const long = Array<string>(32).fill('lamp');
    remembered([...long, 'red']);
    remembered([...long, 'blue', 'green']);
    remembered(['x'.repeat(4000)]);
    remembered(['x'.repeat(51)]);
    remembered(['x'.repeat(50)]);
    expect(encoded).toEqual([33, 1, 1]);
  });
});
