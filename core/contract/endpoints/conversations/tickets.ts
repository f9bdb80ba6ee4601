/** Tickets: what is left to do when a chat is over. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { line } from '#core/model/text.ts';
import { ticket, ticketSettings, ticketStatuses } from '#core/model/conversations/ticket.ts';
import { AGENT_API, byId, endpoint, idText, page, paging } from '#core/contract/kit/endpoint.ts';
import { expected } from '#core/contract/kit/settings.ts';

const path = `${AGENT_API}/tickets` as const;
const all = { role: 'agent', tag: 'Tickets' } as const;
const one = { ...all, path: `${path}/{id}`, params: byId, answer: { status: 200, schema: ticket } } as const;
const { subject, description, status, priority, requester, assignee_id } = ticketSettings.shape;

/** Every endpoint of tickets. */
export const tickets = {
  listTickets: endpoint({
    ...all,
    method: 'GET',
    path,
    summary: 'List tickets, newest first, with filters and search; a short page can still have a cursor',
    query: z.strictObject({
      ...paging,
      status: z.optional(z.enum(ticketStatuses)),
      assignee_id: z.optional(z.union([z.enum(['me', 'none']), idText])),
      conversation_id: z.optional(idText),
      q: z.optional(line(200)),
    }),
    answer: { status: 200, schema: page(ticket) },
  }),
  createTicket: endpoint({
    ...all,
    method: 'POST',
    path,
    summary: "Create a ticket; the requester defaults to the linked conversation's visitor",
    body: z.strictObject({
      subject,
      description: z._default(description, ''),
      status: z._default(status, 'open'),
      priority: z._default(priority, 'normal'),
      requester: z.optional(requester),
      assignee_id: z._default(assignee_id, null),
      conversation_id: z._default(z.nullable(id), null),
    }),
    answer: { status: 201, schema: ticket },
    errors: ['not_found'],
  }),
  getTicket: endpoint({ ...one, method: 'GET', summary: 'Get a ticket', errors: ['not_found'] }),
  updateTicket: endpoint({
    ...one,
    method: 'PUT',
    summary: 'Update any field except the linked conversation',
    body: z.extend(z.partial(ticketSettings), expected),
    errors: ['not_found', 'conflict'],
  }),
} as const;
