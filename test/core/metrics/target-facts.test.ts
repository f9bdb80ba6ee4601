/** Which targets a first response or a resolution met or missed. */
import { expect, it } from 'vitest';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { targetFacts } from '#core/metrics/target-facts.ts';

const MINUTE = 60_000;
const by = { low: null, normal: 10, high: 5, urgent: 1 };
const targets = { first_response: by, resolution: { ...by, normal: 60 } };
const fact = (kind: MetricEvent['kind'], minutes: number): MetricEvent => ({
  kind,
  widget_id: 1,
  conversation_id: 2,
  seq: 3,
  at_ms: 4,
  agent_id: 5,
  waits: [{ agent_id: 5, ms: 100 * MINUTE, business_ms: minutes * MINUTE }],
  rating: null,
});
const kindsOf = (facts: MetricEvent[], priority: 'low' | 'normal' | 'high' = 'normal') =>
  targetFacts(facts, { targets, priority }).map(({ kind }) => kind);

it.each<[string, MetricEvent[], string[]]>([
  ['a first response within it', [fact('first_response', 10)], ['first_response_met']],
  ['a first response after it', [fact('first_response', 10.1)], ['first_response_missed']],
  ['a resolution', [fact('resolved', 59), fact('replies', 1)], ['resolution_met']],
  ['a resolution that nobody waited for', [{ ...fact('resolved', 1), waits: [] }], []],
  ['what has no target', [fact('started', 1), fact('closed', 1)], []],
])('counts, in business hours, %s', (_, facts, kinds) => {
  expect(kindsOf(facts)).toEqual(kinds);
});

it('goes by the priority, and counts neither where that has no target', () => {
  expect(kindsOf([fact('first_response', 6)], 'high')).toEqual(['first_response_missed']);
  expect(kindsOf([fact('first_response', 6)], 'low')).toEqual([]);
  expect(targetFacts([fact('first_response', 6)], { targets: null, priority: 'high' })).toEqual([]);
});

it('is the agent’s, without the wait, which is counted once', () => {
  expect(targetFacts([fact('resolved', 6)], { targets, priority: 'normal' })).toMatchObject([
    { agent_id: 5, waits: [], seq: 3 },
  ]);
});
