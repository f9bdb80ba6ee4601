/** Reading conversations by the indexes: only keys, and eventually consistent, so what is found is read and judged again. */
import type { Listing } from '#core/conversation/state.ts';
import type { Status } from '#core/model/conversations/conversation.ts';
import { type Id, firstIdAt, padId } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { type Item, type Table, queryAll } from '#functions/store/table.ts';

/** Every open conversation of an agent, which are at most as many as an agent may hold. */
export async function openConversationsOf(table: Table, agent: Id): Promise<Id[]> {
  const { items } = await table.query({
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :pk',
    ExpressionAttributeValues: { ':pk': indexes.byAgent(agent, 'active', 0, 0).gsi2pk },
  });
  return items.map(idOf);
}

/** Which conversations of a status: those that entered it up to a time (milliseconds since 1970), after an earlier page. */
export type StatusRange = { limit: number; after?: string | undefined; untilMs?: number };

/** A page of the conversations in a list: a status, or its group, by when they entered it; `after` is where the next begins. */
export async function conversationsByStatus(
  table: Table,
  status: Listing,
  { limit, after = '', untilMs = LATEST }: StatusRange,
): Promise<{ ids: Id[]; after: string | undefined }> {
  const { items, lastKey } = await table.query({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk BETWEEN :after AND :until',
    ExpressionAttributeValues: {
      ':pk': indexes.byStatus(status, 0, 0).gsi1pk,
      // A place and a space lie before everything that comes after the place.
      ':after': `${after} `,
      ':until': indexes.byStatus(status, untilMs, Number.MAX_SAFE_INTEGER).gsi1sk,
    },
    Limit: limit,
  });
  const last = items.at(-1)?.['gsi1sk'] as string | undefined;
  return { ids: items.map(idOf), after: lastKey ? last : undefined };
}

/** One list of conversations in an index; `isAtWork`: of those that aren't settled. */
export type Partition = { index: 'gsi1' | 'gsi2'; pk: string; isAtWork: boolean };

/**
 * The partitions that may hold an agent's conversations, or anybody's, of a status or of any: as few as these allow. Those of
 * one status leave out what is snoozed.
 */
export function partitionsOf({ status, snoozed, agent }: PartitionFilter): Partition[] {
  const wanted: Listing | undefined = snoozed ? 'snoozed' : status;
  if (typeof agent === 'number') {
    return (wanted === undefined ? (['active', 'snoozed', 'resolved'] as const) : [wanted]).map((one) => ({
      index: 'gsi2',
      pk: indexes.byAgent(agent, one, 0, 0).gsi2pk,
      isAtWork: !['resolved', 'closed', 'pending'].includes(one),
    }));
  }
  return (wanted === undefined ? EVERY_LIST : [wanted]).map((one) => ({
    index: 'gsi1',
    pk: indexes.byStatus(one, 0, 0).gsi1pk,
    isAtWork: one !== 'resolved' && one !== 'closed',
  }));
}

/** Every list of conversations, each once. */
export const EVERY_LIST = ['pending', 'active', 'snoozed', 'resolved', 'closed'] as const;

type PartitionFilter = {
  status?: Status | undefined;
  snoozed?: boolean | undefined;
  agent?: Id | 'none' | 'any' | undefined;
};

/** A conversation in a list, and the place from which an older page goes on. */
export type Entry = { id: Id; position: string };

/** A stretch of a list: those before a place, entered at a time or later. */
type Range = { limit: number; before?: string | undefined; sinceMs?: number | undefined };

/** A visitor's conversations, the newest first: those before a place, begun at a time or later. */
export async function newestOfVisitor(
  table: Table,
  visitor: Id,
  { limit, before, sinceMs = 0 }: Range,
): Promise<Entry[]> {
  const below = before === undefined ? Number.MAX_SAFE_INTEGER : Number(before);
  const from = firstIdAt(sinceMs);
  if (below <= from) return [];
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :since AND :until',
    ExpressionAttributeValues: {
      ':pk': keys.visitor(visitor).pk,
      ':since': keys.visitorConversation(visitor, from).sk,
      ':until': keys.visitorConversation(visitor, below - 1).sk,
    },
    ScanIndexForward: false,
    Limit: limit,
  });
  return items.map((item) => {
    const position = String(item['sk']).slice('CONV#'.length);
    return { id: Number(position), position };
  });
}

/** The conversations of several visitors as if they were one's, the newest first. */
export async function newestOfVisitors(table: Table, visitors: readonly Id[], range: Range): Promise<Entry[]> {
  const pages = await Promise.all(visitors.map((visitor) => newestOfVisitor(table, visitor, range)));
  return pages
    .flat()
    .sort((one, other) => other.id - one.id)
    .slice(0, range.limit);
}

/** The newest entries of several partitions as if they were one: those before a place, entered at a time or later. */
export async function newestEntries(
  table: Table,
  partitions: Partition[],
  { limit, before, sinceMs = 0 }: Range,
): Promise<Entry[]> {
  const since = padId(sinceMs);
  const until = before === undefined ? LAST : justBefore(before);
  if (until < since) return [];
  const pages = await Promise.all(
    partitions.map(({ index, pk }) =>
      table.query({
        IndexName: index,
        KeyConditionExpression: `${index}pk = :pk AND ${index}sk BETWEEN :since AND :until`,
        ExpressionAttributeValues: { ':pk': pk, ':since': since, ':until': until },
        ScanIndexForward: false,
        Limit: limit,
      }),
    ),
  );
  return pages
    .flatMap(({ items }) =>
      items.map((item) => ({ id: idOf(item), position: String(item['gsi1sk'] ?? item['gsi2sk']) })),
    )
    .sort((one, other) => (one.position < other.position ? 1 : -1))
    .slice(0, limit);
}

/** The conversations of a partition that entered it since: keys only, so a thousand cost little more than ten. */
export async function enteredSince(table: Table, { index, pk }: Partition, sinceMs: number): Promise<Id[]> {
  const items = await queryAll(table, {
    IndexName: index,
    KeyConditionExpression: `${index}pk = :pk AND ${index}sk >= :since`,
    ExpressionAttributeValues: { ':pk': pk, ':since': padId(Math.max(0, sinceMs)) },
  });
  return items.map(idOf);
}

/** Since when a conversation has been in its status group and in its agent's hands, by its INFO item as stored. */
export const enteredAtMs = (metadata: object): number => {
  const { gsi1sk, gsi2sk = gsi1sk } = metadata as Item;
  // A transfer changes only the agent's list: the status group stays.
  return Math.max(...[gsi1sk, gsi2sk].map((position) => Number(String(position).split('#', 1)[0])));
};

/** The year 2286. */
const LATEST = 9_999_999_999_999;

const LAST = '~';
/** A place ends in digits; the text just before it is the same with its last digit one less, and anything after that. */
const justBefore = (position: string): string => {
  const [entered = '', id = '0'] = position.split('#');
  return Number(id) === 0 ? `${entered}#` : `${entered}#${padId(Number(id) - 1)}`;
};

const idOf = (item: Item): Id => Number(String(item['pk']).slice('CONV#'.length));
