import { describe, expect, test } from 'vitest';
import { parseSchedule } from '#local/schedule/expression.ts';

const at = (iso: string): number => Date.parse(`${iso}:00Z`);
const start = at('2026-01-01T00:00');

test.each([
  ['rate(1 minute)', '2026-01-01T00:00', false],
  ['rate(1 minute)', '2026-01-01T00:01', true],
  ['rate(5 minutes)', '2026-01-01T00:04', false],
  ['rate(5 minutes)', '2026-01-01T00:10', true],
  ['rate(1 hour)', '2026-01-01T03:00', true],
  ['rate(2 days)', '2026-01-02T00:00', false],
  ['rate(2 days)', '2026-01-03T00:00', true],
  ['cron(0 12 * * ? *)', '2026-01-05T12:00', true],
  ['cron(0 12 * * ? *)', '2026-01-05T12:01', false],
  ['cron(0/15 * * * ? *)', '2026-01-05T12:45', true],
  ['cron(0/15 * * * ? *)', '2026-01-05T12:50', false],
  ['cron(5,35 14 * * ? *)', '2026-01-05T14:35', true],
  ['cron(0 8 1 * ? *)', '2026-02-01T08:00', true],
  ['cron(0 8 1 * ? *)', '2026-02-02T08:00', false],
  ['cron(0 18 ? * MON-FRI *)', '2026-01-05T18:00', true],
  ['cron(0 18 ? * MON-FRI *)', '2026-01-04T18:00', false],
  ['cron(0 18 ? * 1 *)', '2026-01-04T18:00', true],
  ['cron(0 0 ? JAN,jul * 2026)', '2026-01-09T00:00', true],
  ['cron(0 0 ? JAN,jul * 2025)', '2026-01-09T00:00', false],
  ['at(2026-01-09T10:30:00)', '2026-01-09T10:30', true],
  ['at(2026-01-09T10:30:00)', '2027-01-09T10:30', false],
])('%s at %s is due: %s', (expression, instant, expected) => {
  expect(parseSchedule(expression)(at(instant), start)).toBe(expected);
});

test('a time zone moves with daylight saving', () => {
  const due = parseSchedule('cron(0 9 * * ? *)', 'Europe/Berlin');
  expect(due(at('2026-01-15T08:00'), start)).toBe(true);
  expect(due(at('2026-07-15T07:00'), start)).toBe(true);
  expect(due(at('2026-07-15T08:00'), start)).toBe(false);
});

describe('expressions that AWS rejects are rejected', () => {
  test.each([
    ['every minute', 'neither'],
    ['rate(0 minutes)', 'positive'],
    ['rate(1 minutes)', '"minute"'],
    ['rate(5 minute)', '"minutes"'],
    ['rate(5 seconds)', 'positive'],
    ['cron(0 12 * * *)', '5 fields'],
    ['cron(0 12 * * * *)', 'exactly one'],
    ['cron(0 12 ? * ? *)', 'exactly one'],
    ['cron(60 12 * * ? *)', '"60"'],
    ['cron(0 12 ? * FUN *)', '"FUN"'],
    ['cron(0 12 L! * ? *)', '"L!"'],
    ['at(tomorrow)', 'yyyy-mm-dd'],
  ])('%s', (expression, message) => expect(() => parseSchedule(expression)).toThrow(message));
});
