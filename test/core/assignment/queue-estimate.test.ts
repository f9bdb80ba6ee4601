import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWaitSeconds, queueMoved, rememberServed } from '#core/assignment/queue-estimate.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
/** Ten chats taken, one every so many seconds, the last one now. */
const every = (seconds: number) => Array.from({ length: 10 }, (_, index) => NOW - (9 - index) * seconds * 1000);

describe('the estimated wait', () => {
  it('is what the position and the pace of late make', () => {
    expect(estimateWaitSeconds(1, every(30), NOW)).toBe(30);
    expect(estimateWaitSeconds(4, every(30), NOW)).toBe(120);
  });
  it('is unknown until ten were served', () => {
    expect(estimateWaitSeconds(1, every(30).slice(1), NOW)).toBeNull();
    expect(estimateWaitSeconds(1, [], NOW)).toBeNull();
  });
  it('grows while no chat is assigned', () => {
    expect(estimateWaitSeconds(1, every(30), NOW + 600_000)).toBe(300);
  });
  it('uses the last ten', () => {
    expect(rememberServed(every(30), [NOW + 1])).toEqual([...every(30).slice(1), NOW + 1]);
  });
});

describe('who has moved', () => {
  it('is every visitor whose position differs from the one they saw, and no other', () => {
    expect(queueMoved([2, 3, 4], [1, 2, 3])).toEqual([
      { id: 2, position: 1 },
      { id: 3, position: 2 },
      { id: 4, position: 3 },
    ]);
    expect(queueMoved([1, 2, 9], [1, 2, 3])).toEqual([{ id: 9, position: 3 }]);
  });
  it("broadcast in turns, always ends with every visitor's position", () => {
    const order = fc.uniqueArray(fc.nat(9), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(order, { minLength: 1, maxLength: 5 }), (orders) => {
        const knows = new Map<number, number>();
        let told: number[] = [];
        for (const now of orders) {
          for (const { id, position } of queueMoved(now, told)) knows.set(id, position);
          told = now;
          for (const [index, id] of now.entries()) expect(knows.get(id)).toBe(index + 1);
        }
      }),
    );
  });
});
