/**
 * All that is kept of a person, for that person: what they may see of their conversations, newest first, and their tickets.
 * Internal notes, labels and the like are the team's own. In parts, so that no request has more to do than it can.
 */
import type { Everything } from '../../core/contract/endpoints/visitors.ts';
import { notFound } from '../../core/model/errors.ts';
import type { Id } from '../../core/model/id.ts';
import { padId } from '../../core/model/id.ts';
import { toVisitorMessage } from '../../core/views.ts';
import type { Deps } from '../deps.ts';
import { newestOfVisitor } from '../store/conversation-index.ts';
import { listRows } from '../store/conversation-store.ts';
import { ticketIdsOf } from '../store/erasure-store.ts';
import type { Table } from '../store/table.ts';
import { getTickets, toTicket } from '../store/ticket-store.ts';
import { getVisitor, getVisitorAttributes, toVisitor } from '../store/visitor-store.ts';
import type { State } from './conversation-state.ts';
import { loadState, showToVisitor } from './conversation-state.ts';

/** A part, and where the next one begins: a conversation and the row up to which it is told. */
type Part = Omit<Everything, 'next_cursor'> & { place: string | undefined };

/** What a part has at most: an answer may have six megabytes, and takes its time. */
const MOST = { conversations: 100, messages: 500, characters: 1_000_000 };
const ROWS = 100;
const CONVERSATIONS = 25;

/** A part of all that is kept; the tickets come with the first. @throws DomainError `not_found` */
export async function exportVisitor({ table }: Pick<Deps, 'table'>, id: Id, place: string | undefined): Promise<Part> {
  const item = await getVisitor(table, id, { consistent: true });
  if (!item) throw notFound();
  const visitor = toVisitor(item, await getVisitorAttributes(table, id, { consistent: true }));
  const tickets = place === undefined ? (await getTickets(table, await ticketIdsOf(table, id))).map(toTicket) : [];
  const part: Part = { visitor, conversations: [], messages: [], tickets, place: undefined };
  const [from, told] = place === undefined ? [] : place.split('#').map(Number);
  let before = from === undefined ? undefined : String(from + 1);
  for (;;) {
    const entries = await newestOfVisitor(table, id, { limit: CONVERSATIONS, before });
    for (const entry of entries) {
      const reached = await addConversation(table, part, entry.id, entry.id === from ? (told ?? 0) : 0);
      if (isFull(part)) return { ...part, place: `${entry.id}#${padId(reached)}` };
    }
    if (entries.length < CONVERSATIONS) return part;
    before = entries.at(-1)?.place;
  }
}

/** Adds a conversation and its public rows after one; answers up to which row it is told by now. */
async function addConversation(table: Table, part: Part, id: Id, after: number): Promise<number> {
  const state = await loadState(table, id, { consistent: true });
  if (!state) return after;
  const { attributes } = state.info;
  if (after === 0) part.conversations.push({ ...(await showToVisitor(table, state)), attributes });
  let reached = after;
  // At least some rows go with a conversation, so that it is told as begun.
  do reached = await addRows(table, part, state, reached);
  while (reached < state.row.seq && !isFull(part));
  return reached;
}

async function addRows(table: Table, part: Part, { info, row, read }: State, after: number): Promise<number> {
  const rows = await listRows(table, info.id, { after, limit: ROWS });
  const shown = rows.filter(({ visibility }) => visibility === 'public');
  part.messages.push(...shown.map((one) => toVisitorMessage(one, row.fold, read)));
  return rows.at(-1)?.seq ?? row.seq;
}

function isFull({ conversations, messages }: Part): boolean {
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  return (
    conversations.length >= MOST.conversations || messages.length >= MOST.messages || characters >= MOST.characters
  );
}
