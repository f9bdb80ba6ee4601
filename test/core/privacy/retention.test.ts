import { expect, it } from 'vitest';
import { firstIdAt } from '#core/model/id.ts';
import { daysOf, erasedAtMs, everyPeriod, nameOfRetention, overSince } from '#core/privacy/retention.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 10);

it('a widget’s own days hold, or else those of the deployment, or none', () => {
  const widgets = new Map([[1, 30]]);
  expect([1, 2].map((id) => daysOf({ deployment: 365, widgets }, id))).toEqual([30, 365]);
  expect([1, 2].map((id) => daysOf({ deployment: null, widgets }, id))).toEqual([30, null]);
});

it('periods are listed once each, the shortest first', () => {
  const widgets = new Map([
    [1, 30],
    [2, 7],
    [3, 30],
  ]);
  expect(everyPeriod({ deployment: 365, widgets })).toEqual([7, 30, 365]);
  expect(everyPeriod({ deployment: null, widgets: new Map() })).toEqual([]);
});

it('settings have the same name whatever order they were read in, and another one once any differs', () => {
  const name = (deployment: number | null, ...widgets: [number, number][]) =>
    nameOfRetention({ deployment, widgets: new Map(widgets) });
  expect(name(null, [1, 7], [10, 30])).toBe(name(null, [10, 30], [1, 7]));
  expect(new Set([name(null), name(7), name(null, [1, 7]), name(null, [1, 8]), name(null, [2, 7])]).size).toBe(5);
});

it('a settled conversation is erased its days after its newest row, and one that goes on is not', () => {
  const id = firstIdAt(NOW);
  for (const status of ['resolved', 'closed'] as const)
    expect(erasedAtMs({ id, state: { status } }, 7)).toBe(NOW + 7 * DAY);
  for (const status of ['pending', 'active', 'waiting'] as const)
    expect(erasedAtMs({ id, state: { status } }, 7)).toBeUndefined();
  expect(overSince(7, NOW + 7 * DAY)).toBe(NOW);
});
