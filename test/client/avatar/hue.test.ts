import { expect, it } from 'vitest';
import { hueOf } from '#client/avatar/hue.ts';

it('gives neighbors in a list tints that differ', () => {
  const hues = Array.from({ length: 50 }, (_, id) => hueOf(id));
  expect(hues.filter((hue) => hue < 0 || hue > 360)).toEqual([]);
  for (const [index, hue] of hues.slice(1).entries()) {
    const apart = Math.abs(hue - (hues[index] ?? 0));
    expect(Math.min(apart, 360 - apart)).toBeGreaterThan(90);
  }
});
