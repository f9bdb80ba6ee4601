/**
 * Conversations in the table: a chain of rows put only if absent, and one INFO item of metadata and index keys.
 * A message is one put; transitions are in `transition-store.ts`.
 */
import type { Row } from '#core/conversation/rows.ts';
import {
  type AwaitedCode,
  type ConversationState,
  type CountedRating,
  type ReadMark,
  sentIds,
} from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { Reads, ShownInfo } from '#core/conversation/views.ts';
import { keys } from '#functions/store/keys.ts';
import { type PackedMetadata, packMetadata, unpackMetadata } from './file-item.ts';
import { type Item, type Table, type TransactItem, type Written } from '#functions/store/table.ts';

/** The bot, or the version of a workflow, that a conversation began with or was handed to; null for people. */
export type Automation = { id: Id; version: number | null };

/** A conversation's cold fields: those that are shown, and which bot or workflow has it. */
export type ConversationMetadata = ShownInfo & { automation: Automation | null };

/** The metadata with some fields changed, as its next version; the same object where nothing changes. */
export function withFields(
  metadata: ConversationMetadata,
  fields: Partial<Omit<ConversationMetadata, 'version'>>,
): ConversationMetadata {
  const changed = { ...metadata, ...fields };
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const isChanged = names.some((name) => changed[name] !== metadata[name]);
  return isChanged ? { ...changed, version: (metadata.version ?? 0) + 1 } : metadata;
}

/** Everything of a conversation but its rows, also as the items it was read from, by their sort keys. */
export type ConversationRecord = { metadata: ConversationMetadata; read: Reads; items: ReadonlyMap<unknown, Item> };

/** A row as stored: with its id, which holds when it was written. */
export type StoredRow = Row & { id: Id; conversation_id: Id };

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

/** One row; `consistent` where it may have been redacted just now. */
export async function getRow(
  table: Table,
  conversation: Id,
  seq: number,
  { consistent = false }: { consistent?: boolean } = {},
): Promise<StoredRow | undefined> {
  const Key = keys.row(conversation, seq);
  // Rows change only when redacted, so a cheap read is enough if it finds one. If it finds none, it may have come too early.
  const item = (consistent ? undefined : await table.get({ Key })) ?? (await table.get({ Key, ConsistentRead: true }));
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

/** The cold fields, how far each side has read, and what is typed, in one query. */
export async function getConversationRecord(
  table: Table,
  conversation: Id,
  options: { consistent?: boolean } = {},
): Promise<ConversationRecord | undefined> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk < :rows',
    ExpressionAttributeValues: { ':pk': keys.info(conversation).pk, ':rows': 'MSG#' },
    ConsistentRead: options.consistent ?? false,
  });
  const bySk = new Map(items.map((item) => [item['sk'], item]));
  const metadata = bySk.get('INFO');
  return (
    metadata && {
      metadata: metadata as ConversationMetadata,
      read: { agent: readOf(bySk.get('LAST-READ#agent')), visitor: readOf(bySk.get('LAST-READ#visitor')) },
      items: bySk,
    }
  );
}

