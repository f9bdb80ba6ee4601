import { describe, expect, it } from 'vitest';
import { byTurns, median } from './rounds.ts';

describe('median', () => {
  it('is the middle figure, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 9, 1, 100, 5])).toBe(9);
  });

  it('is the upper of the two in the middle of an even number', () => {
    expect(median([1, 2, 3, 4])).toBe(3);
  });

  it('is 0 of no figures', () => {
    expect(median([])).toBe(0);
  });
});

describe('byTurns', () => {
  it('lets each side begin a round in turn and keeps the figures of each', async () => {
    const order: string[] = [];
    const side = (name: string) => async () => {
      order.push(name);
      return order.length;
    };
    const took = await byTurns(3, { ours: side('ours'), theirs: side('theirs') });
    expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs']);
    expect(took).toEqual({ ours: [1, 4, 5], theirs: [2, 3, 6] });
  });
});
