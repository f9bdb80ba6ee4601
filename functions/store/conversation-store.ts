/**
 * Conversations in the table: a chain of rows put only if absent, beside one INFO item of cold fields and index keys.
 * A message is one put. A change of life is one transaction, derived from what differs before and after.
 */
import type { Fold, ReadMark } from '../../core/fold.ts';
import { holder, isQueued } from '../../core/fold.ts';
import type { Id } from '../../core/model/id.ts';
import type { Reads, ShownInfo } from '../../core/views.ts';
import type { AgentItem } from './agent-store.ts';
import { agentChange } from './agent-store.ts';
import { setFields } from './expression.ts';
import { indexes, keys } from './keys.ts';
import type { StoredRow } from './row-item.ts';
import { fromItem, toItem } from './row-item.ts';
import type { Item, Table, TransactItem, Written } from './table.ts';

/** The bot, or the version of a workflow, that a conversation began with or was handed to; null for people. */
export type Automation = { id: Id; version: number | null };

/** A conversation's cold fields: those that are shown, and which bot or flow has it. */
export type Info = ShownInfo & { automation: Automation | null };

/** Everything of a conversation but its rows. */
export type Head = { info: Info; read: Reads };

/** An agent as read and as it shall be. */
export type AgentStep = { before: AgentItem; after: AgentItem };

/** A change of a conversation's life, to be written whole or not at all. */
export type LifeChange = {
  /** The state it was decided on; null when the conversation begins. */
  before: Fold | null;
  row: StoredRow;
  /** The cold fields before and after; the same object when only the state changes. */
  info: { before: Info; after: Info };
  agents: AgentStep[];
  atMs: number;
  /** What else belongs to it. */
  also?: TransactItem[];
  /** Whether the team was told that this conversation waits. */
  announced?: boolean;
  /** The agent it is taken from for not answering: somebody else gets it, if anybody else is free. */
  avoid?: Id | undefined;
};

/** The newest row, which is the conversation's state; nothing for an unknown conversation. */
export async function newestRow(
  table: Table,
  conversation: Id,
  options: { consistent?: boolean } = {},
): Promise<StoredRow | undefined> {
  const { items } = await table.query({
    ...rowsBetween(conversation, 0, LAST_SEQ),
    ScanIndexForward: false,
    Limit: 1,
    ConsistentRead: options.consistent ?? false,
  });
  return items[0] && fromItem(items[0]);
}

/** One row. */
export async function getRow(table: Table, conversation: Id, seq: number): Promise<StoredRow | undefined> {
  const Key = keys.row(conversation, seq);
  // Rows never change, so a cheap read that finds one is as good as any; one that doesn't may only be early.
  const item = (await table.get({ Key })) ?? (await table.get({ Key, ConsistentRead: true }));
  return item && fromItem(item);
}

/** Rows after a number, or the last ones before it; ascending either way. */
export async function listRows(
  table: Table,
  conversation: Id,
  range: { after: number; limit: number } | { before: number; limit: number },
): Promise<StoredRow[]> {
  const forward = 'after' in range;
  const { items } = await table.query({
    ...(forward
      ? rowsBetween(conversation, Math.min(range.after + 1, LAST_SEQ), LAST_SEQ)
      : rowsBetween(conversation, 0, Math.min(range.before - 1, LAST_SEQ))),
    ScanIndexForward: forward,
    Limit: range.limit,
    ConsistentRead: true,
  });
  const rows = items.map(fromItem);
  return forward ? rows : rows.toReversed();
}

/** The cold fields and how far each side has read, in one query. */
export async function getHead(
  table: Table,
  conversation: Id,
  options: { consistent?: boolean } = {},
): Promise<Head | undefined> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk < :rows',
    ExpressionAttributeValues: { ':pk': keys.info(conversation).pk, ':rows': 'MSG#' },
    ConsistentRead: options.consistent ?? false,
  });
  const bySk = new Map(items.map((item) => [item['sk'], item]));
  const info = bySk.get('INFO');
  return (
    info && {
      info: info as Info,
      read: { agent: readOf(bySk.get('LAST-READ#agent')), visitor: readOf(bySk.get('LAST-READ#visitor')) },
    }
  );
}

