/**
 * Lists of conversations, newest first: the index partitions that may hold matches are read in parallel and merged. Filters
 * the index doesn't cover are checked on the conversation itself. A page may be short and still have a cursor.
 */
import { answerPage } from '#core/limits/answer-size.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import type { Channel, RatingFilter } from '#core/model/closed-sets.ts';
import { type Scope, isInScope } from '#core/access/scope.ts';
import type { ListedConversation, Priority, Status } from '#core/model/conversations/conversation.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import {
  enteredSince,
  newestEntries,
  newestOfVisitors,
  partitionsOf,
} from '#functions/store/conversations/conversation-index.ts';
import { newestFollowed } from '#functions/store/conversations/follow-store.ts';
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
  /** An agent who follows them. */
  follower?: Id | undefined;
  widget?: Id | undefined;
  visitors?: readonly Id[] | undefined;
  priority?: Priority | undefined;
  department?: Id | undefined;
  label?: string | undefined;
  channel?: Channel | undefined;
  rating?: RatingFilter | undefined;
  /** Only those that began in this time: from, and before, milliseconds since 1970. */
  created?: { fromMs?: number | undefined; toMs?: number | undefined } | undefined;
  /** What the caller sees. */
  scope: Scope;
  /** Only those that entered their status, or a visitor's that began, at this time or later, milliseconds since 1970. */
  sinceMs?: number | undefined;
};

/** A page of conversations; `before` is where the next one begins, nothing at the end. `total`: how many there are in all, where that is counted. */
export type ConversationPage = { conversations: ListedConversation[]; before: string | undefined; total?: number };

/** How many conversations one request reads at most, */
const MAX_LOADED = 300;
/** and how many index keys: those outside the wanted time are passed without reading more. */
const MAX_KEYS = 3000;
/** How many keys are read at a time where most may be outside the wanted time. */
const KEYS_AT_ONCE = 300;

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
  let loaded = 0;
  for (let read = 0; read < MAX_KEYS && loaded < MAX_LOADED && page.wantsMore();) {
    const wanted = filters.created ? KEYS_AT_ONCE : Math.min(MAX_LOADED - loaded, paging.limit);
    const entries = await entriesOf(table, filters, { limit: wanted, before });
    for (const chunk of chunksOf(entries, paging.limit)) {
      const inTime = chunk.filter(({ id }) => isCreatedIn(id, filters.created));
      loaded += inTime.length;
      const states = await Promise.all(inTime.map(({ id }) => loadConversation(table, id, { consistent: false })));
      const found = new Map(inTime.map(({ id }, index) => [id, states[index]]));
      for (const { id, position } of chunk) {
        if (!page.wantsMore()) return { conversations, before };
        const state = found.get(id);
        const isMatch = state !== undefined && matches(state, filters);
        if (isMatch && !page.add(await showInList(table, state, explain))) return { conversations, before };
        before = position;
      }
      if (loaded >= MAX_LOADED) return { conversations, before };
    }
    read += entries.length;
    if (entries.length < wanted) return { conversations, before: page.wantsMore() ? undefined : before };
  }
  return { conversations, before };
}

/** What began at a time entered its list then or later, so nothing older has to be passed. */
function entriesOf(table: Table, filters: Filters, range: { limit: number; before: string | undefined }) {
  const sinceMs = Math.max(filters.sinceMs ?? 0, filters.created?.fromMs ?? 0);
  const from = { ...range, sinceMs };
  if (filters.follower !== undefined) return newestFollowed(table, filters.follower, from);
  return filters.visitors === undefined
    ? newestEntries(table, partitionsOf(filters), from)
    : newestOfVisitors(table, filters.visitors, from);
}

/** A list in parts, in order, each of up to `size`. */
export const chunksOf = <One>(all: readonly One[], size: number): One[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

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
  const { priority, department, label, channel } = filters;
  const seen = { agent_id: state.agent_id, department_id: metadata.department_id };
  return (
    isInScope(filters.scope, seen) &&
    matchesState(state, filters) &&
    isCreatedIn(metadata.id, filters.created) &&
    (priority === undefined || metadata.priority === priority) &&
    (department === undefined || metadata.department_id === department) &&
    (channel === undefined || (metadata.channel ?? 'widget') === channel) &&
    (label === undefined || metadata.labels.includes(label))
  );
}

/** Whether a conversation's state matches the filters, which its newest row alone says. */
export function matchesState(state: ConversationState, filters: Filters): boolean {
  const { status, snoozed, agent, follower, widget, visitors, rating } = filters;
  return (
    (status === undefined || state.status === status) &&
    (snoozed || status !== undefined ? (state.snoozed !== null) === (snoozed ?? false) : true) &&
    (agent === undefined ||
      (agent === 'any' ? state.agent_id !== null : state.agent_id === (agent === 'none' ? null : agent))) &&
    (follower === undefined || state.followers.includes(follower)) &&
    (widget === undefined || state.widget_id === widget) &&
    (visitors === undefined || visitors.includes(state.visitor_id)) &&
    (rating === undefined || isRated(state.rated?.stars, rating))
  );
}

function isRated(stars: number | undefined, wanted: RatingFilter): boolean {
  if (wanted === 'none') return stars === undefined;
  return wanted === 'any' ? stars !== undefined : stars === Number(wanted);
}

/** Whether a conversation began in a time. Its ID says when it did. */
export const isCreatedIn = (id: Id, { fromMs = 0, toMs = Infinity }: Filters['created'] = {}): boolean =>
  createdAtMs(id) >= fromMs && createdAtMs(id) < toMs;
