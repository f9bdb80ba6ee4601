/** Rows of one sender stand together, days apart. */
import { expect, it } from 'vitest';
import { place } from '#client/timeline/grouping.ts';
import { row } from '#test/widget/support/world.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, seconds)).toISOString();

it('groups what one sender writes within two minutes', () => {
  const placed = place([
    row({ seq: 1, created_at: at(0) }),
    row({ seq: 2, created_at: at(119) }),
    row({ seq: 3, created_at: at(300) }),
    row({ seq: 4, created_at: at(301), sender_type: 'visitor', sender_id: 7 }),
  ]);
  expect(placed.map(({ isFirst, isLast }) => [isFirst, isLast])).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

it.each([
  ['another sender of the same kind', { sender_id: 8 }],
  ['another kind of sender with the same number', { sender_type: 'agent' }],
  ['the same one after two minutes', { created_at: at(120) }],
] as const)('begins a group with %s', (_what, change) => {
  const first = row({ created_at: at(0), sender_type: 'visitor', sender_id: 7 });
  const placed = place([first, row({ seq: 2, created_at: at(1), sender_type: 'visitor', sender_id: 7, ...change })]);
  expect(placed.map(({ isFirst, startsDay }) => [isFirst, startsDay])).toEqual([
    [true, true],
    [true, false],
  ]);
});

it('keeps what the team alone sees apart from what the visitor sees', () => {
  const placed = place([row({ created_at: at(0) }), row({ seq: 2, created_at: at(1), visibility: 'internal' })]);
  expect(placed.map(({ isFirst, isLast }) => [isFirst, isLast])).toEqual([
    [true, true],
    [true, true],
  ]);
});

it('begins a group with the day, however close the rows', () => {
  const dayOf = (instant: string) => instant.slice(0, 10);
  const placed = place(
    [row({ created_at: '2026-11-22T23:59:59.000Z' }), row({ seq: 2, created_at: '2026-11-23T00:00:01.000Z' })],
    dayOf,
  );
  expect(placed.map(({ isFirst, isLast, startsDay }) => [isFirst, isLast, startsDay])).toEqual([
    [true, true, true],
    [true, true, true],
  ]);
});
