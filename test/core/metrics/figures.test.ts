import { describe, expect, it } from 'vitest';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import {
  botsOf,
  performanceOf,
  resolutionTimeOf,
  responseTimeOf,
  satisfactionOf,
  targetsOf,
  teamPerformanceOf,
  volumeOf,
} from '#core/metrics/figures.ts';
import { aggregate } from '#core/metrics/aggregate.ts';
import type { FactKind } from '#core/model/conversations/fact.ts';

const fact = (kind: FactKind, more: Partial<MetricEvent> = {}): MetricEvent => ({
  kind,
  widget_id: 1,
  conversation_id: 1,
  seq: 1,
  at_ms: 0,
  agent_id: 7,
  waits: [],
  rating: null,
  ...more,
});
const wait = (ms: number, business_ms: number) => ({ waits: [{ agent_id: 7, ms, business_ms }] });
const totals = (...facts: MetricEvent[]) =>
  new Map([...Map.groupBy(facts, ({ kind }) => kind)].map(([kind, own]) => [kind, aggregate(own)]));

describe('figures of nothing', () => {
  it('are zeros and nulls, never NaN', () => {
    const all = [volumeOf, responseTimeOf, resolutionTimeOf, satisfactionOf, performanceOf, botsOf];
    expect(JSON.stringify(all.map((figures) => figures(new Map())))).not.toMatch(/NaN|Infinity/);
    expect(satisfactionOf(new Map())).toMatchObject({ average: null, sample_size: 0 });
    expect(resolutionTimeOf(new Map())).toMatchObject({ average_seconds: null, p95_seconds: null, histogram: [] });
  });
});

describe('figures', () => {
  it('count what happened, each kind by itself', () => {
    const counted = totals(fact('started'), fact('started'), fact('closed'), fact('handed_off'), fact('bot_resolved'));
    expect(volumeOf(counted)).toEqual({
      started: 2,
      resolved: 0,
      closed: 1,
      reopened: 0,
      abandoned: 0,
      handed_off: 1,
    });
    expect(botsOf(counted)).toEqual({ answered: 0, resolved: 1, handed_off: 1, unanswered: 0 });
  });

  it('average exactly, within business hours too, and say of how many', () => {
    const counted = totals(fact('first_response', wait(1000, 500)), fact('first_response', wait(2001, 0)));
    expect(responseTimeOf(counted)).toMatchObject({
      average_seconds: 1.501,
      sample_size: 2,
      business_hours: { average_seconds: 0.25, sample_size: 2 },
      reply: { average_seconds: null, sample_size: 0 },
    });
  });

  it('have a histogram that ascends and counts every wait', () => {
    const counted = totals(...[90_000, 10, 5000, 5000].map((ms) => fact('resolved', wait(ms, ms))));
    const { histogram, sample_size } = resolutionTimeOf(counted);
    expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(sample_size);
    expect(histogram.map(({ from_seconds }) => from_seconds)).toEqual(
      histogram.map(({ from_seconds }) => from_seconds).toSorted((one, other) => one - other),
    );
  });

  it('weigh stars, and show an agent’s beside what they did', () => {
    const counted = totals(fact('rated', { rating: 5 }), fact('rated', { rating: 2 }), fact('replies', wait(1, 1)));
    expect(satisfactionOf(counted)).toEqual({
      average: 3.5,
      sample_size: 2,
      distribution: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 1 },
    });
    expect(performanceOf(counted)).toMatchObject({ chats: 1, resolved: 0, average_rating: 3.5, ratings_count: 2 });
  });
});

describe('every kind', () => {
  const each = (kind: FactKind, count: number) => Array.from({ length: count }, () => fact(kind));

  it('is counted in its own place', () => {
    const kinds = ['started', 'resolved', 'closed', 'reopened', 'abandoned', 'handed_off'] as const;
    const counted = totals(...kinds.flatMap((kind, at) => each(kind, at + 1)));
    expect(volumeOf(counted)).toEqual({ started: 1, resolved: 2, closed: 3, reopened: 4, abandoned: 5, handed_off: 6 });
    expect(performanceOf(counted).resolved).toBe(2);
    const bots = totals(
      ...each('answered', 1),
      ...each('bot_resolved', 2),
      ...each('handed_off', 3),
      ...each('unanswered', 4),
    );
    expect(botsOf(bots)).toEqual({ answered: 1, resolved: 2, handed_off: 3, unanswered: 4 });
  });

  it('of stars is weighed', () => {
    const rated = ([1, 2, 3, 4, 5] as const).flatMap((rating, at) =>
      Array.from({ length: at + 1 }, () => fact('rated', { rating })),
    );
    expect(satisfactionOf(totals(...rated))).toEqual({
      average: 55 / 15,
      sample_size: 15,
      distribution: { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 },
    });
  });

  it('of wait has its own times', () => {
    const counted = totals(
      fact('first_response', wait(1000, 0)),
      fact('replies', wait(2000, 0)),
      fact('resolved', wait(3000, 0)),
    );
    expect(responseTimeOf(counted)).toMatchObject({ average_seconds: 1, reply: { average_seconds: 2 } });
    expect(resolutionTimeOf(counted).average_seconds).toBe(3);
    expect(performanceOf(counted)).toMatchObject({ average_response_seconds: 1, sample_size: 1 });
  });

  it('of target is met in part, or nobody knows', () => {
    const counted = totals(
      ...each('first_response_met', 3),
      ...each('first_response_missed', 1),
      ...each('resolution_missed', 2),
    );
    expect(targetsOf(counted)).toEqual({
      first_response: { met: 3, missed: 1, share: 0.75 },
      resolution: { met: 0, missed: 2, share: 0 },
    });
    expect(targetsOf(new Map()).resolution).toEqual({ met: 0, missed: 0, share: null });
  });

  it('of chat is one for the team, however many answered it', () => {
    const shared = fact('replies', {
      waits: [
        { agent_id: 7, ms: 1, business_ms: 1 },
        { agent_id: 8, ms: 1, business_ms: 1 },
      ],
    });
    const counted = totals(shared, fact('replies', wait(1, 1)));
    const { count, later } = counted.get('replies') ?? { count: 0, later: 0 };
    expect(teamPerformanceOf(counted)).toEqual({ ...performanceOf(counted), chats: count - later });
  });
});
