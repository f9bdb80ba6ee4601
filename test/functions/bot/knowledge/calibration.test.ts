import { describe, expect, it } from 'vitest';
import { usualWeightFor } from '#functions/bot/knowledge/calibration.ts';

describe('what is usual', () => {
  it.each([
    [0, 25],
    [27, 25],
    [200, 50],
    [1320, 100],
    [15_000, 100],
  ])('counts, after %d trials, as much as %d of them', (trials, weight) => {
    expect(usualWeightFor(trials)).toBe(weight);
  });
});
