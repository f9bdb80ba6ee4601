/** The mails the product writes, as plain text: what people said is quoted as it is, and nothing in it is markup. */
import type { SenderType } from './model/message.ts';
import type { Ticket } from './model/ticket.ts';

/** A mail but for whom it is to. */
export type MailText = { subject: string; text: string };

/** A line of a chat: when (milliseconds since 1970), who and what. */
export type Line = { at_ms: number; sender_type: SenderType; sender_name: string | null; content: string };

/** A visitor's copy of a chat. `isWhole`: whether these are all its lines, or only the newest. */
export function transcriptMail(site: string, lines: readonly Line[], { isWhole }: { isWhole: boolean }): MailText {
  return {
    subject: oneLine(`Your chat with ${site}`),
    text: [
      `Here is the copy of your chat with ${oneLine(site)} that you asked for. Times are UTC.`,
      ...(isWhole ? [] : ['(Only the newest messages; older ones are left out.)']),
      ...lines.map(lineText),
    ].join('\n\n'),
  };
}

/** Tells whom a ticket is for that it was noted. */
export function ticketMail({ number, subject, requester }: Ticket): MailText {
  const greeting = requester?.name ? `Hello ${oneLine(requester.name)},` : 'Hello,';
  return {
    subject: oneLine(`#${number}: ${subject}`),
    text: `${greeting}\n\nwe have noted your request "${oneLine(subject)}" under the number ${number} and will come back to you.`,
  };
}

function lineText({ at_ms, sender_type, sender_name, content }: Line): string {
  const at = new Date(at_ms).toISOString().slice(0, 16).replace('T', ' ');
  if (sender_type === 'system') return `${at}  ${oneLine(content)}`;
  return `${at}  ${oneLine(sender_name ?? names[sender_type])}:\n${setIn(content)}`;
}

/** What was said stands in from the margin, all of it: no line of it can pass for the head of somebody else's. */
const setIn = (text: string): string => text.replaceAll(/^/gm, '    ').replaceAll(/[\u0085\v\f]/g, ' ');

const names: Record<Exclude<SenderType, 'system'>, string> = { visitor: 'You', agent: 'Agent', bot: 'Assistant' };

/** A name or a subject may hold line breaks; a line of a mail may not. */
const oneLine = (text: string): string => text.replaceAll(/[\s\u0085]+/g, ' ').trim();