/** Puts a message at its place in the chain; `refused` when another row is there already. */
export function appendRow(table: Table, row: StoredRow): Promise<Written> {
  return table.put({ Item: rowItem(row), ConditionExpression: ABSENT });
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

/** How far a side has read, as noted; null where nothing is. */
export async function getLastRead(table: Table, conversation: Id, side: 'agent' | 'visitor'): Promise<ReadMark | null> {
  return readOf(await table.get({ Key: keys.lastRead(conversation, side) }));
}

/** The write of a row at its position in the chain, for a transaction; `forReaders` are attributes for stream consumers only. */
export const rowWrite = (row: StoredRow, forReaders: Item = {}): TransactItem => ({
  Put: { Item: { ...rowItem(row), ...forReaders }, ConditionExpression: ABSENT },
});

/** Fails when a conversation has gone on since a row of it was read as its newest. */
export const chainEndsAt = (conversation: Id, seq: number): TransactItem => ({
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

/** The item of a row. Besides the row's own fields it may carry what a consumer of the stream needs to know. */
export function rowItem(row: StoredRow): Item {
  const {
    conversation_id,
    seq,
    state,
    metadata,
    client_message_id,
    milestone,
    visibility,
    sender_id,
    sender_name,
    feedback,
    ...always
  } = row;
  return {
    ...keys.row(conversation_id, seq),
    ...always,
    ...given({ sender_id, sender_name, client_message_id, milestone, feedback, ...packMetadata(metadata) }),
    ...(visibility === 'internal' ? { visibility } : {}),
    fold: encodeState(state),
  };
}

/** The row of an item. */
export function fromItem(item: Item): StoredRow {
  const stored = item as Omit<Partial<StoredRow>, 'state' | 'metadata'> &
    PackedMetadata & { pk: string; sk: string; fold: Item; id: Id; past_milestone?: StoredRow['milestone'] };
  const seq = Number(stored.sk.slice('MSG#'.length));
  const state = decodeState(stored.fold, seq);
  const { sender_type = 'system', sender_id = null, visibility = 'public' } = stored;
  return {
    id: stored.id,
    conversation_id: Number(stored.pk.slice('CONV#'.length)),
    seq,
    previous_seq: stored.previous_seq ?? 0,
    sender_type,
    sender_id,
    sender_name: stored.sender_name ?? null,
    content: stored.content ?? '',
    metadata: unpackMetadata(stored, { sender_type, sender_id, visibility, visitor: state.visitor_id }),
    client_message_id: stored.client_message_id ?? null,
    visibility,
    milestone: stored.milestone ?? stored.past_milestone ?? null,
    feedback: stored.feedback ?? null,
    state,
  };
}

/** The plain fields of the state and the names they are stored under; absent means null or 0. */
const plain = {
  widget_id: 'w',
  visitor_id: 'v',
  status: 's',
  handler: 'h',
  agent_id: 'a',
  queued_at_ms: 'q',
  visitor_count: 'vc',
  staff_count: 'sc',
  last_public_seq: 'lp',
  last_message_seq: 'lm',
  last_message_at_ms: 'lt',
  follow_up_seq: 'fu',
  waiting_since_ms: 'ws',
  first_response_at_ms: 'fr',
  reply_ms: 'rm',
  reply_count: 'rc',
  resolved_at_ms: 're',
  closed_at_ms: 'cl',
} as const satisfies Partial<Record<keyof ConversationState, string>>;

const nullable = new Set<string>([
  'agent_id',
  'queued_at_ms',
  'waiting_since_ms',
  'first_response_at_ms',
  'resolved_at_ms',
  'closed_at_ms',
]);

/** The state under its short names. */
function encodeState(state: ConversationState): Item {
  const fields = Object.entries(plain).map(([name, short]) => [short, state[name as keyof typeof plain]] as const);
  return {
    ...Object.fromEntries(fields.filter(([, value]) => value !== null && value !== 0)),
    vr: packMark(state.visitor_read),
    sr: packMark(state.staff_read),
    al: [state.allowance.left, state.allowance.at_ms],
    vs: state.visitor_sent.flat(),
    ss: state.staff_sent.flat(),
    ...(state.rated ? { ra: packRated(state.rated) } : {}),
    ...(state.followers.length > 0 ? { fo: [...state.followers] } : {}),
    ...(state.snoozed ? { sn: [state.snoozed.until_ms ?? 0] } : {}),
    ...(state.code ? { co: state.code } : {}),
    ...(state.waited_since_ms === undefined ? {} : { we: state.waited_since_ms }),
  };
}

/** The state of an item. */
function decodeState(item: Item, seq: number): ConversationState {
  const fields = Object.entries(plain).map(
    ([name, short]) => [name, item[short] ?? (nullable.has(name) ? null : 0)] as const,
  );
  const [left = 0, at_ms = 0] = item['al'] as number[];
  return {
    ...(Object.fromEntries(fields) as Pick<ConversationState, keyof typeof plain>),
    seq,
    visitor_read: unpackMark(item['vr'] as number[]),
    staff_read: unpackMark(item['sr'] as number[]),
    allowance: { left, at_ms },
    visitor_sent: sentIds(item['vs'] as number[]),
    staff_sent: sentIds(item['ss'] as number[]),
    rated: item['ra'] ? unpackRated(item['ra'] as number[]) : null,
    followers: (item['fo'] as Id[] | undefined) ?? [],
    snoozed: item['sn'] ? { until_ms: (item['sn'] as number[])[0] || null } : null,
    ...(item['co'] ? { code: item['co'] as AwaitedCode } : {}),
    ...(item['we'] === undefined ? {} : { waited_since_ms: item['we'] as number }),
  };
}

const given = (fields: Item): Item =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
const packMark = (mark: ReadMark): number[] => [mark.seq, mark.count, mark.at_ms];
const unpackMark = ([seq = 0, count = 0, at_ms = 0]: number[]): ReadMark => ({ seq, count, at_ms });
const packRated = ({ stars, seq, at_ms, has_feedback, agent_id }: CountedRating): number[] => [
  stars,
  seq,
  at_ms,
  Number(has_feedback),
  ...(agent_id === null ? [] : [agent_id]),
];
const unpackRated = ([stars = 0, seq = 0, at_ms = 0, feedback = 0, agent]: number[]): CountedRating => ({
  stars,
  seq,
  at_ms,
  has_feedback: feedback === 1,
  agent_id: agent ?? null,
});
