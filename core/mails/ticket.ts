/** Confirms a ticket to its requester. */
import type { Ticket } from '#core/model/ticket.ts';
import { type Mail, oneLine } from './mail.ts';

/** The mail. `quotes`: which of its words are the team's own, or the requester's proven own. */
export function ticketMail({ number, subject, requester }: Ticket, quotes: { name: boolean; subject: boolean }): Mail {
  const greeting = quotes.name && requester?.name ? `Hello ${oneLine(requester.name)},` : 'Hello,';
  const request = quotes.subject ? `your request "${oneLine(subject)}"` : 'your request';
  return {
    subject: `Your request #${number}`,
    language: 'en',
    blocks: [greeting, `We've received ${request} as ticket ${number} and will get back to you.`].map((text) => ({
      kind: 'paragraph',
      text,
    })),
  };
}
