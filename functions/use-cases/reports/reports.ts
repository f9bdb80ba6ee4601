/** Reports: what was counted in a range of days, by hour, day or agent, compared with the same number of days before. */
import { AGENT_API } from '#core/contract/kit/endpoint.ts';
import type { Received } from '#core/contract/http.ts';
import { type Totals, performanceOf, teamPerformanceOf } from '#core/metrics/figures.ts';
import { type Period, daysBefore, lastUpTo, periodOf, startsOf } from '#core/metrics/period.ts';
import { type FactList, kindOf } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, formerAgentNames } from '#functions/store/assignment/agent-store.ts';
import { listAll } from '#functions/store/list-page.ts';
import type { Cell } from '#functions/store/reports/aggregate-store.ts';
import { type MetricsQuery, readMetrics, totalsOf } from './read-metrics.ts';

type ReportDeps = Pick<Deps, 'table' | 'now' | 'log'>;

/** The query of a report. */
export type ReportQuery = Received<'reportVolume', 'query'>;

/** A report over time, and the list of conversations for each of its numbers. */
export type Shown<Fields, Field extends string> = {
  figures: (totals: Totals) => Fields;
  lists: Record<Field, FactList>;
};

/** A report by hour or day. @throws DomainError `validation_failed` for a widget or an agent nobody knows */
export async function reportOverTime<Fields, Field extends string>(
  deps: ReportDeps,
  query: ReportQuery,
  { figures, lists }: Shown<Fields, Field>,
) {
  const { cells, before, period } = await readBoth(deps, query, 'all', lists);
  const starts = startsOf(query, query.interval);
  const byStart = Map.groupBy(cells, ({ at_ms }) => lastUpTo(starts, at_ms));
  return {
    ...head(query),
    // One by one: each may have long histograms, and not all may be asked for.
    data: starts.values().map((start, index) => ({
      at: new Date(start).toISOString(),
      ...figures(totalsOf(byStart.get(index) ?? [])),
    })),
    total: figures(totalsOf(cells)),
    previous: figures(totalsOf(before)),
    conversations_urls: urlsOf(lists, period, query),
  };
}

const MAX_AGENTS = 1000;
const agentLists = {
  chats: 'replies',
  resolved: 'resolved',
  sample_size: 'first_response',
  ratings_count: 'rated',
} as const;

/** Numbers per agent, including deleted agents. @throws DomainError as `reportOverTime` does */
export async function reportAgents(deps: ReportDeps, query: ReportQuery) {
  const { cells, before, period } = await readBoth(deps, query, 'agent', agentLists);
  const agents = (await listAll(deps.table, 'AGENTS', MAX_AGENTS)) as AgentItem[];
  const current = new Map(agents.map((agent) => [agent.id, agent.name]));
  const byAgent = Map.groupBy(cells, ({ agent_id }) => agent_id ?? 0);
  const ids = query.agent_id === undefined ? [...new Set([...current.keys(), ...byAgent.keys()])] : [query.agent_id];
  const figures = query.agent_id === undefined ? teamPerformanceOf : performanceOf;
  const former = ids.every((id) => current.has(id)) ? undefined : await formerAgentNames(deps.table);
  return {
    ...head(query),
    data: ids
      .sort((one, other) => one - other)
      .values()
      .map((agent_id) => ({
        agent_id,
        name: current.get(agent_id) ?? former?.get(agent_id) ?? null,
        ...performanceOf(totalsOf(byAgent.get(agent_id) ?? [])),
        conversations_urls: urlsOf(agentLists, period, { ...query, agent_id }),
      })),
    total: figures(totalsOf(cells)),
    previous: figures(totalsOf(before)),
    conversations_urls: urlsOf(agentLists, period, { agent_id: 'any', ...query }),
  };
}

/** The numbers of the days asked for and of those before, which they follow without a gap: one read. */
async function readBoth(deps: ReportDeps, query: ReportQuery, by: 'all' | 'agent', lists: Record<string, FactList>) {
  const period = periodOf(query);
  const { fromMs } = periodOf(daysBefore(query));
  const kinds = [...new Set(Object.values(lists).map(kindOf))];
  // Hours need every quarter of an hour; agents are added up by nobody.
  const daysOf = by === 'all' && query.interval === 'day' ? query.timezone : undefined;
  const all = await readMetrics(deps, query, { by, kinds, period: { fromMs, toMs: period.toMs }, daysOf });
  const isInPeriod = ({ at_ms }: Cell): boolean => at_ms >= period.fromMs;
  return { period, cells: all.filter(isInPeriod), before: all.filter((cell) => !isInPeriod(cell)) };
}

const head = ({ from, to, timezone, interval }: ReportQuery) => ({ from, to, timezone, interval });

/** The list of conversations for each number. */
function urlsOf<Field extends string>(
  lists: Record<Field, FactList>,
  { fromMs, toMs }: Period,
  { widget_id, agent_id }: Omit<MetricsQuery, 'agent_id'> & { agent_id?: Id | 'any' | undefined },
): Record<Field, string> {
  const entries = Object.entries<FactList>(lists).map(([field, fact]) => {
    const query = new URLSearchParams({
      fact,
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      ...(widget_id === undefined ? {} : { widget_id: String(widget_id) }),
      ...(agent_id === undefined ? {} : { agent_id: String(agent_id) }),
    });
    return [field, `${AGENT_API}/conversations?${query}`];
  });
  return Object.fromEntries(entries) as Record<Field, string>;
}
