/**
 * Transitions of conversations in the table. Each is one transaction, derived from what differs before and after: the row,
 * metadata and index keys, the queue entry, the agents.
 */
import { type ConversationState, assignedAgent, isQueued, listingOf } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import { type AgentItem, agentChange } from '#functions/store/assignment/agent-store.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import {
  type ConversationMetadata,
  type StoredRow,
  appendRow,
  chainEndsAt,
  getRow,
  rowWrite,
} from '#functions/store/conversations/conversation-store.ts';
import { dueWrites } from './due-store.ts';
import { type Item, type Table, type TransactItem, type Written, setFields } from '#functions/store/table.ts';

/** An agent as read and as to be stored. */
export type AgentUpdate = { before: AgentItem; after: AgentItem };

/** Metadata before and after a change. */
export type MetadataChange = { before: ConversationMetadata; after: ConversationMetadata };

/** A transition of a conversation, to be written whole or not at all. */
export type Transition = {
  /** The state it was decided on; null when the conversation begins. */
  before: ConversationState | null;
  /** Rows of the same transaction before the last one. */
  earlier?: readonly StoredRow[];
  row: StoredRow;
  /** The cold fields before and after; the same object when only the state changes. */
  metadata: MetadataChange;
  agents: AgentUpdate[];
  atMs: number;
  /** What else belongs to it. */
  also?: TransactItem[];
  marks?: QueueMarks | undefined;
};

/** What a queue entry says besides its place, as it was read. It moves with the entry to another queue. */
export type QueueMarks = {
  /**
   * Whether the department was notified that the chat waits. If `false` was read, the write fails once someone has
   * announced the chat. A new entry has not been announced.
   */
  announced: boolean;
  /** Whether a push of that failed: it is announced again where it waits then. */
  missed?: boolean;
  /** The agent who gave the chat back or didn't answer it. Others get it first. */
  avoid_agent_id?: Id | null;
  /** Whether a mail named it as waiting. One that comes back to a queue, or moves to another department's, is named again. */
  mailed?: boolean;
};

/** Writes a transition; `refused` when anything it was decided on has changed since. */
export function commitTransition(table: Table, change: Transition): Promise<Written> {
  const writes = transitionWrites(change);
  return isListedLater(change, writes) ? appendOnce(table, change.row) : table.transact(writes);
}

/**
 * Whether a transition is its row alone: a resolved conversation is closed, and what else would be written is its place in the
 * lists. The reader of the stream writes that (`listAsClosed`), so that neither counts twice as a part of a transaction.
 */
const isListedLater = ({ before, row, metadata }: Transition, writes: readonly TransactItem[]): boolean =>
  before?.status === 'resolved' &&
  row.state.status === 'closed' &&
  metadata.before === metadata.after &&
  writes.length === 2;

/** Puts a row; `done` also where it is there already, by a put whose answer was lost. */
async function appendOnce(table: Table, row: StoredRow): Promise<Written> {
  const written = await appendRow(table, row);
  if (written === 'done') return written;
  const stored = await getRow(table, row.conversation_id, row.seq, { consistent: true });
  return stored?.id === row.id ? 'done' : written;
}

/**
 * Puts a closed conversation, as read, into the list of closed ones, unless it is there. Who reopens it writes its place, too:
 * of both the later state counts, since this is refused where it has any other place by now. A place that was read after the
 * state may be the one that it has been reopened to: only what was resolved until it was closed is put elsewhere.
 */
export async function listAsClosed(
  table: Table,
  { id, state, info }: { id: Id; state: ConversationState; info: Item | undefined },
): Promise<void> {
  const { closed_at_ms } = state;
  if (state.status !== 'closed' || closed_at_ms === null || info?.['gsi1pk'] === undefined) return;
  const wanted = indexes.byStatus(listingOf(state), closed_at_ms, id);
  const isFromBefore = String(info['gsi1sk']) <= wanted.gsi1sk;
  if (info['gsi1pk'] !== indexes.byStatus('resolved', closed_at_ms, id).gsi1pk || !isFromBefore) return;
  await table.update({
    Key: keys.info(id),
    UpdateExpression: 'SET gsi1pk = :list, gsi1sk = :place',
    ConditionExpression: 'gsi1pk = :from AND gsi1sk = :at',
    ExpressionAttributeValues: {
      ':list': wanted.gsi1pk,
      ':place': wanted.gsi1sk,
      ':from': info['gsi1pk'],
      ':at': info['gsi1sk'],
    },
  });
}

