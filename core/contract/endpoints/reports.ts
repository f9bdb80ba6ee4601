/** Reports: what happened in a range of days, by hour or day, compared with the same number of days before. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { instant, timeZone } from '#core/model/text.ts';
import { AGENT_API, endpoint, idText, paging } from '#core/contract/kit/endpoint.ts';

/** The longest range, in days; by the hour. */
const MAX_DAYS = 400;
/** The most days that a report by hour may have. */
export const MAX_DAYS_BY_HOUR = 92;

const DAY_MS = 86_400_000;
const date = z.iso
  .date('Must be a date such as "2026-03-31"')
  .check(z.refine((value) => /^(19|2\d)/.test(value), 'Must be within the years 1900 to 2999'));

/** How many days a range has, both ends included; NaN when one of them isn't a date. */
const daysOf = ({ from, to }: { from: string; to: string }): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

/** What a report is asked for: days of a time zone, both inclusive; a widget's, an agent's, or all. */
const query = z
  .strictObject({
    from: date,
    to: date,
    timezone: z._default(timeZone, 'UTC'),
    widget_id: z.optional(idText),
    agent_id: z.optional(idText),
    interval: z._default(z.enum(['hour', 'day']), 'day'),
    cursor: paging.cursor,
  })
  .check(
    z.refine((range) => !(daysOf(range) < 1), { path: ['to'], error: 'Must not be before `from`' }),
    z.refine((range) => !(daysOf(range) > MAX_DAYS), {
      path: ['to'],
      error: `Must be at most ${MAX_DAYS} days from \`from\`, both included`,
    }),
    z.refine((range) => range.interval === 'day' || !(daysOf(range) > MAX_DAYS_BY_HOUR), {
      path: ['interval'],
      error: `Must be "day" for more than ${MAX_DAYS_BY_HOUR} days`,
    }),
  );

const seconds = z.nullable(z.number());
const count = z.int();

/** How many samples lie from one duration up to, but not including, another; each bucket is a tenth wider than the one before. */
const bucket = z.strictObject({ from_seconds: z.number(), to_seconds: z.number(), count });

/** A distribution of durations. Percentiles are within 5% of the exact ones; null without samples. */
const durations = {
  average_seconds: seconds,
  sample_size: count,
  p50_seconds: seconds,
  p90_seconds: seconds,
  p95_seconds: seconds,
  histogram: z.array(bucket),
};
/** Durations as they were, and counting only the widget's business hours. */
const timed = { ...durations, business_hours: z.strictObject(durations) };

const volume = {
  started: count,
  resolved: count,
  closed: count,
  reopened: count,
  abandoned: count,
  handed_off: count,
};
const responseTime = { ...timed, reply: z.strictObject(timed) };
const satisfaction = {
  average: z.nullable(z.number()),
  sample_size: count,
  distribution: z.strictObject({ 1: count, 2: count, 3: count, 4: count, 5: count }),
};
const performance = {
  /** Conversations that settled and that the agent had answered; in the total, each once. */
  chats: count,
  resolved: count,
  average_response_seconds: seconds,
  sample_size: count,
  average_rating: z.nullable(z.number()),
  ratings_count: count,
};
/** `share`: the part that was met, from 0 to 1. */
const met = z.strictObject({ met: count, missed: count, share: z.nullable(z.number()) });
const targets = { first_response: met, resolution: met };
/** How many visitors said that it helped, and that it didn't. */
const helped = { helped: count, not_helped: count };
const bots = { answered: count, resolved: count, handed_off: count, unanswered: count };

/** Addresses of the conversations behind the numbers of `total`, by the name of the number's field. */
const urls = <const Field extends string>(fields: readonly Field[]) =>
  z.strictObject(Object.fromEntries(fields.map((field) => [field, z.string()])) as Record<Field, z.ZodMiniString>);

const ofAgent = ['chats', 'resolved', 'sample_size', 'ratings_count'] as const;

