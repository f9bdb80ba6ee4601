/**
 * Lists of conversations, newest first: the index partitions that may hold matches are read side by side and merged, what
 * the index can't tell is told from the conversation itself. A page may be short and still have a place to go on from.
 */
import type { Conversation, Priority, Status } from '../../core/model/conversation.ts';
import type { Id } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { padId } from '../../core/model/id.ts';
import { statusGroup } from '../store/keys.ts';
import type { Table } from '../store/table.ts';
import type { ExplainWaiting, State } from './conversation-state.ts';
import { loadState, showConversation } from './conversation-state.ts';

/** What is listed; each filter narrows it. `agent`: an agent's, or nobody's. */
export type Filters = {
  status?: Status | undefined;
  agent?: Id | 'none' | undefined;
  widget?: Id | undefined;
  priority?: Priority | undefined;
  department?: Id | undefined;
  label?: string | undefined;
  /** Only those that entered their status at this time or later, milliseconds since 1970. */
  sinceMs?: number | undefined;
};

/** A page of conversations; `before` is where the next one begins, nothing at the end. */
export type ConversationPage = { conversations: Conversation[]; before: string | undefined };

/** How many index keys one request reads at most. */
const MOST_KEYS = 300;

/** A partition of an index. */
export type Partition = { index: 'gsi1' | 'gsi2'; pk: string };
type Entry = { id: Id; place: string };

/** A page of conversations, each as agents see it. `before` continues after an earlier page. */
export async function listConversations(
  { table }: Pick<Deps, 'table'>,
  filters: Filters,
  paging: { limit: number; before?: string | undefined },
  explain: ExplainWaiting,
): Promise<ConversationPage> {
  const found: Conversation[] = [];
  let before = paging.before;
  for (let read = 0; read < MOST_KEYS && found.length < paging.limit;) {
    const wanted = Math.min(MOST_KEYS - read, paging.limit);
    const entries = await newestEntries(table, partitionsOf(filters), wanted, before, filters.sinceMs);
    const states = await Promise.all(entries.map(({ id }) => loadState(table, id, { consistent: false })));
    for (const [index, state] of states.entries()) {
      before = entries[index]?.place;
      if (state && matches(state, filters)) found.push(await showConversation(table, state, explain));
      if (found.length === paging.limit) break;
    }
    read += entries.length;
    if (entries.length < wanted)
      return { conversations: found, before: found.length === paging.limit ? before : undefined };
  }
  return { conversations: found, before };
}

/** The index partitions that may hold what is asked for: as few as the filters allow. */
export function partitionsOf({ status, agent }: Filters): Partition[] {
  if (typeof agent === 'number') {
    const halves = status === undefined ? ['open', 'done'] : [statusGroup(status) === 'open' ? 'open' : 'done'];
    return halves.map((half) => ({ index: 'gsi2', pk: `AGENT#${padId(agent)}#${half}` }));
  }
  const groups = status === undefined ? ['pending', 'open', 'resolved', 'closed'] : [statusGroup(status)];
  return groups.map((group) => ({ index: 'gsi1', pk: `STATUS#${group}` }));
}

/** The newest entries of several partitions as if they were one. */
async function newestEntries(
  table: Table,
  partitions: Partition[],
  limit: number,
  before?: string,
  sinceMs = 0,
): Promise<Entry[]> {
  const since = padId(sinceMs);
  const until = before === undefined ? LAST : justBefore(before);
  if (until < since) return [];
  const pages = await Promise.all(
    partitions.map(({ index, pk }) =>
      table.query({
        IndexName: index,
        KeyConditionExpression: `${index}pk = :pk AND ${index}sk BETWEEN :since AND :before`,
        ExpressionAttributeValues: {
          ':pk': pk,
          ':since': since,
          ':before': until,
        },
        ScanIndexForward: false,
        Limit: limit,
      }),
    ),
  );
  return pages
    .flatMap(({ items }) =>
      items.map((item) => ({
        id: Number(String(item['pk']).slice('CONV#'.length)),
        place: String(item['gsi1sk'] ?? item['gsi2sk']),
      })),
    )
    .sort((one, other) => (one.place < other.place ? 1 : -1))
    .slice(0, limit);
}

const LAST = '~';
/** A place ends in digits; the text just before it is the same with its last digit one less, and anything after that. */
const justBefore = (place: string): string => {
  const [entered = '', id = '0'] = place.split('#');
  return Number(id) === 0 ? `${entered}#` : `${entered}#${padId(Number(id) - 1)}`;
};

/** Whether a conversation is among those asked for; what the index told is checked again, since an index may lag. */
export function matches({ info, row: { fold } }: State, filters: Filters): boolean {
  const { status, agent, widget, priority, department, label } = filters;
  return (
    (status === undefined || fold.status === status) &&
    (agent === undefined || fold.agent_id === (agent === 'none' ? null : agent)) &&
    (widget === undefined || info.widget_id === widget) &&
    (priority === undefined || info.priority === priority) &&
    (department === undefined || info.department_id === department) &&
    (label === undefined || info.labels.includes(label))
  );
}
