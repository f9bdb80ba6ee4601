import { expect, it } from 'vitest';
import { FOR_EVER_MS, MAX_BLOCK_HOURS, blockEndsAt, isBlocked } from '#core/visitor/block.ts';

it('a block ends after its hours, or never', () => {
  expect([blockEndsAt(2, 1000), blockEndsAt(null, 1000)]).toEqual([7_201_000, FOR_EVER_MS]);
  expect(isBlocked({ blocked_until_ms: blockEndsAt(null, 0) }, Date.UTC(9999, 0, 1))).toBe(true);
});

it('a block is in force until it ends', () => {
  const block = { blocked_until_ms: 1000 };
  expect([999, 1000, 1001].map((nowMs) => isBlocked(block, nowMs))).toEqual([true, false, false]);
  expect(isBlocked({}, 0)).toBe(false);
});

it('a visitor is blocked for a year at most, and a network, which others share, for a week', () =>
  expect(MAX_BLOCK_HOURS).toEqual({ visitor: 365 * 24, network: 7 * 24 }));
