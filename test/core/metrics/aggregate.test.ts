import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import {
  addAggregates,
  agentsOf,
  emptyAggregate,
  QUARTER_MS,
  quarterOf,
  shareOf,
  aggregate,
} from '#core/metrics/aggregate.ts';
import { packAggregate, unpackAggregate } from '#functions/store/reports/aggregate-item.ts';

const agent = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
const wait = fc.record({
  agent_id: agent,
  ms: fc.integer({ min: 0, max: 1e8 }),
  business_ms: fc.integer({ min: 0, max: 1e8 }),
});
const fact = fc.record<MetricEvent>({
  kind: fc.constant('rated'),
  widget_id: fc.constant(1),
  conversation_id: fc.nat(),
  seq: fc.nat(),
  at_ms: fc.nat(),
  agent_id: agent,
  waits: fc.array(wait, { maxLength: 3 }),
  rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
});
const facts = fc.array(fact, { maxLength: 20 });

describe('a tally', () => {
  it('of all is the sum of the tallies of its parts, in any order', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 5 }), (parts) => {
        const all = aggregate(parts.flat());
        expect(addAggregates(parts.map(aggregate))).toEqual(all);
        expect(addAggregates(parts.toReversed().map(aggregate))).toEqual(all);
        expect(addAggregates([all, emptyAggregate])).toEqual(all);
      }),
    );
  });

  it('counts each fact, each wait and each star once', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { count, waits, business, stars } = aggregate(given);
        const all = given.flatMap((one) => one.waits);
        expect([count, waits.count, business.count]).toEqual([given.length, all.length, all.length]);
        expect(stars).toEqual([1, 2, 3, 4, 5].map((star) => given.filter(({ rating }) => rating === star).length));
      }),
    );
  });
});

describe("an agent's share", () => {
  it('holds every answered wait with the agent who answered, and no other', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const shares = [1, 2, 3].map((id) => ({ id, own: shareOf(given, id) }));
        for (const { id, own } of shares) {
          expect(own.flatMap(({ waits }) => waits).every(({ agent_id }) => agent_id === id)).toBe(true);
          expect(own).toHaveLength(given.filter((one) => agentsOf(one).includes(id)).length);
        }
        const ended = given.flatMap(({ waits }) => waits).filter(({ agent_id }) => agent_id !== null);
        expect(shares.flatMap(({ own }) => own.flatMap(({ waits }) => waits))).toHaveLength(ended.length);
      }),
    );
  });

  it('says what is counted for another agent first, so that all shares together count each fact once', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { count, later } = addAggregates([1, 2, 3].map((id) => aggregate(shareOf(given, id))));
        expect(count - later).toBe(given.filter((one) => agentsOf(one).length > 0).length);
        const stored = aggregate(shareOf(given, 2));
        expect(unpackAggregate(packAggregate(stored)).later).toBe(stored.later);
      }),
    );
  });

  it('of a fact without waits is the one it belongs to', () => {
    const [own] = fc.sample(
      fact.map((one) => ({ ...one, agent_id: 2, waits: [] })),
      1,
    );
    expect(own && agentsOf(own)).toEqual([2]);
  });
});

it('a quarter of an hour holds its first instant and not its end', () => {
  const at = Date.parse('2026-06-01T12:15:00Z');
  expect([at, at + QUARTER_MS - 1, at + QUARTER_MS].map(quarterOf)).toEqual([at, at, at + QUARTER_MS]);
});
