/**
 * Lists of conversations, newest first: the index partitions that may hold matches are read in parallel and merged. Filters
 * the index doesn't cover are checked on the conversation itself. A page may be short and still have a cursor.
 */
import { answerPage } from '#core/limits/answer-size.ts';
import { type Scope, isInScope } from '#core/access/scope.ts';
import type { ListedConversation, Priority, Status } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import {
  enteredSince,
  newestEntries,
  newestOfVisitor,
  partitionsOf,
} from '#functions/store/conversations/conversation-index.ts';
import type { Table } from '#functions/store/table.ts';
import {
  type ExplainWaiting,
  type LoadedConversation,
  loadConversation,
  showInList,
} from '#functions/use-cases/conversations/conversation-state.ts';

/** Filters of a list of conversations; each narrows it. `agent`: an agent's, unassigned, or any. A `status` leaves out what is snoozed. */
export type Filters = {
  status?: Status | undefined;
  /** Only those that are snoozed, in whichever status. */
  snoozed?: boolean | undefined;
  agent?: Id | 'none' | 'any' | undefined;
  widget?: Id | undefined;
  visitor?: Id | undefined;
  priority?: Priority | undefined;
  department?: Id | undefined;
  label?: string | undefined;
  /** What the caller sees. */
  scope: Scope;
  /** Only those that entered their status, or a visitor's that began, at this time or later, milliseconds since 1970. */
  sinceMs?: number | undefined;
};

/** A page of conversations; `before` is where the next one begins, nothing at the end. `total`: how many there are in all, where that is counted. */
export type ConversationPage = { conversations: ListedConversation[]; before: string | undefined; total?: number };

/** How many index keys one request reads at most. */
const MAX_KEYS = 300;

/** A page of conversations, each as agents see it. `before` continues after an earlier page. */
export async function listConversations(
  { table }: Pick<Deps, 'table'>,
  filters: Filters,
  paging: { limit: number; before?: string | undefined },
  explain: ExplainWaiting,
): Promise<ConversationPage> {
  const page = answerPage<ListedConversation>(paging.limit);
  const { entries: conversations } = page;
  let before = paging.before;
  for (let read = 0; read < MAX_KEYS && page.wantsMore();) {
    const wanted = Math.min(MAX_KEYS - read, paging.limit);
    const range = { limit: wanted, before, sinceMs: filters.sinceMs };
    const entries = await (filters.visitor === undefined
      ? newestEntries(table, partitionsOf(filters), range)
      : newestOfVisitor(table, filters.visitor, range));
    const states = await Promise.all(entries.map(({ id }) => loadConversation(table, id, { consistent: false })));
    for (const [index, state] of states.entries()) {
      if (!page.wantsMore()) break;
      const isMatch = state !== undefined && matches(state, filters);
      if (isMatch && !page.add(await showInList(table, state, explain))) break;
      before = entries[index]?.position;
    }
    read += entries.length;
    if (entries.length < wanted) return { conversations, before: page.wantsMore() ? undefined : before };
  }
  return { conversations, before };
}

/** How many are snoozed, an agent's or in all, whatever else narrows a list of them: keys of the index only, unless not all are seen. */
export async function countSnoozed(table: Table, { agent, scope }: Pick<Filters, 'agent' | 'scope'>): Promise<number> {
  const lists = await Promise.all(
    partitionsOf({ snoozed: true, agent }).map((partition) => enteredSince(table, partition, 0)),
  );
  const ids = lists.flat();
  return scope === 'all' || agent === scope.agent ? ids.length : countSeen(table, ids, { snoozed: true, agent, scope });
}

const AT_ONCE = 100;

/** How many of these conversations match the filters. */
export async function countSeen(table: Table, ids: readonly Id[], filters: Filters): Promise<number> {
  let count = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const states = await Promise.all(some.map((id) => loadConversation(table, id, { consistent: false })));
    count += states.filter((state) => state !== undefined && matches(state, filters)).length;
  }
  return count;
}

/** Whether a conversation matches the filters; fields of the index are checked again, since an index may lag. */
export function matches({ metadata, row: { state } }: LoadedConversation, filters: Filters): boolean {
  const { status, snoozed, agent, widget, visitor, priority, department, label, scope } = filters;
  return (
    isInScope(scope, { agent_id: state.agent_id, department_id: metadata.department_id }) &&
    (status === undefined || state.status === status) &&
    (snoozed || status !== undefined ? (state.snoozed !== null) === (snoozed ?? false) : true) &&
    (agent === undefined ||
      (agent === 'any' ? state.agent_id !== null : state.agent_id === (agent === 'none' ? null : agent))) &&
    (widget === undefined || metadata.widget_id === widget) &&
    (visitor === undefined || state.visitor_id === visitor) &&
    (priority === undefined || metadata.priority === priority) &&
    (department === undefined || metadata.department_id === department) &&
    (label === undefined || metadata.labels.includes(label))
  );
}
