/** Open conversations by how long their visitors have waited for an answer. */
import type { ConversationState } from '#core/conversation/state.ts';
import { answerPage } from '#core/limits/answer-size.ts';
import type { ListedConversation } from '#core/model/conversations/conversation.ts';
import { type Id, padId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { enteredSince, partitionsOf } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { Table } from '#functions/store/table.ts';
import {
  type ExplainWaiting,
  loadConversation,
  showInList,
} from '#functions/use-cases/conversations/conversation-state.ts';
import {
  type ConversationPage,
  type Filters,
  chunksOf,
  isCreatedIn,
  matches,
  matchesState,
} from './list-conversations.ts';

/** How many open conversations one request looks into: of more, those that were opened or assigned last are left out. */
export const MAX_OPEN = 2000;
/** How many are read in parallel, */
const READ_AT_ONCE = 50;
/** and how many of those in order one page looks into at most. */
const MAX_LOADED = 300;

/**
 * A page of open conversations: first those whose visitor waits, the longest wait first, then the others, the newest message
 * first. No index knows who waits, because a message writes none. So each page reads the newest row of every open conversation.
 */
export async function listWaiting(
  { table }: Pick<Deps, 'table'>,
  filters: Filters,
  { limit, before }: { limit: number; before?: string | undefined },
  explain: ExplainWaiting,
): Promise<ConversationPage> {
  const ranked = await rankedOpen(table, filters);
  const left = ranked.filter(({ position }) => before === undefined || position > before);
  const page = answerPage<ListedConversation>(limit);
  let last = before;
  for (const chunk of chunksOf(left.slice(0, MAX_LOADED), limit)) {
    const states = await Promise.all(chunk.map(({ id }) => loadConversation(table, id, { consistent: false })));
    for (const [index, state] of states.entries()) {
      const isAsked = state !== undefined && isOpen(state.row.state) && matches(state, filters);
      if (!page.wantsMore() || (isAsked && !page.add(await showInList(table, state, explain))))
        return { conversations: page.entries, before: last };
      last = chunk[index]?.position;
    }
  }
  const isEnd = left.length === 0 || last === left.at(-1)?.position;
  return { conversations: page.entries, before: isEnd ? undefined : last };
}

/** Open conversations in order, each with its position, as far as their newest rows match. */
async function rankedOpen(table: Table, filters: Filters): Promise<{ id: Id; position: string }[]> {
  const found: { id: Id; position: string }[] = [];
  const ids = (await openIds(table, filters)).filter((id) => isCreatedIn(id, filters.created));
  for (const chunk of chunksOf(ids.slice(0, MAX_OPEN), READ_AT_ONCE)) {
    const rows = await Promise.all(chunk.map((id) => newestRow(table, id)));
    for (const row of rows)
      if (row && isOpen(row.state) && matchesState(row.state, filters))
        found.push({ id: row.conversation_id, position: positionOf(row.conversation_id, row.state) });
  }
  return found.sort((one, other) => (one.position < other.position ? -1 : 1));
}

/** The open conversations that may match, those that have been in their list longest first. An agent's are never pending. */
export async function openIds(table: Table, { status, agent }: Filters): Promise<Id[]> {
  const statuses = status === undefined ? (['pending', 'active'] as const) : [status];
  const asked = statuses.filter((one) => one !== 'pending' || typeof agent !== 'number');
  const partitions = asked.flatMap((one) => partitionsOf({ status: one, agent }));
  const lists = await Promise.all(partitions.map((partition) => enteredSince(table, partition, 0)));
  return [...new Set(lists.flat())];
}

const isOpen = ({ status, snoozed }: ConversationState): boolean =>
  snoozed === null && status !== 'resolved' && status !== 'closed';

/** The year 2286: from it, times count backward. */
const LATEST = 9_999_999_999_999;

const positionOf = (id: Id, { waiting_since_ms: since, last_message_at_ms: last }: ConversationState): string =>
  since === null ? `1#${padId(LATEST - last)}#${padId(id)}` : `0#${padId(since)}#${padId(id)}`;
