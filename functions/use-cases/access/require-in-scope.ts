/** What a request's address names must be in the caller's scope. Holds for each endpoint of such an address, also for new ones. */
import { OF_TEAM, fileIdParts } from '#core/files/file-id.ts';
import { type Scope, isInScope } from '#core/access/scope.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import { type Endpoint, AGENT_API, isForTeam } from '#core/contract/kit/endpoint.ts';
import { notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import type { Deps } from '#functions/deps.ts';
import { newestOfVisitor } from '#functions/store/conversations/conversation-index.ts';
import { getTicket } from '#functions/store/conversations/ticket-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type ScopeDeps, placeOf, scopeOf, seesConversation } from './scope.ts';

type Check = (deps: Pick<Deps, 'table'>, scope: Scope, id: unknown) => Promise<boolean>;

/** Whether what a collection's address names is seen, by collection. */
const checks: Record<string, Check> = {
  conversations: (deps, scope, id) => seesConversation(deps, scope, Number(id)),
  visitors: (deps, scope, id) => seesVisitor(deps, scope, Number(id)),
  tickets: async (deps, scope, id) => {
    const ticket = await getTicket(deps.table, Number(id));
    return ticket !== undefined && seesTicket(deps, scope, ticket);
  },
  // A canned response's file is of no conversation. Any other belongs to a visitor. Which of their chats has it is known to those who see that chat.
  files: async (deps, scope, id) => {
    const parts = fileIdParts(String(id));
    return parts !== undefined && (parts.visitor === OF_TEAM || seesVisitor(deps, scope, parts.visitor));
  },
};

const NAMED = new RegExp(`^${AGENT_API}/([\\w-]+)/\\{(\\w+)\\}`);

/**
 * Refuses a request whose address names what the caller doesn't see.
 * @throws DomainError `not_found`, the same as for what doesn't exist
 */
export async function requireInScope(deps: ScopeDeps, row: Endpoint, params: unknown, caller: unknown): Promise<void> {
  const [, collection = '', param = ''] = NAMED.exec(row.path) ?? [];
  const check = checks[collection];
  if (!check || !isForTeam(row)) return;
  const scope = await scopeOf(deps, caller as TeamCaller);
  if (scope === 'all') return;
  if (!(await check(deps, scope, (params as Record<string, unknown>)[param]))) throw notFound();
}

/** Of a visitor with very many conversations, the newest decide. */
const MAX_LOADED = 100;
const AT_ONCE = 25;

/** Whether one of a visitor's conversations is seen; of a visitor without any, their widget's department decides. */
export async function seesVisitor({ table }: Pick<Deps, 'table'>, scope: Scope, visitor: Id): Promise<boolean> {
  if (scope === 'all') return true;
  const entries = await newestOfVisitor(table, visitor, { limit: MAX_LOADED });
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const some = entries.slice(from, from + AT_ONCE);
    const states = await Promise.all(some.map(({ id }) => loadConversation(table, id, { consistent: true })));
    if (states.some((state) => state && isInScope(scope, placeOf(state)))) return true;
  }
  if (entries.length > 0) return false;
  const known = await getVisitor(table, visitor);
  const widget = known && (await getWidget(table, known.widget_id));
  return known !== undefined && isInScope(scope, { agent_id: null, department_id: widget?.department_id ?? null });
}

/** Whether a ticket is seen: one of a conversation that is, one's own, or one without a conversation, which is the team's. */
export async function seesTicket(deps: Pick<Deps, 'table'>, scope: Scope, ticket: Ticket): Promise<boolean> {
  const { assignee_id, conversation_id } = ticket;
  if (scope === 'all' || conversation_id === null) return true;
  if (assignee_id !== null && assignee_id === scope.agent) return true;
  return seesConversation(deps, scope, conversation_id);
}
