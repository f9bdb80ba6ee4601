/** Operations of tickets. */
import type { tickets } from '../../core/contract/endpoints/tickets.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Deps } from '../deps.ts';
import { namedByUser } from '../store/agent-store.ts';
import { toTicket } from '../store/ticket-store.ts';
import type { TicketDeps } from '../use-cases/tickets.ts';
import { createTicket, listTickets, ticketOrFail, updateTicket } from '../use-cases/tickets.ts';
import type { Call, Operations } from './call.ts';

/** Tickets. */
export const ticketOperations: Operations<Deps & TicketDeps, keyof typeof tickets> = {
  listTickets: list,
  createTicket: async (deps, { body }) => toTicket(await createTicket(deps, body)),
  getTicket: async (deps, { params }) => toTicket(await ticketOrFail(deps, params.id)),
  updateTicket: async (deps, { params, body }) => toTicket(await updateTicket(deps, params.id, body)),
};

async function list(deps: Deps, { query, caller }: Call<'listTickets'>) {
  const below = Number(readCursor('listTickets', query) ?? Number.MAX_SAFE_INTEGER);
  const { status, assignee_id, conversation_id: conversation } = query;
  const assignee = assignee_id === 'me' ? ((await namedByUser(deps.table, caller.user_id))?.id ?? 0) : assignee_id;
  const page = await listTickets(deps, { status, conversation, assignee }, { limit: query.limit, below });
  const next_cursor = page.below === undefined ? null : writeCursor('listTickets', query, String(page.below));
  return { data: page.tickets.map(toTicket), next_cursor };
}