/** The writes of a transition, derived from what differs before and after; pure. */
export function transitionWrites({
  before,
  earlier = [],
  row,
  metadata,
  agents,
  atMs,
  also = [],
  marks,
}: Transition): TransactItem[] {
  const after = row.state;
  const isMoved = isQueued(before) && metadata.before.department_id !== metadata.after.department_id;
  const isClaimed = before?.status === 'pending' && assignedAgent(after) !== null;
  const forReaders = {
    // Unless nobody was notified that it waits, the department is notified that it no longer does.
    ...(isClaimed && marks?.announced !== false ? { announced: true } : {}),
    ...(isMoved ? { left_department: metadata.before.department_id } : {}),
  };
  // The reader of the stream passes over messages: what moved the conversation says so.
  const marked = earlier.findLast(({ sender_type }) => sender_type === 'system');
  const isMarked = (one: StoredRow) => one === (row.sender_type === 'system' ? row : (marked ?? row));
  return [
    ...[...earlier, row].map((one) => rowWrite(one, isMarked(one) ? forReaders : {})),
    ...metadataWrites(before, after, metadata, atMs),
    ...queueWrites({ before, after }, metadata, marks),
    ...dueWrites({ before, after }, metadata.after.id),
    ...agents.flatMap((step) => agentChange(step.before, step.after)),
    ...also,
  ];
}

/**
 * Changes metadata, and with the priority the position in the queue; `refused` when the conversation has changed since. The
 * change adds no row, so it checks that the chain still ends where it was read.
 */
export function changeMetadata(
  table: Table,
  state: ConversationState,
  metadata: MetadataChange,
  also: TransactItem[] = [],
  marks?: QueueMarks,
): Promise<Written> {
  return table.transact([
    ...also,
    chainEndsAt(metadata.after.id, state.seq),
    ...metadataChange(metadata),
    ...queueWrites({ before: state, after: state }, metadata, marks),
  ]);
}

/** Changes metadata that nothing else depends on, with what is written in the same transaction; `refused` when it has changed since it was read. */
export async function updateMetadata(table: Table, metadata: MetadataChange, also: TransactItem[]): Promise<Written> {
  if (also.length > 0) return table.transact([...metadataChange(metadata), ...also]);
  const update = metadataUpdate(metadata, changedFields(metadata.before, metadata.after));
  return update ? (await table.update(update)).written : 'done';
}

/** The write of the cold fields that change, for a transaction; none where nothing does. */
export function metadataChange(metadata: MetadataChange, more: Item = {}, removal = ''): TransactItem[] {
  const update = metadataUpdate(metadata, { ...changedFields(metadata.before, metadata.after), ...more }, removal);
  return update ? [{ Update: update }] : [];
}

/** The key of the queue entry that a conversation has while it waits. */
export const queueKeyOf = (state: ConversationState, metadata: ConversationMetadata): Key =>
  keys.queue(metadata.department_id, metadata.priority, state.queued_at_ms ?? 0, metadata.id);

/** Deletes, adds or moves a conversation's queue entry. */
function queueWrites(
  { before, after }: { before: ConversationState | null; after: ConversationState },
  metadata: MetadataChange,
  marks: QueueMarks | undefined,
): TransactItem[] {
  const had = before && isQueued(before) ? queueKeyOf(before, metadata.before) : undefined;
  const has = isQueued(after) ? queueKeyOf(after, metadata.after) : undefined;
  if (had?.pk === has?.pk && had?.sk === has?.sk) return [];
  const unannounced =
    marks?.announced === false ? { ConditionExpression: 'attribute_not_exists(announced)' } : undefined;
  return [
    ...(had ? [{ Delete: { Key: had, ...unannounced } }] : []),
    ...(has ? [{ Put: { Item: queueItem(has, metadata.after, marksAfter(before, metadata, marks)) } }] : []),
  ];
}

/**
 * The marks of the entry that is put. The agent who gave the chat back, or didn't answer, isn't the first to get it again: also
 * after it moved. A department that was notified that it waits is notified only once; another one doesn't know yet.
 */