/** Puts a message at its place in the chain; `refused` when another row is there already. */
export function appendRow(table: Table, row: StoredRow): Promise<Written> {
  return table.put({ Item: toItem(row), ConditionExpression: ABSENT });
}

/** Notes how far a side has read; never backwards. */
export function putLastRead(
  table: Table,
  conversation: Id,
  side: 'agent' | 'visitor',
  read: ReadMark,
): Promise<Written> {
  return table.put({
    Item: { ...keys.lastRead(conversation, side), ...read },
    ConditionExpression: `${ABSENT} OR #seq < :seq`,
    ExpressionAttributeNames: { '#seq': 'seq' },
    ExpressionAttributeValues: { ':seq': read.seq },
  });
}

/** Changes cold fields that no one else's rule depends on. */
export function updateInfo(
  table: Table,
  conversation: Id,
  fields: Partial<Pick<Info, 'labels' | 'attributes'>>,
): Promise<{ written: Written }> {
  return table.update({
    Key: keys.info(conversation),
    ...setFields(fields),
    ConditionExpression: 'attribute_exists(pk)',
  });
}

/** The write of a row at its place in the chain, for a transaction. */
export const rowWrite = (row: StoredRow): TransactItem => ({ Put: { Item: toItem(row), ConditionExpression: ABSENT } });

/** Writes a change of life; `refused` when anything it was decided on has changed since. */
export function commitLife(table: Table, change: LifeChange): Promise<Written> {
  return table.transact(lifeWrites(change));
}

/** The writes of a change of life, derived from what differs before and after; pure. */
export function lifeWrites({
  before,
  row,
  info,
  agents,
  atMs,
  also = [],
  announced = false,
  avoid,
}: LifeChange): TransactItem[] {
  const isMoved = isQueued(before) && info.before.department_id !== info.after.department_id;
  const forReaders = {
    ...(announced ? { announced } : {}),
    ...(isMoved ? { left_department: info.before.department_id } : {}),
  };
  return [
    { Put: { Item: { ...toItem(row), ...forReaders }, ConditionExpression: ABSENT } },
    ...infoWrites(before, row.fold, info, atMs),
    ...queueWrites(
      isQueued(before) ? queueKeyOf(before, info.before) : undefined,
      isQueued(row.fold) ? queueKeyOf(row.fold, info.after) : undefined,
      info.after,
      avoid,
    ),
    ...agents.flatMap((step) => agentChange(step.before, step.after)),
    ...also,
  ];
}

/**
 * Changes cold fields, and with the priority the place in the queue; `refused` when the conversation has moved on since. It
 * is no row of the chain, so it checks that the chain still ends where it was read.
 */
export function changeInfo(
  table: Table,
  fold: Fold,
  info: { before: Info; after: Info },
  also: TransactItem[] = [],
): Promise<Written> {
  return table.transact([
    ...also,
    endsAt(info.after.id, fold.seq),
    infoUpdate(info, changedFields(info.before, info.after)),
    ...(isQueued(fold) ? queueWrites(queueKeyOf(fold, info.before), queueKeyOf(fold, info.after), info.after) : []),
  ]);
}

/** Fails when a conversation has gone on since a row of it was read as its newest. */
export const endsAt = (conversation: Id, seq: number): TransactItem => ({
  ConditionCheck: { Key: keys.row(conversation, seq + 1), ConditionExpression: ABSENT },
});

const ABSENT = 'attribute_not_exists(pk)';
const LAST_SEQ = 99_999_999;

const rowsBetween = (conversation: Id, first: number, last: number) => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
  ExpressionAttributeValues: {
    ':pk': keys.info(conversation).pk,
    ':first': keys.row(conversation, first).sk,
    ':last': keys.row(conversation, last).sk,
  },
});

const readOf = (item: Item | undefined): ReadMark | null => (item ? (item as ReadMark) : null);

