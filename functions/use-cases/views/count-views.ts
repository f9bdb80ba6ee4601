/** How many conversations are in each saved view: every open conversation is read once, whatever the number of views. */
import type { Scope } from '#core/access/scope.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { isSettled } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import { type Status, statuses } from '#core/model/conversations/conversation.ts';
import type { ListFilter, SavedView, ViewCount } from '#core/model/conversations/view.ts';
import type { Deps } from '#functions/deps.ts';
import { enteredSince, partitionsOf } from '#functions/store/conversations/conversation-index.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { type Filters, chunksOf, matches } from '#functions/use-cases/search/list-conversations.ts';

/** How many conversations are read for one answer: views of more say "at least". */
export const MAX_COUNTED = 500;
const READ_AT_ONCE = 50;
const DAY_MS = 86_400_000;

/** Who asks: their agent, and what they see. */
export type Viewer = { me: Id | undefined; scope: Scope };

/** The counts. Views of ended conversations, of any status and of searches aren't counted. */
export async function countViews(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  views: readonly SavedView[],
  viewer: Viewer,
): Promise<ViewCount[]> {
  const counted = views.filter(({ filter }) => isCounted(filter));
  const ids = await idsFor(table, counted, viewer.me);
  const counts = new Map(counted.map(({ id }) => [id, 0]));
  for (const chunk of chunksOf(ids.slice(0, MAX_COUNTED), READ_AT_ONCE)) {
    const states = await Promise.all(chunk.map((id) => loadConversation(table, id, { consistent: false })));
    for (const { id, filter } of counted) {
      const found = states.filter((one) => one !== undefined && isIn(one, filter, viewer, now())).length;
      counts.set(id, (counts.get(id) ?? 0) + found);
    }
  }
  const is_more = ids.length > MAX_COUNTED;
  return views.map(({ id }) => {
    const count = counts.get(id) ?? null;
    return { id, count, is_more: is_more && count !== null };
  });
}

/** Open and snoozed conversations are as many as a team has at work; ended ones are without end. */
const isCounted = ({ view, status, q }: ListFilter): boolean =>
  q === undefined && (view === 'snoozed' || !['any', 'resolved', 'closed'].includes(status));

/** The conversations that may be in the views, from as few lists as these need. */
async function idsFor(table: Deps['table'], views: readonly SavedView[], me: Id | undefined): Promise<Id[]> {
  const partitions = views.flatMap(({ filter }) => {
    const agent = agentOf(filter, me);
    if (isSnoozedList(filter)) return partitionsOf({ snoozed: true, agent });
    return statusesOf(filter, typeof agent === 'number').flatMap((status) => partitionsOf({ status, agent }));
  });
  const once = new Map(partitions.map((partition) => [partition.pk, partition]));
  const lists = await Promise.all([...once.values()].map((partition) => enteredSince(table, partition, 0)));
  return [...new Set(lists.flat())];
}

/** One status of each list that is asked for. An agent's conversations are never pending. */
function statusesOf({ status }: ListFilter, isAgents: boolean): Status[] {
  const wanted = statuses.filter(
    (one) => one === status || (status === 'open' && (one === 'pending' || one === 'active')),
  );
  return wanted.filter((one) => one !== 'pending' || !isAgents);
}

function isIn(conversation: LoadedConversation, filter: ListFilter, viewer: Viewer, nowMs: number): boolean {
  return hasStatus(conversation.row.state, filter) && matches(conversation, filtersOf(filter, viewer, nowMs));
}

/** The same rule as the dashboard's list has. Among the unassigned, a chat that a bot handles waits for nobody yet. */
function hasStatus(state: ConversationState, filter: ListFilter): boolean {
  if (isSnoozedList(filter)) return state.snoozed !== null;
  if (state.snoozed) return false;
  if (filter.status !== 'open') return state.status === filter.status;
  return !isSettled(state) && (filter.view !== 'unassigned' || state.handler === 'agent');
}

const isSnoozedList = ({ view, status }: ListFilter): boolean => view === 'snoozed' || status === 'snoozed';

/** Whose conversations; an admin who isn't an agent has no own ones, and sees everybody's snoozed ones. */
function agentOf({ view, agent_id }: ListFilter, me: Id | undefined): Filters['agent'] {
  switch (view) {
    case 'mine':
      return me ?? 0;
    case 'unassigned':
      return 'none';
    case 'snoozed':
      return agent_id ?? me;
    case 'following':
    case 'all':
      return agent_id;
  }
}

function filtersOf(filter: ListFilter, { me, scope }: Viewer, nowMs: number): Filters {
  const { department_id, widget_id, priority, label, channel, rating, days, created_from, created_to } = filter;
  const fromMs = days === undefined ? instantAt(created_from) : nowMs - days * DAY_MS;
  return {
    scope,
    agent: agentOf(filter, me),
    follower: filter.view === 'following' ? (me ?? 0) : undefined,
    widget: widget_id,
    department: department_id,
    priority,
    label,
    channel,
    rating,
    created: { fromMs, toMs: instantAt(created_to) },
  };
}

const instantAt = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text));
