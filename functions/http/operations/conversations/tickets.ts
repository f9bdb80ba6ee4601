/** Operations of tickets. */
import type { TeamCaller } from '#core/access/team-access.ts';
import type { tickets } from '#core/contract/endpoints/conversations/tickets.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { wordsOf } from '#core/text/search-terms.ts';
import { whatFits } from '#core/limits/answer-size.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import type { Deps } from '#functions/deps.ts';
import { toTicket } from '#functions/store/conversations/ticket-store.ts';
import {
  type TicketDeps,
  createTicket,
  listTickets,
  findTicket,
  updateTicket,
} from '#functions/use-cases/mail/tickets.ts';
import { seesTicket } from '#functions/use-cases/access/require-in-scope.ts';
import { scopeOf, seesConversation } from '#functions/use-cases/access/scope.ts';
import type { Call, Operations } from '#functions/http/call.ts';

/** Tickets. */
export const ticketOperations: Operations<Deps & TicketDeps, keyof typeof tickets> = {
  listTickets: list,
  createTicket: async (deps, { body, caller }) => {
    const { conversation_id: id } = body;
    if (id !== null && !(await isSeen(deps, caller, id)))
      throw new DomainError('not_found', `There is no conversation ${id}.`);
    return toTicket(await createTicket(deps, body));
  },
  getTicket: async (deps, { params }) => toTicket(await findTicket(deps, params.id)),
  updateTicket: async (deps, { params, body }) => toTicket(await updateTicket(deps, params.id, body)),
};

const isSeen = async (deps: Deps, caller: TeamCaller, conversation: Id): Promise<boolean> =>
  seesConversation(deps, await scopeOf(deps, caller), conversation);

async function list(deps: Deps, { query, caller }: Call<'listTickets'>) {
  const below = Number(readCursor('listTickets', query) ?? Number.MAX_SAFE_INTEGER);
  const scope = await scopeOf(deps, caller);
  const { status, assignee_id, conversation_id: conversation, q } = query;
  const assignee = assignee_id === 'me' ? (caller.agent?.id ?? 0) : assignee_id;
  const page = await listTickets(
    deps,
    { status, conversation, assignee, words: wordsOf(q ?? ''), isSeen: (one) => seesTicket(deps, scope, one) },
    { limit: query.limit, below },
  );
  const data = whatFits(page.tickets.map(toTicket));
  const next = data.length < page.tickets.length ? data.at(-1)?.id : page.below;
  return { data, next_cursor: next === undefined ? null : writeCursor('listTickets', query, String(next)) };
}
