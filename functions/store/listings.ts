/** The lists that things are found in, and their index entries. */
import type { Listing } from '#core/conversation/state.ts';
import { type Id, padId } from '#core/model/id.ts';
import type { TicketStatus } from '#core/model/conversations/ticket.ts';

/** The lists of conversations: active and waiting are distinguished when read, so that messages write no index. */
export const statusGroup = (status: Listing): 'pending' | 'open' | 'snoozed' | 'resolved' | 'closed' =>
  status === 'active' || status === 'waiting' ? 'open' : status;

/** The lists of an agent's conversations: at work, snoozed or done. */
export const agentList = (status: Listing): 'open' | 'snoozed' | 'done' =>
  status === 'active' || status === 'waiting' ? 'open' : status === 'snoozed' ? status : 'done';

/** What can be listed as a whole. */
export type Collection =
  | 'WIDGETS'
  | 'AGENTS'
  | 'DEPARTMENTS'
  | 'CANNED'
  | 'USERS'
  | 'BOTS'
  | 'ARTICLES'
  | 'WORKFLOWS'
  | `SETTINGS#${string}`;

/** The index entries of items that are listed. */
export const indexes = {
  /** Things set up, oldest first. */
  list: (collection: Collection, id: Id) => ({
    gsi1pk: collection,
    gsi1sk: padId(id),
  }),
  /** Conversations by the list they are in, by when they entered it. */
  byStatus: (status: Listing, enteredAtMs: number, conversation: Id) => ({
    gsi1pk: `STATUS#${statusGroup(status)}`,
    gsi1sk: `${padId(enteredAtMs)}#${padId(conversation)}`,
  }),
  /** An agent's conversations: at work, snoozed or done. */
  byAgent: (agent: Id, status: Listing, enteredAtMs: number, conversation: Id) => ({
    gsi2pk: `AGENT#${padId(agent)}#${agentList(status)}`,
    gsi2sk: `${padId(enteredAtMs)}#${padId(conversation)}`,
  }),
  /** Tickets by status. */
  byTicketStatus: (status: TicketStatus, ticket: Id) => ({ gsi1pk: `TICKETS#${status}`, gsi1sk: padId(ticket) }),
  /** A conversation's tickets. */
  ofConversation: (conversation: Id, ticket: Id) => ({
    gsi2pk: `CONV#${padId(conversation)}#tickets`,
    gsi2sk: padId(ticket),
  }),
} as const;
