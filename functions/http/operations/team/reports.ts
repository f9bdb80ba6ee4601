/** The operations of reports: figures of what was counted, as JSON or, by `Accept: text/csv`, as a table. */
import { answerBytes, answerPage } from '#core/limits/answer-size.ts';
import type { reports } from '#core/contract/endpoints/reports.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { wallClock } from '#core/time/wall-clock.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { scopeOf } from '#functions/use-cases/access/scope.ts';
import { reportHelp } from '#functions/use-cases/reports/report-help.ts';
import { reportAgents, reportOverTime } from '#functions/use-cases/reports/reports.ts';
import { shownReports } from '#functions/use-cases/reports/shown-reports.ts';
import { prefers } from '#core/text/accept.ts';
import { Finished } from '#functions/http/answer.ts';
import type { Call, Operations } from '#functions/http/call.ts';
import { csvOf } from '#functions/http/csv.ts';

/** Every report. */
export const reportOperations: Operations<Deps, ReportId> = {
  reportVolume: async (deps, call) =>
    answer('reportVolume', call, await reportOverTime(deps, await seenBy(deps, call), shownReports.volume)),
  reportResponseTime: async (deps, call) =>
    answer('reportResponseTime', call, await reportOverTime(deps, await seenBy(deps, call), shownReports.responseTime)),
  reportResolutionTime: async (deps, call) =>
    answer(
      'reportResolutionTime',
      call,
      await reportOverTime(deps, await seenBy(deps, call), shownReports.resolutionTime),
    ),
  reportSatisfaction: async (deps, call) =>
    answer('reportSatisfaction', call, await reportOverTime(deps, await seenBy(deps, call), shownReports.satisfaction)),
  reportAgents: async (deps, call) => answer('reportAgents', call, await reportAgents(deps, await seenBy(deps, call))),
  reportBots: async (deps, call) =>
    answer('reportBots', call, await reportOverTime(deps, await seenBy(deps, call), shownReports.bots)),
  reportHelp: async (deps, call) => answer('reportHelp', call, await reportHelp(deps, call.query)),
  reportTargets: async (deps, call) =>
    answer('reportTargets', call, await reportOverTime(deps, await seenBy(deps, call), shownReports.targets)),
};

type ReportId = keyof typeof reports;

/**
 * What the caller may ask for: numbers have no department, so agents who see their departments only get their own numbers.
 * @throws DomainError `forbidden` for a colleague's
 */
async function seenBy(deps: Deps, { query, caller }: Call<ReportId>): Promise<Call<ReportId>['query']> {
  const scope = await scopeOf(deps, caller);
  if (scope === 'all') return query;
  if (query.agent_id !== undefined && query.agent_id !== scope.agent)
    throw new DomainError('forbidden', 'You see your own numbers only. Ask a supervisor for those of colleagues.');
  return { ...query, agent_id: scope.agent ?? 0 };
}

/** A report with all its rows, each at its place: an hour or day, or an agent. */
type Report<Row> = { from: string; to: string; data: Iterable<Row>; total: object };
type Row = { at: string } | { agent_id: Id } | { article_id: Id };

/** The report, as many of its rows as an answer holds; or all of them as a table to keep. */
function answer<One extends Row, Whole extends Report<One>>(
  operation: ReportId,
  { query, request }: Pick<Call<ReportId>, 'query' | 'request'>,
  report: Whole & Report<One>,
): (Whole & { data: One[]; next_cursor: string | null }) | Finished {
  if (prefers(request.accept, 'text/csv', 'application/json')) return tableOf(names[operation], report, query);
  const after = Number(readCursor(operation, query) ?? -Infinity);
  const page = answerPage<One>(Infinity, answerBytes({ ...report, data: [] }));
  let next_cursor: string | null = null;
  for (const row of report.data) {
    if (placeOf(row) <= after || page.add(row)) continue;
    const last = page.entries.at(-1);
    next_cursor = last ? writeCursor(operation, query, String(placeOf(last))) : null;
    break;
  }
  return { ...report, data: page.entries, next_cursor };
}

const placeOf = (row: Row): number =>
  'at' in row ? Date.parse(row.at) : 'agent_id' in row ? row.agent_id : row.article_id;

const names: Record<ReportId, string> = {
  reportVolume: 'volume',
  reportResponseTime: 'response-time',
  reportResolutionTime: 'resolution-time',
  reportSatisfaction: 'satisfaction',
  reportAgents: 'agents',
  reportBots: 'bots',
  reportHelp: 'help',
  reportTargets: 'targets',
};

/** The clock of the report's time zone, and the day alone where rows are days: a spreadsheet knows no time zone. */
const atOf = (at: string, { timezone, interval }: Shown): string => {
  const { dayMs, minutes } = wallClock(timezone, Date.parse(at));
  const shown = new Date(dayMs + minutes * 60_000).toISOString();
  return interval === 'hour' ? shown.slice(0, 16).replace('T', ' ') : shown.slice(0, 10);
};

type Shown = { timezone: string; interval?: 'hour' | 'day' };

/** Spreadsheets take a file without it for one in the system's own encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

const tableOf = (name: string, { from, to, data, total }: Report<Row>, shown: Shown): Finished =>
  new Finished({
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${from}-${to}.csv"`,
      'cache-control': 'no-store',
    },
    body:
      BYTE_ORDER_MARK +
      csvOf(
        [...data].map((row) => ('at' in row ? { ...row, at: atOf(row.at, shown) } : row)),
        total,
      ),
  });
