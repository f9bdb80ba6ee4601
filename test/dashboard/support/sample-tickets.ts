/** Sample tickets, all invented. */
import type { Ticket } from '#core/model/conversations/ticket.ts';
import { ago, ticketOf } from './sample.ts';

/** One of each status, and one without a requester; their times count back from `now`. */
export function someTickets(now: number): Ticket[] {
  const before = (seconds: number) => ago(seconds, now);
  return [
    ticketOf({
      id: 301,
      number: 1,
      subject: 'Courier lost a Lilla chair; send another',
      description: 'Tracking FJ-20377 ends in Jönköping. The courier has been asked, no answer for two days.',
      priority: 'high',
      assignee_id: 1,
      conversation_id: 112,
      requester: { name: 'Ada Moreau', email: 'ada.moreau@example.com', visitor_id: 9012 },
      created_at: before(90_000),
    }),
    ticketOf({
      id: 302,
      number: 2,
      subject: 'Quote for forty desks',
      status: 'pending',
      requester: { name: 'Liu Wei', email: 'liu.wei@example.com', visitor_id: 9008 },
      created_at: before(7200),
    }),
    ticketOf({ id: 303, number: 3, subject: 'Armrest screw, M6 × 40', assignee_id: 2, created_at: before(5000) }),
    ticketOf({ id: 304, number: 4, subject: 'Invoice for June', status: 'solved', assignee_id: 2 }),
  ];
}
