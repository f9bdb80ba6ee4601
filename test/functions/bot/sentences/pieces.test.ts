import { describe, expect, it } from 'vitest';
import { pieceCutter } from '#functions/bot/sentences/pieces.ts';
import { MARKS, MAX_PIECES } from '#functions/bot/sentences/sentence-file.ts';

const pieces = [...MARKS, 'pass', 'password', 'a', '##word', '##words', '##s'];
const cut = pieceCutter(pieces);
const read = (...words: string[]) => cut(words)?.map((place) => pieces[place]);

describe('the pieces of words', () => {
  it('are the longest that fit, one behind another, between two marks', () => {
    expect(read('password', 'a')).toEqual(['[CLS]', 'password', 'a', '[SEP]']);
    expect(read('passwords')).toEqual(['[CLS]', 'password', '##s', '[SEP]']);
    expect(read('passs')).toEqual(['[CLS]', 'pass', '##s', '[SEP]']);
  });

  it('are one unknown piece for a word that they do not make up, or a very long one', () => {
    expect(read('a', 'passport')).toEqual(['[CLS]', 'a', '[UNK]', '[SEP]']);
    expect(read('a', 'pass'.padEnd(51, 's'))).toEqual(['[CLS]', 'a', '[UNK]', '[SEP]']);
  });

  it('are none where no word is known', () => {
    expect(read()).toBeUndefined();
    expect(read('商品', 'xyz', '', '__proto__')).toBeUndefined();
  });

  it('are no more than a model looks at, however long the text', () => {
    expect(read(...Array<string>(8000).fill('a'))).toEqual([
      '[CLS]',
      ...Array<string>(MAX_PIECES - 2).fill('a'),
      '[SEP]',
    ]);
  });

  it('must begin with the marks', () => {
    expect(() => pieceCutter(['a', ...MARKS])).toThrow('do not begin with the marks');
  });
});
