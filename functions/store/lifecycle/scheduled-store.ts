/** LATER#: messages to be sent later, next to their conversation and erased with it. Each has an order that falls due while it is to be sent. */
import { type HeldReason, type IfVisitorWrites } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import type { ScheduledMessage } from '#core/model/messages/scheduled.ts';
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
  /** What its author wrote, where it is a translation. */
  translated_from?: Metadata['translated_from'];
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

/** How often a conversation's messages were scheduled or canceled, and the ids of those canceled last. */
export type Scheduling = { turn: number; canceled: readonly string[] };

/** The same, with what is remembered of scheduling. */
export async function readScheduled(table: Table, conversation: Id): Promise<Scheduling & { scheduled: Scheduled[] }> {
  const { pk, sk } = keys.scheduling(conversation);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :later)',
    ExpressionAttributeValues: { ':pk': pk, ':later': sk },
    ConsistentRead: true,
  });
  const { turn = 0, canceled = [] } = (items.find((item) => item['sk'] === sk) ?? {}) as Partial<Scheduling>;
  return { scheduled: bySendTime(items.filter((item) => item['sk'] !== sk)), turn, canceled };
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

/** Stores a new one, and its order; `refused` when one was scheduled or canceled since that was read, so that limits hold. */
export const putScheduled = (table: Table, scheduled: Scheduled, before: Scheduling): Promise<Written> =>
  table.transact([
    nextTurn(scheduled, before, before.canceled),
    { Put: { Item: toItem(scheduled), ConditionExpression: 'attribute_not_exists(pk)' } },
    { Put: { Item: orderOf(scheduled) } },
  ]);

/** Takes one away as it was read, and remembers it; `refused` as `putScheduled` is. */
export const cancel = (table: Table, scheduled: Scheduled, before: Scheduling): Promise<Written> => {
  const canceled = [...before.canceled, scheduled.client_message_id].slice(-REMEMBERED);
  return table.transact([nextTurn(scheduled, before, canceled), ...scheduledRemoval(scheduled)]);
};

/** How many canceled ones are remembered. */
const REMEMBERED = 20;

const nextTurn = ({ conversation_id }: Scheduled, { turn }: Scheduling, canceled: readonly string[]): TransactItem => ({
  Put: {
    Item: { ...keys.scheduling(conversation_id), turn: turn + 1, ...(canceled.length > 0 ? { canceled } : {}) },
    ConditionExpression: turn === 0 ? 'attribute_not_exists(pk)' : 'turn = :turn',
    ...(turn === 0 ? {} : { ExpressionAttributeValues: { ':turn': turn } }),
  },
});

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
  ...(one.translated_from ? { translated_from: one.translated_from } : {}),
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
