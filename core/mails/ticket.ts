/** Confirms a ticket to its requester, in their language. */
import { spokenLanguage } from '#core/text/language.ts';
import type { Ticket } from '#core/model/conversations/ticket.ts';
import type { CopyTexts } from './locales/copy.ts';
import { type Mail, fill, oneLine } from './mail.ts';

/** What the mail is made of. `quotes`: which of the ticket's words are the team's own, or the requester's proven own. */
export type TicketWords = { texts: CopyTexts; locale: string | null; quotes: { name: boolean; subject: boolean } };

/** The mail. */
export function ticketMail({ number, ...ticket }: Ticket, { texts, locale, quotes }: TicketWords): Mail {
  const name = quotes.name ? oneLine(ticket.requester?.name ?? '') : '';
  const subject = quotes.subject ? oneLine(ticket.subject) : '';
  const greeting = name === '' ? texts.hello : fill(texts.hello_named, { name });
  const received = fill(subject === '' ? texts.received : texts.received_about, { number, subject });
  return {
    subject: fill(texts.ticket, { number }),
    language: spokenLanguage(locale),
    blocks: [greeting, received].map((text) => ({ kind: 'paragraph', text })),
  };
}
