/** Times that somebody chooses for later. */
import { expect, it } from 'vitest';
import { requireAhead } from '#core/time/ahead.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-06-01T12:00:00Z');
const judge = (atMs: number) => () => requireAhead(atMs, NOW, { field: 'until', maxDays: 2 });

it('takes a time that is ahead, up to the last moment that is allowed', () => {
  for (const atMs of [NOW + 1, NOW + 2 * DAY]) expect(judge(atMs)).not.toThrow();
});

it.each([NOW - 1, NOW, NOW + 2 * DAY + 1])('refuses %s with the name of the field', (atMs) => {
  expect(judge(atMs)).toThrow('body.until: Must be in the future, at most 2 days ahead.');
});
