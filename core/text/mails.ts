/**
 * The mails the product writes, as plain text: what people said is quoted as it is, and nothing in it is markup. A subject
 * holds no visitor's words, and a mail to an address that was only typed holds none at all: it may be a stranger's, who
 * would read them in the team's name.
 */
import { plainText } from './rich-text.ts';
import type { SenderType } from '#core/model/message.ts';
import type { Ticket } from '#core/model/ticket.ts';

/** A mail without its recipient. */
export type MailText = { subject: string; text: string };

/** A line of a chat: when (milliseconds since 1970), who and what, with its files and, where there is one, a link to each. */
export type Line = {
  at_ms: number;
  sender_type: SenderType;
  sender_name: string | null;
  content: string;
  files?: readonly { name: string; url?: string | undefined }[];
};

/** How much of a chat its copy holds. `isWhole`: all its lines, or only the newest. `isProven`: see `mail-address.ts`. */
export type CopyOf = { isWhole: boolean; isProven: boolean };

/** How many days the links to files work. */
export const LINK_DAYS = 30;

/** A visitor's copy of a chat. */
export function transcriptMail(site: string, lines: readonly Line[], { isWhole, isProven }: CopyOf): MailText {
  const team = oneLine(site);
  return {
    subject: `Your chat with ${team}`,
    text: [
      isProven
        ? `Here's the copy of your chat with ${team} that you requested. Times are in UTC.`
        : `Someone who entered this email address requested a copy of a chat with ${team}. The address isn't confirmed, so the copy contains only the team's messages. What the visitor wrote and automatic replies are left out. Times are in UTC.`,
      ...(isWhole ? [] : ['(Only the most recent messages are included.)']),
      ...(hasLinks(lines) ? [`(Links to files work for ${LINK_DAYS} days.)`] : []),
      ...lines.filter((line) => isProven || isOfTeam(line)).map(lineText),
    ].join('\n\n'),
  };
}

/** What nobody but the team worded. A bot's or workflow's lines may repeat what the visitor wrote. */
const isOfTeam = ({ sender_type }: Line): boolean => sender_type === 'agent' || sender_type === 'system';

/** Confirms a ticket to its requester. `quotes`: which of its words are the team's own, or the requester's proven own. */
export function ticketMail(
  { number, subject, requester }: Ticket,
  quotes: { name: boolean; subject: boolean },
): MailText {
  const greeting = quotes.name && requester?.name ? `Hello ${oneLine(requester.name)},` : 'Hello,';
  const request = quotes.subject ? `your request "${oneLine(subject)}"` : 'your request';
  return {
    subject: `Your request #${number}`,
    text: `${greeting}\n\nWe've received ${request} as ticket ${number} and will get back to you.`,
  };
}

function lineText({ at_ms, sender_type, sender_name, content, files = [] }: Line): string {
  const at = new Date(at_ms).toISOString().slice(0, 16).replace('T', ' ');
  const text = sender_type === 'visitor' ? content : plainText(content);
  const said = [...(text === '' ? [] : [text]), ...files.map(fileText)].join('\n');
  if (sender_type === 'system') return `${at}  ${oneLine(content)}`;
  return `${at}  ${oneLine(sender_name ?? names[sender_type])}:\n${setIn(said)}`;
}

const hasLinks = (lines: readonly Line[]): boolean =>
  lines.some(({ files = [] }) => files.some(({ url }) => url !== undefined));

const fileText = ({ name, url }: { name: string; url?: string | undefined }): string =>
  `[File: ${oneLine(name)}]${url === undefined ? '' : `\n${url}`}`;

/** Quoted text is indented, all of it: no line can pass for the header of another message. */
const setIn = (text: string): string => text.replaceAll(/^/gm, '    ').replaceAll(/[\u0085\v\f]/g, ' ');

const names: Record<Exclude<SenderType, 'system'>, string> = { visitor: 'You', agent: 'Agent', bot: 'Assistant' };

/** A name or a subject may hold line breaks; a line of a mail may not. */
const oneLine = (text: string): string => text.replaceAll(/[\s\u0085]+/g, ' ').trim();
