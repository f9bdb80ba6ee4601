/** Reports of an invented team: a quiet night, two busy hours, weekends off; the same for the same days. */
import { startsOf } from '#core/metrics/period.ts';
import { AGENT_API } from '#core/contract/kit/endpoint.ts';
import type { FactList } from '#core/model/conversations/fact.ts';
import type { Answered } from './fake-answers.ts';
import type { FakeState } from './fake-state.ts';

type Asked = { query: URLSearchParams };

const HOUR_MS = 3_600_000;

/** How many chats start in an hour. */
function startedAt(ms: number): number {
  const at = new Date(ms);
  const weekday = at.getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  const curve = Math.max(0, Math.sin(((at.getUTCHours() - 6) / 14) * Math.PI));
  return Math.round(curve * (isWeekend ? 3 : 9) + ((ms / HOUR_MS) % 5 === 0 ? 2 : 0));
}

function rangeOf(query: URLSearchParams) {
  const days = {
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    timezone: query.get('timezone') ?? 'UTC',
  };
  return { ...days, interval: query.get('interval') === 'hour' ? ('hour' as const) : ('day' as const) };
}

const volumeOf = (started: number) => ({
  started,
  resolved: Math.round(started * 0.86),
  closed: Math.round(started * 0.8),
  reopened: Math.round(started * 0.05),
  abandoned: Math.round(started * 0.04),
  handed_off: Math.round(started * 0.2),
});

/** Waits around a middle, most near it. */
const durationsOf = (count: number, middle: number) => ({
  average_seconds: count === 0 ? null : middle * 1.4,
  sample_size: count,
  p50_seconds: count === 0 ? null : middle,
  p90_seconds: count === 0 ? null : middle * 4.2,
  p95_seconds: count === 0 ? null : middle * 7.5,
  histogram: [0.1, 0.3, 0.6, 1, 1.7, 3, 6, 14].map((factor, index) => ({
    from_seconds: middle * factor,
    to_seconds: middle * factor * 1.1,
    count: Math.round(count * ([0.05, 0.12, 0.2, 0.25, 0.18, 0.11, 0.06, 0.03][index] ?? 0)),
  })),
});
const timedOf = (count: number, middle: number) => ({
  ...durationsOf(count, middle),
  business_hours: durationsOf(count, middle * 0.8),
});

const ratedOf = (count: number) => {
  const distribution = {
    1: Math.round(count * 0.02),
    2: Math.round(count * 0.03),
    3: Math.round(count * 0.08),
    4: Math.round(count * 0.27),
    5: Math.round(count * 0.6),
  };
  const sample_size = Object.values(distribution).reduce((sum, one) => sum + one, 0);
  const sum = Object.entries(distribution).reduce((all, [star, one]) => all + Number(star) * one, 0);
  return { average: sample_size === 0 ? null : sum / sample_size, sample_size, distribution };
};

/** A report by day or hour: `figures` of how many chats started. */
function overTime(query: URLSearchParams, figures: (started: number) => object, lists: Record<string, FactList>) {
  const range = rangeOf(query);
  const starts = startsOf(range, range.interval);
  const step = range.interval === 'day' ? 24 : 1;
  const sums = starts.map((start) => {
    let sum = 0;
    for (let hour = 0; hour < step; hour += 1) sum += startedAt(start + hour * HOUR_MS);
    return sum;
  });
  const all = sums.reduce((sum, one) => sum + one, 0);
  return {
    ...range,
    data: starts.map((start, index) => ({ at: new Date(start).toISOString(), ...figures(sums[index] ?? 0) })),
    total: figures(all),
    previous: figures(Math.round(all * 0.91)),
    conversations_urls: urlsOf(starts[0] ?? 0, (starts.at(-1) ?? 0) + step * HOUR_MS, lists),
    next_cursor: null,
  };
}

function urlsOf(from: number, to: number, lists: Record<string, FactList>, agent?: number) {
  const query = (fact: FactList) =>
    new URLSearchParams({
      fact,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      ...(agent === undefined ? {} : { agent_id: String(agent) }),
    });
  return Object.fromEntries(
    Object.entries(lists).map(([field, fact]) => [field, `${AGENT_API}/conversations?${query(fact)}`]),
  );
}

