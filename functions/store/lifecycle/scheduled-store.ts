/** LATER#: messages to be sent later, next to their conversation and erased with it. Each has an order that falls due while it is to be sent. */
import { type HeldReason, type IfVisitorWrites } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';
import type { ScheduledMessage } from '#core/model/scheduled.ts';
import type { Named } from '#core/conversation/commands.ts';
import { keys } from '#functions/store/keys.ts';
import type { ConversationRecord } from '#functions/store/conversations/conversation-store.ts';
import { dueItem } from './due-store.ts';
import { type Item, type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';

/** A scheduled message, as stored. */
export type Scheduled = {
  client_message_id: string;
  conversation_id: Id;
  content: string;
  agent: Named;
  send_at_ms: number;
  if_visitor_writes: IfVisitorWrites;
  /** How many messages of the visitor's there were. */
  visitor_count: number;
  /** The newest row then; missing on those from before it was kept. */
  after_seq?: number;
  held: HeldReason | null;
  version: number;
};

/** A conversation's scheduled messages, by when they are to be sent. */
export const listScheduled = async (table: Table, conversation: Id): Promise<Scheduled[]> =>
  (await readScheduled(table, conversation)).scheduled;

/** The same, with how often a message of it was scheduled. */
export async function readScheduled(table: Table, conversation: Id): Promise<{ scheduled: Scheduled[]; turn: number }> {
  const { pk, sk } = keys.scheduling(conversation);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :later)',
    ExpressionAttributeValues: { ':pk': pk, ':later': sk },
    ConsistentRead: true,
  });
  const turn = Number(items.find((item) => item['sk'] === sk)?.['turn'] ?? 0);
  return { scheduled: bySendTime(items.filter((item) => item['sk'] !== sk)), turn };
}

/** The same, of what was read of the conversation. */
export const scheduledIn = ({ metadata, items }: Pick<ConversationRecord, 'metadata' | 'items'>): Scheduled[] =>
  bySendTime([...items.values()].filter(({ sk }) => String(sk).startsWith(keys.scheduled(metadata.id, '').sk)));

const bySendTime = (items: readonly Item[]): Scheduled[] =>
  items.map(fromItem).sort((one, other) => one.send_at_ms - other.send_at_ms);

/** One scheduled message, as it is now. */
export async function getScheduled(table: Table, conversation: Id, id: string): Promise<Scheduled | undefined> {
  const item = await table.get({ Key: keys.scheduled(conversation, id), ConsistentRead: true });
  return item && fromItem(item);
}

/** Stores a new one, and its order; `refused` when one was scheduled since `turn` was read, so that limits hold. */
export const putScheduled = (table: Table, scheduled: Scheduled, turn: number): Promise<Written> =>
  table.transact([
    {
      Put: {
        Item: { ...keys.scheduling(scheduled.conversation_id), turn: turn + 1 },
        ConditionExpression: turn === 0 ? 'attribute_not_exists(pk)' : 'turn = :turn',
        ...(turn === 0 ? {} : { ExpressionAttributeValues: { ':turn': turn } }),
      },
    },
    { Put: { Item: toItem(scheduled), ConditionExpression: 'attribute_not_exists(pk)' } },
    { Put: { Item: orderOf(scheduled) } },
  ]);

/** The writes that change one, and move its order. What is held has none. */
export function scheduledChange(before: Scheduled, after: Omit<Scheduled, 'version'>): TransactItem[] {
  const changed = { ...after, version: before.version + 1 };
  const had = before.held === null ? orderOf(before) : undefined;
  const has = after.held === null ? orderOf(changed) : undefined;
  return [
    { Put: { Item: toItem(changed), ...asRead(before) } },
    ...(had && had.sk !== has?.sk ? [{ Delete: { Key: had } }] : []),
    ...(has && had?.sk !== has.sk ? [{ Put: { Item: has } }] : []),
  ];
}

/** The writes that take one away as it was read: it is sent or canceled, once. */
export const scheduledRemoval = (scheduled: Scheduled): TransactItem[] => [
  { Delete: { Key: keys.scheduled(scheduled.conversation_id, scheduled.client_message_id), ...asRead(scheduled) } },
  ...(scheduled.held === null ? [{ Delete: { Key: orderOf(scheduled) } }] : []),
];

/** As the team sees it. */
export const toScheduledMessage = ({ agent, send_at_ms, ...one }: Scheduled): ScheduledMessage => ({
  client_message_id: one.client_message_id,
  conversation_id: one.conversation_id,
  content: one.content,
  agent_id: agent.id,
  agent_name: agent.name,
  send_at: new Date(send_at_ms).toISOString(),
  if_visitor_writes: one.if_visitor_writes,
  held: one.held,
  after_seq: one.after_seq ?? null,
  version: one.version,
});

const orderOf = ({ send_at_ms, conversation_id, client_message_id }: Scheduled) =>
  dueItem({ kind: 'message', conversation_id, due_at_ms: send_at_ms, ref: client_message_id });

const asRead = ({ version }: Scheduled) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': version },
});

const toItem = (scheduled: Scheduled): Item => ({
  ...keys.scheduled(scheduled.conversation_id, scheduled.client_message_id),
  ...scheduled,
});

function fromItem(item: Item): Scheduled {
  return item as Item & Scheduled;
}
