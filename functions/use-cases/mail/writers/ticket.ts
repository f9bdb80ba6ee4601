/** Writes the confirmation of a ticket. */
import { isProvenAddress } from '#core/mails/mail-address.ts';
import { ticketMail } from '#core/mails/ticket.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { getConversationRecord } from '#functions/store/conversations/conversation-store.ts';
import { getTicket } from '#functions/store/conversations/ticket-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { lookOf } from '#core/mails/look.ts';
import type { Writer, WriterDeps } from './writer.ts';

/** By hand, an agent wrote the subject; the name of a visitor is what they typed all the same. */
export const writeTicket: Writer<JobAbout<'ticket'>> = async ({ table }, { ticket_id }) => {
  const ticket = await getTicket(table, ticket_id);
  const to = ticket?.requester?.email;
  if (!ticket || !to) return undefined;
  const visitorId = ticket.requester?.visitor_id ?? null;
  const visitor = visitorId === null ? undefined : await getVisitor(table, visitorId, { consistent: true });
  const isProven = visitor !== undefined && isProvenAddress(visitor, to);
  const quotes = { name: isProven || visitorId === null, subject: isProven || ticket.step === null };
  const locale = visitor?.locale ?? null;
  const { copyTexts } = await import('#core/mails/locales/texts.ts');
  const mail = ticketMail(ticket, { texts: copyTexts(locale), locale, quotes });
  return { to, look: lookOf(await widgetOf(table, ticket.conversation_id)), mail };
};

async function widgetOf(table: WriterDeps['table'], conversation: number | null) {
  const record = conversation === null ? undefined : await getConversationRecord(table, conversation);
  return record && getWidget(table, record.metadata.widget_id);
}
