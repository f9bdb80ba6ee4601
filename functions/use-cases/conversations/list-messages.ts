/** Pages of a conversation's messages: all rows for agents, public ones for the visitor. */
import { MAX_ANSWER_BYTES, answerPage } from '#core/limits/answer-size.ts';
import { found, notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Message, VisitorMessage } from '#core/model/messages/message.ts';
import { toMessage, toVisitorMessage } from '#core/conversation/views.ts';
import type { Deps } from '#functions/deps.ts';
import { type StoredRow, listRows } from '#functions/store/conversations/conversation-store.ts';
import { type LoadedConversation, loadConversation } from './conversation-state.ts';

/** Which rows: those after a number, those before one, or without either the newest. */
export type Range = { after_seq?: number | undefined; before_seq?: number | undefined; limit: number };

/**
 * A page, ascending; `up_to_seq` is the newest row there is for the reader. A page that ends by its size is shorter than
 * what was asked for: its last row is not `up_to_seq`, or before its first there is another.
 */
export type MessagePage<Shown> = { data: Shown[]; up_to_seq: number };

/** Rows as agents see them. @throws DomainError `not_found` */
export async function listMessages(
  { table }: Pick<Deps, 'table'>,
  conversation: Id,
  range: Range,
): Promise<MessagePage<Message>> {
  const state = await findConversation(table, conversation);
  const rows = await listRows(table, conversation, bounds(range));
  const shown = rows.map((row) => toMessage(row, state.row.state, state.read));
  return { data: whatFits(shown, range), up_to_seq: state.row.seq };
}

/** Rows as the visitor sees them. @throws DomainError `not_found`, also for another visitor's */
export async function listOwnMessages(
  { table }: Pick<Deps, 'table'>,
  conversation: Id,
  visitor: Id,
  range: Range,
): Promise<MessagePage<VisitorMessage>> {
  const state = await findConversation(table, conversation);
  if (state.metadata.visitor_id !== visitor) throw notFound();
  const rows = await listPublicRows(table, conversation, range, { newest: state.row.seq, ...FOR_A_VISITOR });
  const shown = rows.map((row) => toVisitorMessage(row, state.row.state, state.read));
  return { data: whatFits(shown, range, MAX_VISITOR_PAGE_BYTES), up_to_seq: state.row.state.last_public_seq };
}

/** Anybody can ask for these pages again and again, and each byte is billed: fifty usual messages fit. */
const MAX_VISITOR_PAGE_BYTES = 128 * 1024;

/** Nothing tells how long the next rows are, and what is read is billed: a visitor's page begins with a few rows, and goes on with a few more. */
const FOR_A_VISITOR = { bytes: MAX_VISITOR_PAGE_BYTES, firstRows: 8, maxRows: 24 };

/** The rows one answer holds: the first ones, or where a page goes back, the last ones. */
function whatFits<Shown>(rows: Shown[], range: Range, maxBytes = MAX_ANSWER_BYTES): Shown[] {
  const page = answerPage<Shown>(range.limit, MAX_ANSWER_BYTES - maxBytes);
  const goesBack = range.after_seq === undefined;
  for (const row of goesBack ? rows.toReversed() : rows) if (!page.add(row)) break;
  return goesBack ? page.entries.toReversed() : page.entries;
}

/** Read for one page at most: more than a page of the longest messages has, and little enough to hold. */
const MAX_READ_BYTES = 6_000_000;

/** Going forward over notes, however few rows are asked for: nothing tells where the next public row is. */
const ROWS_AT_ONCE = 100;

/** Where reading a page ends, and how it goes on. */
type ReadLimits = {
  /** The newest row, where the range begins after a row. */
  newest?: number;
  /** How many bytes of text end it: no more are read than a page can show, as each is billed. */
  bytes?: number;
  /** Rows of the first read; each further one may have as many more. Default: as many as are asked for. */
  firstRows?: number;
  /** Rows of one read at most. */
  maxRows?: number;
};

/**
 * Public rows of a range: skips notes, and reads on where a read ended early (a read returns up to one megabyte). So a page
 * is short only at the end, or where its rows are very long. Every row knows the public row before it, so that going back
 * skips any number of notes in one step.
 */
export async function listPublicRows(
  table: Deps['table'],
  conversation: Id,
  range: Range,
  { newest = NEWEST, bytes = MAX_READ_BYTES, firstRows = Infinity, maxRows = Infinity }: ReadLimits = {},
): Promise<StoredRow[]> {
  let found: StoredRow[] = [];
  let next = bounds({ ...range, limit: Math.min(range.limit, firstRows) });
  for (let rowsAtOnce = firstRows; ;) {
    const rows = await listRows(table, conversation, next);
    const shown = rows.filter((row) => row.visibility === 'public');
    const forward = 'after' in next;
    found = forward ? [...found, ...shown] : [...shown, ...found];
    const edge = forward ? rows.at(-1) : rows[0];
    const isEnd = !edge || (forward ? edge.seq >= newest : edge.previous_seq === 0);
    if (isEnd || found.length >= range.limit || bytesOf(found) >= bytes)
      return forward ? found.slice(0, range.limit) : found.slice(-range.limit);
    rowsAtOnce = Math.min(rowsAtOnce + firstRows, maxRows);
    const limit = Math.min(rowsAtOnce, forward ? ROWS_AT_ONCE : range.limit - found.length);
    next = forward ? { after: edge.seq, limit } : { before: edge.previous_seq + 1, limit };
  }
}

const bytesOf = (rows: readonly StoredRow[]): number =>
  rows.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);

const bounds = ({
  after_seq,
  before_seq,
  limit,
}: Range): { after: number; limit: number } | { before: number; limit: number } =>
  after_seq === undefined ? { before: before_seq ?? NEWEST, limit } : { after: after_seq, limit };

const NEWEST = 100_000_000;

async function findConversation(table: Deps['table'], conversation: Id): Promise<LoadedConversation> {
  return found(await loadConversation(table, conversation, { consistent: true }));
}
