/** Tickets as a conversation's pane shows them: fetched when looked at, and one more when one is made here. */
import type { Sent } from '#core/contract/http.ts';
import type { Id } from '#core/model/id.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import { type Api, firstPages } from '#dashboard/api/api.ts';
import { createResource, type Resource } from './resource.ts';

/** The tickets of conversations. */
export type TicketStore = {
  ofConversation: (id: Id) => Resource<Ticket[]>;
  create: (body: Sent<'createTicket', 'body'>) => Promise<Ticket>;
};

/** Makes it. */
export function createTicketStore(api: Api): TicketStore {
  const known = new Map<Id, Resource<Ticket[]>>();
  const ofConversation = (id: Id) => {
    const resource =
      known.get(id) ??
      createResource(async () => {
        const load = (place: { limit: string }) =>
          api('listTickets', { query: { ...place, conversation_id: String(id) } });
        return (await firstPages(load, 1)).items;
      });
    known.set(id, resource);
    return resource;
  };
  return {
    ofConversation,
    create: async (body) => {
      const ticket = await api('createTicket', { body });
      if (ticket.conversation_id !== null)
        ofConversation(ticket.conversation_id).change((all) => [ticket, ...all.filter(({ id }) => id !== ticket.id)]);
      return ticket;
    },
  };
}