function marksAfter(before: ConversationState | null, metadata: MetadataChange, marks: QueueMarks | undefined): Item {
  const isSameDepartment = metadata.before.department_id === metadata.after.department_id;
  const avoid = assignedAgent(before) ?? marks?.avoid_agent_id;
  return {
    ...(avoid ? { avoid_agent_id: avoid } : {}),
    ...(marks?.announced && isSameDepartment ? { announced: true, ...(marks.missed ? { missed: true } : {}) } : {}),
    ...(marks?.mailed && isSameDepartment ? { mailed: true } : {}),
  };
}

const queueItem = (key: Key, metadata: ConversationMetadata, marks: Item): Item => ({
  ...key,
  conversation_id: metadata.id,
  visitor_id: metadata.visitor_id,
  widget_id: metadata.widget_id,
  department_id: metadata.department_id,
  priority: metadata.priority,
  ...marks,
});

/** INFO changes only when the conversation enters another list, changes hands or a cold field changes. */
function metadataWrites(
  before: ConversationState | null,
  after: ConversationState,
  metadata: MetadataChange,
  atMs: number,
): TransactItem[] {
  const { id } = metadata.after;
  if (before === null) return [newInfo(after, metadata.after, atMs)];
  const leaves = after.agent_id === null && before.agent_id !== null;
  return metadataChange(metadata, indexKeys(before, after, id, atMs), leaves ? ' REMOVE gsi2pk, gsi2sk' : '');
}

/** The write of a new conversation's INFO, which entered its status at `atMs`; fails when there is one. */
export const newInfo = (state: ConversationState, metadata: ConversationMetadata, atMs: number, more: Item = {}) => ({
  Put: {
    Item: { ...keys.info(metadata.id), ...metadata, ...more, ...indexKeys(null, state, metadata.id, atMs) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/**
 * INFO is changed only while the changed fields, its version among them, are still as read, so that no concurrent change is
 * lost; the same holds for its priority, which is part of the queue's key. Without changes there is no write.
 */
function metadataUpdate({ before, after }: MetadataChange, fields: Item, removal = '') {
  const update = setFields(fields);
  if (!update) return undefined;
  const read = Object.entries(before).filter(
    ([name, value]) => name === 'priority' || (name in fields && value !== undefined),
  );
  const isFirstVersion = 'version' in fields && before.version === undefined;
  return {
    Key: keys.info(after.id),
    UpdateExpression: update.UpdateExpression + removal,
    ConditionExpression: [
      ...read.map(([name]) => `#${name} = :read_${name}`),
      ...(isFirstVersion ? ['attribute_not_exists(#version)'] : []),
    ].join(' AND '),
    ExpressionAttributeNames: {
      ...update.ExpressionAttributeNames,
      ...Object.fromEntries(read.map(([name]) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ...update.ExpressionAttributeValues,
      ...Object.fromEntries(read.map(([name, value]) => [`:read_${name}`, value])),
    },
  };
}

/** The index keys that change: a place in a list is kept for as long as the conversation is in that list. */
function indexKeys(before: ConversationState | null, after: ConversationState, conversation: Id, atMs: number): Item {
  const byStatus = indexes.byStatus(listingOf(after), atMs, conversation);
  const byAgent =
    after.agent_id === null ? undefined : indexes.byAgent(after.agent_id, listingOf(after), atMs, conversation);
  const hadStatus = before && indexes.byStatus(listingOf(before), atMs, conversation);
  const hadAgent = before?.agent_id
    ? indexes.byAgent(before.agent_id, listingOf(before), atMs, conversation)
    : undefined;
  return {
    ...(hadStatus?.gsi1pk === byStatus.gsi1pk ? {} : byStatus),
    ...(hadAgent?.gsi2pk === byAgent?.gsi2pk ? {} : byAgent),
  };
}

const changedFields = (before: ConversationMetadata, after: ConversationMetadata): Item =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => before[name as keyof ConversationMetadata] !== value),
  );

/** The agent steps a change implies: who had it gives it up, who gets it takes it. */
export function agentsChanged(
  before: ConversationState | null,
  after: ConversationState,
): { gives: Id | null; takes: Id | null } {
  const had = assignedAgent(before);
  const has = assignedAgent(after);
  return had === has ? { gives: null, takes: null } : { gives: had, takes: has };
}
