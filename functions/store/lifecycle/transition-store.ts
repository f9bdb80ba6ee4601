/**
 * Changes of a conversation's life in the table, each one transaction, derived from what differs before and after: the row,
 * the cold fields and index keys, the place in a queue, the agents.
 */
import type { ConversationState } from '#core/conversation/state.ts';
import { assignedAgent, isQueued } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { agentChange } from '#functions/store/assignment/agent-store.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import { chainEndsAt, rowWrite } from '#functions/store/conversations/conversation-store.ts';
import { setFields } from '#functions/store/expression.ts';
import type { Key } from '#functions/store/keys.ts';
import { indexes, keys } from '#functions/store/keys.ts';
import type { QueueEntry } from '#functions/store/assignment/queue-store.ts';
import type { StoredRow } from '#functions/store/conversations/row-item.ts';
import type { Item, Table, TransactItem, Written } from '#functions/store/table.ts';

/** An agent as read and as it shall be. */
export type AgentUpdate = { before: AgentItem; after: AgentItem };

/** A change of a conversation's life, to be written whole or not at all. */
export type Transition = {
  /** The state it was decided on; null when the conversation begins. */
  before: ConversationState | null;
  row: StoredRow;
  /** The cold fields before and after; the same object when only the state changes. */
  info: { before: ConversationMetadata; after: ConversationMetadata };
  agents: AgentUpdate[];
  atMs: number;
  /** What else belongs to it. */
  also?: TransactItem[];
  /** Whether the team was told that this conversation waits; `false` holds only as long as nobody was. */
  announced?: boolean | undefined;
  /** The agent it is taken from for not answering: somebody else gets it, if anybody else is free. */
  avoid?: Id | undefined;
};

/** Writes a change of life; `refused` when anything it was decided on has changed since. */
export function commitTransition(table: Table, change: Transition): Promise<Written> {
  return table.transact(transitionWrites(change));
}

/** The writes of a change of life, derived from what differs before and after; pure. */
export function transitionWrites({
  before,
  row,
  info,
  agents,
  atMs,
  also = [],
  announced,
  avoid,
}: Transition): TransactItem[] {
  const isMoved = isQueued(before) && info.before.department_id !== info.after.department_id;
  const forReaders = {
    ...(announced ? { announced } : {}),
    ...(isMoved ? { left_department: info.before.department_id } : {}),
  };
  return [
    rowWrite(row, forReaders),
    ...infoWrites(before, row.fold, info, atMs),
    ...queueWrites(
      isQueued(before) ? queueKeyOf(before, info.before) : undefined,
      isQueued(row.fold) ? queueKeyOf(row.fold, info.after) : undefined,
      info.after,
      { wasAnnounced: announced, marks: { avoid_agent_id: avoid } },
    ),
    ...agents.flatMap((step) => agentChange(step.before, step.after)),
    ...also,
  ];
}

/**
 * Changes cold fields, and with the priority the place in the queue; `refused` when the conversation has moved on since. It
 * is no row of the chain, so it checks that the chain still ends where it was read.
 */
export function changeMetadata(
  table: Table,
  fold: ConversationState,
  info: { before: ConversationMetadata; after: ConversationMetadata },
  also: TransactItem[] = [],
  entry?: QueueEntry,
): Promise<Written> {
  return table.transact([
    ...also,
    chainEndsAt(info.after.id, fold.seq),
    ...infoChange(info),
    ...(isQueued(fold)
      ? queueWrites(queueKeyOf(fold, info.before), queueKeyOf(fold, info.after), info.after, asQueued(entry))
      : []),
  ]);
}

/** The write of the cold fields that change, for a transaction; none where nothing does. */
export const infoChange = (info: { before: ConversationMetadata; after: ConversationMetadata }): TransactItem[] =>
  infoUpdate(info, changedFields(info.before, info.after));

/** What is noted of a waiting chat moves with it. */
const asQueued = (entry: QueueEntry | undefined): Noted => ({
  wasAnnounced: entry?.announced,
  marks: { avoid_agent_id: entry?.avoid_agent_id ?? undefined, ...(entry?.announced ? { announced: true } : {}) },
});

/** Where a waiting conversation stands in its queue. */
export const queueKeyOf = (fold: ConversationState | null, info: ConversationMetadata): Key =>
  keys.queue(info.department_id, info.priority, fold?.queued_at_ms ?? 0, info.id);

/** What is noted at a place in a queue: whether it was announced as read, and what the next place has of it. */
type Noted = { wasAnnounced: boolean | undefined; marks: Item };

/**
 * Takes the conversation's place in a queue away, gives it one, or moves it. Where it was read as not announced the write
 * fails once it is: the department has to be told then that it is gone.
 */
function queueWrites(
  had: Key | undefined,
  has: Key | undefined,
  info: ConversationMetadata,
  noted: Noted,
): TransactItem[] {
  if (had?.pk === has?.pk && had?.sk === has?.sk) return [];
  const unannounced =
    noted.wasAnnounced === false ? { ConditionExpression: 'attribute_not_exists(announced)' } : undefined;
  return [
    ...(had ? [{ Delete: { Key: had, ...unannounced } }] : []),
    ...(has ? [{ Put: { Item: queueItem(has, info, noted.marks) } }] : []),
  ];
}

const queueItem = (key: Key, info: ConversationMetadata, marks: Item): Item => ({
  ...key,
  conversation_id: info.id,
  visitor_id: info.visitor_id,
  widget_id: info.widget_id,
  department_id: info.department_id,
  priority: info.priority,
  ...marks,
});

/** INFO changes only when the conversation enters another list, changes hands or a cold field changes. */
function infoWrites(
  before: ConversationState | null,
  after: ConversationState,
  info: { before: ConversationMetadata; after: ConversationMetadata },
  atMs: number,
): TransactItem[] {
  const { id } = info.after;
  if (before === null) {
    return [
      {
        Put: {
          Item: { ...keys.info(id), ...info.after, ...indexKeys(null, after, id, atMs) },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ];
  }
  const fields = { ...changedFields(info.before, info.after), ...indexKeys(before, after, id, atMs) };
  const leaves = after.agent_id === null && before.agent_id !== null;
  return infoUpdate(info, fields, leaves ? ' REMOVE gsi2pk, gsi2sk' : '');
}

/**
 * INFO is changed only while what changes is still what was read, so that nobody's change is lost; and while its priority
 * is: the queue's key is made of it. Where nothing changes there is no write.
 */
function infoUpdate(
  info: { before: ConversationMetadata; after: ConversationMetadata },
  fields: Item,
  removal = '',
): TransactItem[] {
  const update = setFields(fields);
  if (!update) return [];
  const read = Object.entries(info.before).filter(
    ([name, value]) => name === 'priority' || (name in fields && value !== undefined),
  );
  const Update = {
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
  };
  return [{ Update }];
}

/** The index keys that change: a place in a list is kept for as long as the conversation is in that list. */
function indexKeys(before: ConversationState | null, after: ConversationState, conversation: Id, atMs: number): Item {
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
