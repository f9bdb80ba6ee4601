/** A ticket: a matter that goes on after the chat, with a number people can name. */
import * as z from 'zod/mini';
import { priorities } from '#core/model/closed-sets.ts';
import { id, version } from '#core/model/id.ts';
import { email, instant, line, name, optionalText } from '#core/model/text.ts';

/** The states of a ticket. */
export const ticketStatuses = ['open', 'pending', 'solved'] as const;
/** A state of a ticket. */
export type TicketStatus = (typeof ticketStatuses)[number];

/**
 * Whether the requester is mailed the ticket's number: `none` without an address, or where no mail is sent; `limit_reached`
 * when visitors had caused as many mails that day as they may.
 */
const ticketNotifications = ['queued', 'limit_reached', 'none'] as const;

/** What may be changed of a ticket. */
export const ticketSettings = z.strictObject({
  subject: line(200),
  description: optionalText(8000),
  status: z.enum(ticketStatuses),
  priority: z.enum(priorities),
  /** The requester. */
  requester: z.nullable(
    z.strictObject({ name: z._default(z.nullable(name), null), email: z._default(z.nullable(email), null) }),
  ),
  /** The agent who looks after it; null for nobody yet. */
  assignee_id: z.nullable(id),
});

/** A ticket. */
export const ticket = z.strictObject({
  id,
  /** Consecutive from 1. */
  number: z.int(),
  ...ticketSettings.shape,
  /** `visitor_id` is the visitor of the linked conversation; null without a requester, or once that person was erased. */
  requester: z.nullable(
    z.strictObject({ name: z.nullable(name), email: z.nullable(email), visitor_id: z.nullable(id) }),
  ),
  conversation_id: z.nullable(id),
  notification: z.enum(ticketNotifications),
  version,
  created_at: instant,
});
/** A ticket. */
export type Ticket = z.infer<typeof ticket>;
