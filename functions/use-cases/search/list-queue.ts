/** The chats that wait for an agent, in the order they are to be taken, and how many there are. */
import { answerPage } from '#core/limits/answer-size.ts';
import type { ListedConversation } from '#core/model/conversations/conversation.ts';
import type { Deps } from '#functions/deps.ts';
import { type QueueEntry, readWholeQueue } from '#functions/store/assignment/queue-store.ts';
import { departmentIds } from '#functions/store/settings/department-store.ts';
import {
  type ExplainWaiting,
  loadConversation,
  showInList,
} from '#functions/use-cases/conversations/conversation-state.ts';
import { type ConversationPage, type Filters, matches } from './list-conversations.ts';

/** What is listed; each filter narrows it. */
export type QueueFilters = Pick<
  Filters,
  'widget' | 'priority' | 'department' | 'label' | 'channel' | 'rating' | 'created' | 'scope'
>;

/** A page of those who wait; `total` counts them all, whatever the page, before anything but widget, priority and department narrows them. */
export type QueuePage = ConversationPage & { total: number };

/** How many chats one request looks into at most: a rare label may end a page early. */
const MAX_LOADED = 300;

/** A page of the queues as if they were one: most urgent first, then who waits longest. */
export async function listQueue(
  { table }: Pick<Deps, 'table'>,
  filters: QueueFilters,
  { limit, before }: { limit: number; before?: string | undefined },
  explain: ExplainWaiting,
): Promise<QueuePage> {
  const waiting = await waitingChats(table, filters);
  const left = waiting.filter(({ key }) => before === undefined || key.sk > before);
  const page = answerPage<ListedConversation>(limit);
  let last = before;
  let read = 0;
  while (read < Math.min(left.length, MAX_LOADED) && page.wantsMore()) {
    const entries = left.slice(read, read + limit);
    const states = await Promise.all(
      entries.map((entry) => loadConversation(table, entry.conversation_id, { consistent: false })),
    );
    for (const [index, state] of states.entries()) {
      const isAsked = state !== undefined && matches(state, { ...filters, status: 'pending', agent: 'none' });
      if (!page.wantsMore() || (isAsked && !page.add(await showInList(table, state, explain)))) break;
      last = entries[index]?.key.sk;
      read += 1;
    }
  }
  const isEnd = last === undefined || last === waiting.at(-1)?.key.sk || left.length === 0;
  return { conversations: page.entries, before: isEnd ? undefined : last, total: waiting.length };
}

/** All that wait, in order. A place in a queue is compared with places in others: rank, since when, which chat. */
async function waitingChats(
  table: Deps['table'],
  { department, widget, priority, scope }: QueueFilters,
): Promise<QueueEntry[]> {
  const departments = department === undefined ? [null, ...(await departmentIds(table))] : [department];
  const seen = departments.filter((one) => scope === 'all' || scope.departments.includes(one));
  const queues = await Promise.all(seen.map((one) => readWholeQueue(table, one)));
  return queues
    .flat()
    .filter((entry) => widget === undefined || entry.widget_id === widget)
    .filter((entry) => priority === undefined || entry.priority === priority)
    .sort((one, other) => (one.key.sk < other.key.sk ? -1 : 1));
}
