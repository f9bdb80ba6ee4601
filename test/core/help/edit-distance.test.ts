import { describe, expect, it } from 'vitest';
import { isTypoOf } from '#core/help/edit-distance.ts';

describe('mistakes of typing', () => {
  it.each([
    ['order', 'order', 0],
    ['odrer', 'order', 1],
    ['ordr', 'order', 1],
    ['orderr', 'order', 1],
    ['ordar', 'order', 1],
    ['delvery', 'delivery', 1],
    ['reutrnn', 'return', 2],
  ])('%s is %s with %i of them', (one, other, mistakes) => {
    expect(isTypoOf(one, other, mistakes)).toBe(true);
    expect(isTypoOf(one, other, mistakes - 1)).toBe(false);
  });

  it('are too many where lengths differ by more', () => {
    expect(isTypoOf('a', 'abcd', 2)).toBe(false);
  });
});