const same = (fields: readonly FactList[]) => Object.fromEntries(fields.map((field) => [field, field]));

/** The operations. A site without conversations has nothing to report. */
export function reportsOf(state: FakeState): Record<string, (asked: Asked) => Answered> {
  const share = state.conversations.length === 0 ? 0 : 1;
  const report =
    (figures: (started: number) => object, lists: Record<string, FactList>) =>
    ({ query }: Asked): Answered => ({
      status: 200,
      body: overTime(query, (started) => figures(started * share), lists),
    });
  return {
    reportVolume: report(volumeOf, same(['started', 'resolved', 'closed', 'reopened', 'abandoned', 'handed_off'])),
    reportResponseTime: report(
      (started) => ({ ...timedOf(Math.round(started * 0.66), 31), reply: timedOf(started * 2, 48) }),
      { sample_size: 'first_response', 'reply.sample_size': 'replies' },
    ),
    reportResolutionTime: report((started) => timedOf(Math.round(started * 0.56), 1260), {
      sample_size: 'resolved_by_team',
    }),
    reportSatisfaction: report((started) => ratedOf(started * 0.4), {
      sample_size: 'rated',
      ...Object.fromEntries([1, 2, 3, 4, 5].map((star) => [`distribution.${star}`, `rated_${star}` as FactList])),
    }),
    reportBots: report(
      (started) => ({
        answered: started * 2,
        resolved: Math.round(started * 0.3),
        handed_off: Math.round(started * 0.2),
        unanswered: Math.round(started * 0.07),
      }),
      { answered: 'answered', resolved: 'bot_resolved', handed_off: 'handed_off', unanswered: 'unanswered' },
    ),
    reportTargets: report(
      (started) => ({
        first_response: metOf(Math.round(started * 0.6), Math.round(started * 0.1)),
        resolution: metOf(Math.round(started * 0.5), Math.round(started * 0.2)),
      }),
      {
        'first_response.met': 'first_response_met',
        'first_response.missed': 'first_response_missed',
        'resolution.met': 'resolution_met',
        'resolution.missed': 'resolution_missed',
      },
    ),
    reportAgents: ({ query }) => ({ status: 200, body: agentsReport(state, query, share) }),
    reportHelp: ({ query }) => ({ status: 200, body: helpReport(query, share) }),
  };
}

/** Two articles that were answered, one of them deleted since. */
function helpReport(query: URLSearchParams, share: number) {
  const data = [
    { article_id: 721, question: 'How do I return an item?', helped: 41, not_helped: 6 },
    { article_id: 799, question: null, helped: 3, not_helped: 5 },
  ].slice(0, share * 2);
  const total = { helped: 44 * share, not_helped: 11 * share };
  return { ...rangeOf(query), data, total, previous: total, conversations_urls: {}, next_cursor: null };
}

const metOf = (met: number, missed: number) => ({
  met,
  missed,
  share: met + missed === 0 ? null : met / (met + missed),
});

const ofAgent = {
  chats: 'replies',
  resolved: 'resolved',
  sample_size: 'first_response',
  ratings_count: 'rated',
} as const;

function agentsReport(state: FakeState, query: URLSearchParams, share: number) {
  const range = rangeOf(query);
  const [from, to] = [Date.parse(range.from), Date.parse(range.to) + 24 * HOUR_MS];
  const performance = (chats: number) => ({
    chats,
    resolved: Math.round(chats * 0.9),
    average_response_seconds: chats === 0 ? null : 20 + (chats % 7) * 9,
    sample_size: chats,
    average_rating: chats === 0 ? null : 4.2 + (chats % 5) / 10,
    ratings_count: Math.round(chats * 0.4),
  });
  const chats = state.agents.map((_, index) => [148, 131, 77, 0][index % 4] ?? 0);
  const all = chats.reduce((sum, one) => sum + one, 0) * share;
  return {
    ...range,
    data: state.agents.map(({ id, name }, index) => ({
      agent_id: id,
      name,
      ...performance((chats[index] ?? 0) * share),
      conversations_urls: urlsOf(from, to, ofAgent, id),
    })),
    total: performance(all),
    previous: performance(Math.round(all * 0.95)),
    conversations_urls: urlsOf(from, to, ofAgent),
    next_cursor: null,
  };
}
