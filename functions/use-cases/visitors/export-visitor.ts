/**
 * All that is kept of a person, for that person: what they may see of their conversations, newest first, and their tickets.
 * Internal notes, labels and the like are the team's own. In parts, so that no request has more to do than it can.
 */
import { answerBytes, answerPage } from '#core/limits/answer-size.ts';
import type { VisitorExport } from '#core/contract/endpoints/admin/visitors.ts';
import { found } from '#core/model/errors.ts';
import { type Id, padId } from '#core/model/id.ts';
import { toVisitorMessage } from '#core/conversation/views.ts';
import type { Deps } from '#functions/deps.ts';
import { newestOfVisitor } from '#functions/store/conversations/conversation-index.ts';
import { listRows } from '#functions/store/conversations/conversation-store.ts';
import { ticketIdsOf } from '#functions/store/visitors/erasure-store.ts';
import { getTickets, toTicket } from '#functions/store/conversations/ticket-store.ts';
import { getVisitor, getVisitorAttributes, toVisitor } from '#functions/store/visitors/visitor-store.ts';
import { loadConversation, visitorView } from '#functions/use-cases/conversations/conversation-state.ts';

type Lists = Pick<VisitorExport, 'conversations' | 'messages' | 'tickets'>;
/** A part, and where the next one begins: the ticket to continue below, or a conversation and the last exported row. */
type ExportPart = Omit<VisitorExport, 'next_cursor' | 'about_files'> & { position: string | undefined };

/** The most entries of a part, in addition to the size limit of an answer, because reading them takes time. */
const MAX = { conversations: 100, messages: 500 };
const ROWS = 100;
const CONVERSATIONS = 25;
const TICKETS = 50;

/** A part that is being filled; `add` takes a piece of it in, and is false when it no longer fits. */
type Filling = Lists & { add: (piece: Partial<Lists>) => boolean };

/** A part of all that is kept: the tickets first. @throws DomainError `not_found` */
export async function exportVisitor(
  { table }: Pick<Deps, 'table'>,
  id: Id,
  position: string | undefined,
): Promise<ExportPart> {
  const stored = found(await getVisitor(table, id, { consistent: true }));
  const visitor = toVisitor(stored, await getVisitorAttributes(table, id, { consistent: true }));
  const part = emptyPart(answerBytes(visitor));
  const next = (await addTickets(table, part, id, position)) ?? (await addConversations(table, part, id, position));
  const { conversations, messages, tickets } = part;
  return { visitor, conversations, messages, tickets, position: next };
}

function emptyPart(reserved: number): Filling {
  const pieces = answerPage<Partial<Lists>>(Infinity, reserved);
  const lists: Lists = { conversations: [], messages: [], tickets: [] };
  const add = (piece: Partial<Lists>): boolean => {
    if (!pieces.add(piece)) return false;
    lists.conversations.push(...(piece.conversations ?? []));
    lists.messages.push(...(piece.messages ?? []));
    lists.tickets.push(...(piece.tickets ?? []));
    return true;
  };
  return { ...lists, add };
}

/** Adds tickets, newest first; answers where to go on when not all are in. */
async function addTickets(
  table: Deps['table'],
  part: Filling,
  visitor: Id,
  position = '',
): Promise<string | undefined> {
  if (position.includes('#')) return undefined;
  const below = position === '' ? Infinity : Number(position);
  const ids = (await ticketIdsOf(table, visitor)).filter((id) => id < below).sort((one, other) => other - one);
  for (let at = 0; at < ids.length; at += TICKETS) {
    for (const ticket of (await getTickets(table, ids.slice(at, at + TICKETS))).map(toTicket)) {
      if (!part.add({ tickets: [ticket] })) return String(part.tickets.at(-1)?.id);
    }
  }
  return undefined;
}

/** Adds conversations with their messages, newest first; answers where to go on when not all are in. */
async function addConversations(
  table: Deps['table'],
  part: Filling,
  visitor: Id,
  position: string | undefined,
): Promise<string | undefined> {
  const [from, lastSeq] = position?.includes('#') ? position.split('#').map(Number) : [];
  let before = from === undefined ? undefined : String(from + 1);
  for (;;) {
    const entries = await newestOfVisitor(table, visitor, { limit: CONVERSATIONS, before });
    for (const { id } of entries) {
      const after = id === from ? (lastSeq ?? 0) : 0;
      const reached = await addConversation(table, part, { id, visitor }, after);
      if (reached !== 'end') return `${id}#${padId(reached)}`;
    }
    if (entries.length < CONVERSATIONS) return undefined;
    before = entries.at(-1)?.position;
  }
}

/** Adds a conversation and its public rows after one; returns the last row exported so far, or that the conversation is complete. */
async function addConversation(
  table: Deps['table'],
  part: Filling,
  { id, visitor }: { id: Id; visitor: Id },
  after: number,
): Promise<number | 'end'> {
  const state = await loadConversation(table, id, { consistent: true });
  // What leads to a conversation is there before it is, and may lead to one that another has begun.
  if (state?.metadata.visitor_id !== visitor) return 'end';
  const { metadata, row, read } = state;
  if (isFull(part)) return after;
  // The first row comes with its conversation.
  const begun = after === 0 ? [{ ...(await visitorView(table, state)), attributes: metadata.attributes }] : [];
  for (let reached = after; reached < row.seq;) {
    const rows = await listRows(table, id, { after: reached, limit: ROWS });
    for (const one of rows) {
      if (isFull(part) && reached > 0) return reached;
      const messages = one.visibility === 'public' ? [toVisitorMessage(one, row.state, read)] : [];
      if (!part.add({ conversations: reached === 0 ? begun : [], messages })) return reached;
      reached = one.seq;
    }
    if (rows.length === 0) break;
  }
  return 'end';
}

const isFull = ({ conversations, messages }: Lists): boolean =>
  conversations.length >= MAX.conversations || messages.length >= MAX.messages;
