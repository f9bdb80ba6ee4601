/** The operations of reports: figures of what was counted, as JSON or, by `Accept: text/csv`, as a table. */
import type { reports } from '../../core/contract/endpoints/reports.ts';
import { botsOf, resolutionTimeOf, responseTimeOf, satisfactionOf, volumeOf } from '../../core/metrics/figures.ts';
import type { Deps } from '../deps.ts';
import { reportAgents, reportOverTime } from '../use-cases/reports.ts';
import { Finished } from './answer.ts';
import type { Operations, RequestFacts } from './call.ts';
import { csvOf } from './csv.ts';

const volume = {
  figures: volumeOf,
  lists: {
    started: 'started',
    resolved: 'resolved',
    closed: 'closed',
    reopened: 'reopened',
    abandoned: 'abandoned',
    handed_off: 'handed_off',
  },
} as const;
const responseTime = {
  figures: responseTimeOf,
  lists: { sample_size: 'first_response', 'reply.sample_size': 'replies' },
} as const;
const resolutionTime = { figures: resolutionTimeOf, lists: { sample_size: 'resolved_by_team' } } as const;
const satisfaction = {
  figures: satisfactionOf,
  lists: {
    sample_size: 'rated',
    'distribution.1': 'rated_1',
    'distribution.2': 'rated_2',
    'distribution.3': 'rated_3',
    'distribution.4': 'rated_4',
    'distribution.5': 'rated_5',
  },
} as const;
const bots = {
  figures: botsOf,
  lists: { answered: 'answered', resolved: 'bot_resolved', handed_off: 'handed_off', unanswered: 'unanswered' },
} as const;

/** Every report. */
export const reportOperations: Operations<Deps, keyof typeof reports> = {
  reportVolume: async (deps, { query, request }) =>
    asAccepted(request, 'volume', await reportOverTime(deps, query, volume)),
  reportResponseTime: async (deps, { query, request }) =>
    asAccepted(request, 'response-time', await reportOverTime(deps, query, responseTime)),
  reportResolutionTime: async (deps, { query, request }) =>
    asAccepted(request, 'resolution-time', await reportOverTime(deps, query, resolutionTime)),
  reportSatisfaction: async (deps, { query, request }) =>
    asAccepted(request, 'satisfaction', await reportOverTime(deps, query, satisfaction)),
  reportAgents: async (deps, { query, request }) => asAccepted(request, 'agents', await reportAgents(deps, query)),
  reportBots: async (deps, { query, request }) => asAccepted(request, 'bots', await reportOverTime(deps, query, bots)),
};

type Report = { from: string; to: string; data: object[]; total: object };

/** The report, or its rows as a table to keep. */
function asAccepted<Shown extends Report>({ accept }: RequestFacts, name: string, report: Shown): Shown | Finished {
  if (!/\btext\/csv\b/i.test(accept)) return report;
  return new Finished({
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${report.from}-${report.to}.csv"`,
      'cache-control': 'no-store',
    },
    body: csvOf(report.data, report.total),
  });
}
