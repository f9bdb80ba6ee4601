/** The dashboard's first page: how things stand now and today. */
import { answerBytes, whatFits } from '#core/limits/answer-size.ts';
import type { Scope } from '#core/access/scope.ts';
import type { Answer } from '#core/contract/http.ts';
import { resolutionTimeOf, responseTimeOf, satisfactionOf, volumeOf } from '#core/metrics/figures.ts';
import { type Days, periodOf } from '#core/metrics/period.ts';
import { startOfDay, wallClock } from '#core/time/wall-clock.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, toAgent } from '#functions/store/assignment/agent-store.ts';
import { conversationsByStatus } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { listAll } from '#functions/store/list-page.ts';
import { allWidgets, toWidget } from '#functions/store/settings/widget-store.ts';
import { countSeen, listConversations } from '#functions/use-cases/search/list-conversations.ts';
import { type MetricsQuery, readMetrics, totalsOf } from './read-metrics.ts';
import { explainWaiting } from '#functions/use-cases/availability/waiting-reason.ts';

/** How many keys of one status are read; a count stops there. */
const MAX_COUNTED = 1000;
/** Conversations looked into; of more open ones than this, the others count as active. */
const MAX_READ = 300;
const RECENT = 10;
const MAX_AGENTS = 1000;
const MAX_WIDGETS = 100;

/** The dashboard; `timezone` says when today began. An agent who doesn't see all gets their own numbers. */
export async function showDashboard(
  deps: Pick<Deps, 'table' | 'now' | 'log'>,
  timezone: string,
  scope: Scope,
): Promise<Answer<'getDashboard'>> {
  const { table } = deps;
  const [counts, numbers, agents, recent, widgets] = await Promise.all([
    countOpen(table, scope),
    numbersOf(deps, timezone, scope === 'all' ? {} : { agent_id: scope.agent ?? 0 }),
    listAll(table, 'AGENTS', MAX_AGENTS),
    listConversations(deps, { scope }, { limit: RECENT }, explainWaiting(deps)),
    allWidgets(table, MAX_WIDGETS),
  ]);
  const answer = {
    ...counts,
    ...numbers,
    online_agents: (agents as AgentItem[]).filter(isThere).map((agent) => {
      const { id, name, status, current_chats_count, max_concurrent_chats } = toAgent(agent);
      return { id, name, status, current_chats_count, max_concurrent_chats };
    }),
    recent_conversations: recent.conversations,
  };
  // The rest is in the list of widgets, which has further pages.
  const active = widgets.filter((widget) => widget.is_active).map(toWidget);
  return { ...answer, active_widgets: whatFits(active, answerBytes(answer)) };
}

/** The same figures as in the reports of these days, and of today. */
async function numbersOf(deps: Pick<Deps, 'table' | 'now' | 'log'>, timezone: string, whose: MetricsQuery) {
  const period = periodOf(lastDays(timezone, deps.now()));
  const kinds = ['started', 'first_response', 'resolved', 'rated'] as const;
  const cells = await readMetrics(deps, whose, { by: 'all', kinds, period });
  const todayMs = startOfDay(timezone, deps.now());
  const { started, resolved } = volumeOf(totalsOf(cells.filter(({ at_ms }) => at_ms >= todayMs)));
  const totals = totalsOf(cells);
  return {
    today: { started, resolved },
    average_response_time_seconds: responseTimeOf(totals).average_seconds,
    average_resolution_time_seconds: resolutionTimeOf(totals).average_seconds,
    satisfaction: satisfactionOf(totals).average,
  };
}

/** Today and the six days before. */
function lastDays(timezone: string, nowMs: number): Days {
  const { dayMs } = wallClock(timezone, nowMs);
  const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return { from: date(dayMs - 6 * 86_400_000), to: date(dayMs), timezone };
}

const isThere = (agent: AgentItem): boolean => agent.connected && agent.chosen_status === 'online';

async function countOpen(table: Deps['table'], scope: Scope) {
  const [pending, open] = await Promise.all([
    conversationsByStatus(table, 'pending', { limit: MAX_COUNTED }),
    conversationsByStatus(table, 'active', { limit: MAX_COUNTED }),
  ]);
  if (scope !== 'all') {
    const [active_chats, waiting_chats, pending_chats] = await Promise.all([
      countSeen(table, open.ids, { status: 'active', scope }),
      countSeen(table, open.ids, { status: 'waiting', scope }),
      countSeen(table, pending.ids, { status: 'pending', scope }),
    ]);
    return { active_chats, pending_chats, waiting_chats };
  }
  const rows = await Promise.all(open.ids.slice(0, MAX_READ).map((id) => newestRow(table, id)));
  const waiting_chats = rows.filter((row) => row?.state.status === 'waiting').length;
  return { active_chats: open.ids.length - waiting_chats, pending_chats: pending.ids.length, waiting_chats };
}
