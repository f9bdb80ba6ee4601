import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { consume, weightOf } from '#core/limits/rate-limit.ts';

const allowance = { burst: 3, perSecond: 2 };

test('a full allowance lets through the burst, then refuses and says when to come back', () => {
  let left = { left: 3, at_ms: 0 };
  for (const rest of [2, 1, 0]) {
    left = consume(left, allowance, 0);
    expect(left.left).toBe(rest);
  }
  expect(() => consume(left, allowance, 0)).toThrow(
    expect.objectContaining({ code: 'rate_limited', data: { retryAfterSeconds: 1 } }),
  );
  expect(consume(left, allowance, 500).left).toBe(0);
});

test('it grows back to the burst and no further; a clock that steps back gives nothing', () => {
  expect(consume({ left: 0, at_ms: 0 }, allowance, 3_600_000).left).toBe(2);
  expect(() => consume({ left: 0, at_ms: 10_000 }, allowance, 0)).toThrow(
    expect.objectContaining({ code: 'rate_limited' }),
  );
});

test('grants at most the burst and what was refilled since, at any times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 80 }), (pauses) => {
      let left = { left: allowance.burst, at_ms: 0 };
      let now = 0;
      let passed = 0;
      for (const pause of pauses) {
        now += pause;
        try {
          left = consume(left, allowance, now);
          passed++;
        } catch {
          continue;
        }
      }
      // Rounding to thousandths may give away a little with each message.
      expect(passed).toBeLessThanOrEqual(allowance.burst + (now / 1000) * allowance.perSecond + passed * 0.0005);
    }),
  );
});

test('a long text counts as several messages, and as a whole burst at most', () => {
  expect(weightOf('Hi')).toBe(1);
  expect(weightOf('語'.repeat(8000))).toBe(6);
  expect(consume({ left: 3, at_ms: 0 }, allowance, 0, { weight: 2 }).left).toBe(1);
  expect(() => consume({ left: 1, at_ms: 0 }, allowance, 0, { weight: 2 })).toThrow(
    expect.objectContaining({ data: { retryAfterSeconds: 1 } }),
  );
  expect(consume({ left: 3, at_ms: 0 }, allowance, 0, { weight: 6 }).left).toBe(0);
});
