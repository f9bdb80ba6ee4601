import { describe, expect, it } from 'vitest';
import { ANSWERS_MS, answerTimeOf, shownSeconds } from '#core/metrics/answer-time.ts';
import { durationsOf } from '#core/metrics/durations.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 5, 1, 12);
const waits = (count: number, ms: number) => durationsOf(Array.from({ length: count }, () => ms));

describe('the usual time to answer', () => {
  it('is the median, which one long wait does not move', () => {
    const mostlyQuick = durationsOf([...Array.from({ length: 10 }, () => 2 * MINUTE), 600 * MINUTE]);
    const { seconds = 0 } = answerTimeOf(mostlyQuick, NOW) ?? {};
    expect(seconds).toBeGreaterThan(113);
    expect(seconds).toBeLessThan(127);
  });

  it.each([
    ['nine answers say nothing', 9, null],
    ['ten do', 10, NOW],
  ])('%s', (_, count, measured) => {
    expect(answerTimeOf(waits(count, MINUTE), NOW)?.measured_at_ms ?? null).toBe(measured);
  });

  it.each([
    ['where it was never measured', undefined, null],
    ['where too few were answered', null, null],
    ['as long as it is fresh', { seconds: 120, measured_at_ms: NOW - ANSWERS_MS }, 120],
    ['not when it is old', { seconds: 120, measured_at_ms: NOW - ANSWERS_MS - 1 }, null],
    ['up to an hour', { seconds: 3600, measured_at_ms: NOW }, 3600],
    ['not when it is longer', { seconds: 3601, measured_at_ms: NOW }, null],
  ])('is told %s: %j gives %j', (_, time, told) => expect(shownSeconds(time, NOW)).toBe(told));
});
