/** Walking the list of conversations by keys. */
import { describe, expect, it } from 'vitest';
import { stepFrom } from '#dashboard/navigation/walking.ts';

describe('a step in the list', () => {
  it('leads to the neighbor, and stays at the ends', () => {
    expect(stepFrom([1, 2, 3], 2, 1, undefined)).toBe(3);
    expect(stepFrom([1, 2, 3], 2, -1, undefined)).toBe(1);
    expect(stepFrom([1, 2, 3], 3, 1, undefined)).toBe(3);
    expect(stepFrom([1, 2, 3], 1, -1, undefined)).toBe(1);
  });

  it('leads to the first when none is open, and nowhere in an empty list', () => {
    expect(stepFrom([1, 2, 3], undefined, 1, undefined)).toBe(1);
    expect(stepFrom([], 7, 1, 2)).toBeUndefined();
  });

  it('goes on from where a conversation was that left the list', () => {
    expect(stepFrom([1, 3], 2, 1, 1)).toBe(3);
    expect(stepFrom([1, 3], 2, -1, 1)).toBe(1);
    expect(stepFrom([1, 2], 3, 1, 2)).toBe(2);
  });
});