const queueKeyOf = (fold: Fold | null, info: Info) =>
  keys.queue(info.department_id, info.priority, fold?.queued_at_ms ?? 0, info.id);

/** Takes the conversation's place in a queue away, gives it one, or moves it. */
function queueWrites(
  had: ReturnType<typeof keys.queue> | undefined,
  has: ReturnType<typeof keys.queue> | undefined,
  info: Info,
  avoid?: Id,
): TransactItem[] {
  if (had?.pk === has?.pk && had?.sk === has?.sk) return [];
  return [...(had ? [{ Delete: { Key: had } }] : []), ...(has ? [{ Put: { Item: queueItem(has, info, avoid) } }] : [])];
}

const queueItem = (key: ReturnType<typeof keys.queue>, info: Info, avoid: Id | undefined): Item => ({
  ...key,
  conversation_id: info.id,
  visitor_id: info.visitor_id,
  widget_id: info.widget_id,
  department_id: info.department_id,
  priority: info.priority,
  avoid_agent_id: avoid,
});

/** INFO changes only when the conversation enters another list, changes hands or a cold field changes. */
function infoWrites(
  before: Fold | null,
  after: Fold,
  info: { before: Info; after: Info },
  atMs: number,
): TransactItem[] {
  const { id } = info.after;
  if (before === null) {
    return [
      {
        Put: {
          Item: { ...keys.info(id), ...info.after, ...indexKeys(null, after, id, atMs) },
          ConditionExpression: ABSENT,
        },
      },
    ];
  }
  const fields = { ...changedFields(info.before, info.after), ...indexKeys(before, after, id, atMs) };
  const leaves = after.agent_id === null && before.agent_id !== null;
  return Object.keys(fields).length === 0 ? [] : [infoUpdate(info, fields, leaves ? ' REMOVE gsi2pk, gsi2sk' : '')];
}

/**
 * INFO is changed only while what changes is still what was read, so that nobody's change is lost; and while its priority
 * is: the queue's key is made of it.
 */
function infoUpdate(info: { before: Info; after: Info }, fields: Item, removal = ''): TransactItem {
  const update = setFields(fields);
  const read = Object.entries(info.before).filter(
    ([name, value]) => name === 'priority' || (name in fields && value !== undefined),
  );
  return {
    Update: {
      Key: keys.info(info.after.id),
      UpdateExpression: update.UpdateExpression + removal,
      ConditionExpression: read.map(([name]) => `#${name} = :read_${name}`).join(' AND '),
      ExpressionAttributeNames: {
        ...update.ExpressionAttributeNames,
        ...Object.fromEntries(read.map(([name]) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: {
        ...update.ExpressionAttributeValues,
        ...Object.fromEntries(read.map(([name, value]) => [`:read_${name}`, value])),
      },
    },
  };
}

/** The index keys that change: a place in a list is kept for as long as the conversation is in that list. */
function indexKeys(before: Fold | null, after: Fold, conversation: Id, atMs: number): Item {
  const byStatus = indexes.byStatus(after.status, atMs, conversation);
  const byAgent =
    after.agent_id === null ? undefined : indexes.byAgent(after.agent_id, after.status, atMs, conversation);
  const hadStatus = before && indexes.byStatus(before.status, atMs, conversation);
  const hadAgent = before?.agent_id ? indexes.byAgent(before.agent_id, before.status, atMs, conversation) : undefined;
  return {
    ...(hadStatus?.gsi1pk === byStatus.gsi1pk ? {} : byStatus),
    ...(hadAgent?.gsi2pk === byAgent?.gsi2pk ? {} : byAgent),
  };
}

const changedFields = (before: Info, after: Info): Item =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name as keyof Info] !== value));

/** The agent steps a change implies: who had it gives it up, who gets it takes it. */
export function agentsOf(before: Fold | null, after: Fold): { gives: Id | null; takes: Id | null } {
  const had = holder(before);
  const has = holder(after);
  return had === has ? { gives: null, takes: null } : { gives: had, takes: has };
}