/** A report over time: `at` is when an hour or a day began. */
const overTime = <Fields extends z.core.$ZodShape, const Field extends string>(
  fields: Fields,
  linked: readonly Field[],
) => report(z.strictObject({ at: instant, ...fields }), fields, linked);

function report<Row extends z.ZodMiniType, Fields extends z.core.$ZodShape, const Field extends string>(
  row: Row,
  fields: Fields,
  linked: readonly Field[],
) {
  return z.strictObject({
    from: date,
    to: date,
    timezone: z.string(),
    interval: z.enum(['hour', 'day']),
    data: z.array(row),
    total: z.strictObject(fields),
    /** The same number of days, just before. */
    previous: z.strictObject(fields),
    conversations_urls: urls(linked),
    /** Where the rows go on that one answer doesn't hold: many hours with many histograms. CSV has them all. */
    next_cursor: z.nullable(z.string()),
  });
}

const one = { method: 'GET', role: 'agent', tag: 'Reports', query } as const;
const answer = <Schema extends z.ZodMiniType>(schema: Schema) =>
  ({ status: 200, schema, contentType: 'text/csv' }) as const;

/** Every report; each as CSV too, by `Accept: text/csv`. */
export const reports = {
  reportVolume: endpoint({
    ...one,
    path: `${AGENT_API}/reports/volume`,
    summary: 'Report how many conversations started, were settled and were reopened',
    answer: answer(overTime(volume, Object.keys(volume) as (keyof typeof volume)[])),
  }),
  reportResponseTime: endpoint({
    ...one,
    path: `${AGENT_API}/reports/response-time`,
    summary: "Report how long visitors waited for an agent's first response and for each reply",
    answer: answer(overTime(responseTime, ['sample_size', 'reply.sample_size'])),
  }),
  reportResolutionTime: endpoint({
    ...one,
    path: `${AGENT_API}/reports/resolution-time`,
    summary: 'Report the time from the request for an agent to the first resolution by an agent',
    answer: answer(overTime(timed, ['sample_size'])),
  }),
  reportSatisfaction: endpoint({
    ...one,
    path: `${AGENT_API}/reports/satisfaction`,
    summary: 'Report how visitors rated',
    answer: answer(
      overTime(satisfaction, [
        'sample_size',
        'distribution.1',
        'distribution.2',
        'distribution.3',
        'distribution.4',
        'distribution.5',
      ]),
    ),
  }),
  reportAgents: endpoint({
    ...one,
    path: `${AGENT_API}/reports/agents`,
    summary: 'Report what each agent did',
    answer: answer(
      report(
        z.strictObject({
          agent_id: id,
          /** Null when the agent has been deleted. */
          name: z.nullable(z.string()),
          ...performance,
          conversations_urls: urls(ofAgent),
        }),
        performance,
        ofAgent,
      ),
    ),
  }),
  reportBots: endpoint({
    ...one,
    path: `${AGENT_API}/reports/bots`,
    summary: 'Report what bots and workflows answered, resolved and handed over to agents',
    answer: answer(overTime(bots, ['answered', 'resolved', 'handed_off', 'unanswered'])),
  }),
  reportHelp: endpoint({
    ...one,
    path: `${AGENT_API}/reports/help`,
    summary: 'Report whether articles of the help center helped; of all agents, whichever is asked for',
    answer: answer(
      report(
        z.strictObject({
          article_id: id,
          /** Null when the article has been deleted. */
          question: z.nullable(z.string()),
          ...helped,
        }),
        helped,
        [],
      ),
    ),
  }),
  reportTargets: endpoint({
    ...one,
    path: `${AGENT_API}/reports/targets`,
    summary: 'Report how many targets of first responses and resolutions were met',
    answer: answer(
      overTime(targets, ['first_response.met', 'first_response.missed', 'resolution.met', 'resolution.missed']),
    ),
  }),
} as const;
