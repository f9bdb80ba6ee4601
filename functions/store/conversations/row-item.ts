/** A conversation's row as an item of about 1 KB: what is absent is left out, and the state is stored under short names. */
import type { ConversationState, CountedRating, ReadMark, SentId } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { Row } from '#core/conversation/rows.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item } from '#functions/store/table.ts';

/** A row as stored: with its id, which holds when it was written. */
export type StoredRow = Row & { id: Id; conversation_id: Id };

/** The item of a row. Besides the row's own fields it may carry what a consumer of the stream needs to know. */
export function toItem(row: StoredRow): Item {
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
    ...given({ sender_id, sender_name, metadata, client_message_id, milestone, feedback }),
    ...(visibility === 'internal' ? { visibility } : {}),
    fold: encodeState(state),
  };
}

/** The row of an item. */
export function fromItem(item: Item): StoredRow {
  const stored = item as Omit<Partial<StoredRow>, 'state'> & { pk: string; sk: string; fold: Item; id: Id };
  const seq = Number(stored.sk.slice('MSG#'.length));
  return {
    id: stored.id,
    conversation_id: Number(stored.pk.slice('CONV#'.length)),
    seq,
    previous_seq: stored.previous_seq ?? 0,
    sender_type: stored.sender_type ?? 'system',
    sender_id: stored.sender_id ?? null,
    sender_name: stored.sender_name ?? null,
    content: stored.content ?? '',
    metadata: stored.metadata ?? null,
    client_message_id: stored.client_message_id ?? null,
    visibility: stored.visibility ?? 'public',
    milestone: stored.milestone ?? null,
    feedback: stored.feedback ?? null,
    state: decodeState(stored.fold, seq),
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
export function encodeState(state: ConversationState): Item {
  const fields = Object.entries(plain).map(([name, short]) => [short, state[name as keyof typeof plain]] as const);
  return {
    ...Object.fromEntries(fields.filter(([, value]) => value !== null && value !== 0)),
    vr: packMark(state.visitor_read),
    sr: packMark(state.staff_read),
    al: [state.allowance.left, state.allowance.at_ms],
    vs: state.visitor_sent.flat(),
    ss: state.staff_sent.flat(),
    ...(state.rated ? { ra: packRated(state.rated) } : {}),
  };
}

/** The state of an item. */
export function decodeState(item: Item, seq: number): ConversationState {
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
    visitor_sent: pairs(item['vs'] as number[]),
    staff_sent: pairs(item['ss'] as number[]),
    rated: item['ra'] ? unpackRated(item['ra'] as number[]) : null,
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
const pairs = (flat: number[]): SentId[] =>
  Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index] ?? 0, flat[2 * index + 1] ?? 0] as const);
