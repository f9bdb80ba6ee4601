/** The figures of reports, from aggregates: zeros and nulls where there is no data, never NaN. */
import type { FactKind } from '#core/model/conversations/fact.ts';
import type { Durations } from './durations.ts';
import { boundsOf, percentile } from './durations.ts';
import type { Aggregate } from './aggregate.ts';
import { emptyAggregate } from './aggregate.ts';

/** What was tallied, by kind. */
export type Totals = ReadonlyMap<FactKind, Aggregate>;

const of = (totals: Totals, kind: FactKind): Aggregate => totals.get(kind) ?? emptyAggregate;
const countOf = (totals: Totals, kind: FactKind): number => of(totals, kind).count;

/** How many conversations did what. */
export const volumeOf = (totals: Totals) => ({
  started: countOf(totals, 'started'),
  resolved: countOf(totals, 'resolved'),
  closed: countOf(totals, 'closed'),
  reopened: countOf(totals, 'reopened'),
  abandoned: countOf(totals, 'abandoned'),
  handed_off: countOf(totals, 'handed_off'),
});

/** How long visitors waited for the first agent response, and for each reply. */
export const responseTimeOf = (totals: Totals) => ({
  ...timed(of(totals, 'first_response')),
  reply: timed(of(totals, 'replies')),
});

/** How long it took until a person resolved it first. */
export const resolutionTimeOf = (totals: Totals) => timed(of(totals, 'resolved'));

/** How visitors rated. */
export function satisfactionOf(totals: Totals) {
  const { stars } = of(totals, 'rated');
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = stars;
  const sample_size = one + two + three + four + five;
  const sum = one + 2 * two + 3 * three + 4 * four + 5 * five;
  return {
    average: sample_size === 0 ? null : sum / sample_size,
    sample_size,
    distribution: { 1: one, 2: two, 3: three, 4: four, 5: five },
  };
}

/** What an agent did. */
export function performanceOf(totals: Totals) {
  const { average_seconds, sample_size } = timed(of(totals, 'first_response'));
  const ratings = satisfactionOf(totals);
  return {
    chats: countOf(totals, 'replies'),
    resolved: countOf(totals, 'resolved'),
    average_response_seconds: average_seconds,
    sample_size,
    average_rating: ratings.average,
    ratings_count: ratings.sample_size,
  };
}

/** What all agents did together: a chat that several of them answered is one. */
export function teamPerformanceOf(totals: Totals) {
  const { count, later } = of(totals, 'replies');
  return { ...performanceOf(totals), chats: count - later };
}

/** What bots and workflows did. */
export const botsOf = (totals: Totals) => ({
  answered: countOf(totals, 'answered'),
  resolved: countOf(totals, 'bot_resolved'),
  handed_off: countOf(totals, 'handed_off'),
  unanswered: countOf(totals, 'unanswered'),
});

/** How many targets were met and missed, and the part that was met, from 0 to 1; null where there were none. */
export const targetsOf = (totals: Totals) => ({
  first_response: metOf(countOf(totals, 'first_response_met'), countOf(totals, 'first_response_missed')),
  resolution: metOf(countOf(totals, 'resolution_met'), countOf(totals, 'resolution_missed')),
});

const metOf = (met: number, missed: number) => ({
  met,
  missed,
  share: met + missed === 0 ? null : met / (met + missed),
});

const timed = ({ waits, business }: Aggregate) => ({ ...durations(waits), business_hours: durations(business) });

const durations = (all: Durations) => ({
  average_seconds: all.count === 0 ? null : inSeconds(all.sum_ms / all.count),
  sample_size: all.count,
  p50_seconds: share(all, 0.5),
  p90_seconds: share(all, 0.9),
  p95_seconds: share(all, 0.95),
  histogram: [...all.buckets]
    .sort(([one], [other]) => one - other)
    .map(([bucket, count]) => {
      const { fromMs, toMs } = boundsOf(bucket);
      return { from_seconds: inSeconds(fromMs), to_seconds: inSeconds(toMs), count };
    }),
});

function share(all: Durations, of: number): number | null {
  const ms = percentile(all, of);
  return ms === null ? null : inSeconds(ms);
}

/** Seconds with milliseconds. */
const inSeconds = (ms: number): number => Math.round(ms) / 1000;
