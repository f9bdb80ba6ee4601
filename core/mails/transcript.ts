/**
 * A visitor's copy of a chat. Its subject holds no visitor's words, and a copy for an address that was only typed holds
 * none at all: the address may be a stranger's, who would read them in the team's name.
 */
import { replyLine } from '#core/inbound/quote-words.ts';
import { plainText } from '#core/text/rich-text.ts';
import type { SenderType } from '#core/model/message.ts';
import { type Mail, type QuotedMessage, oneLine } from './mail.ts';

/** A line of a chat: when (milliseconds since 1970), who and what, with its files and, where there is one, a link to each. */
export type Line = {
  at_ms: number;
  sender_type: SenderType;
  sender_name: string | null;
  content: string;
  files?: readonly { name: string; url?: string | undefined }[];
};

/** How much of a chat its copy holds. `isWhole`: all its lines, or only the newest. `isProven`: see `mail-address.ts`. */
export type CopyOf = { isWhole: boolean; isProven: boolean; takesReplies?: boolean };

/** How many days the links to files work. */
export const LINK_DAYS = 30;

/** A visitor's copy of a chat. */
export function transcriptMail(
  site: string,
  lines: readonly Line[],
  { isWhole, isProven, takesReplies }: CopyOf,
): Mail {
  const team = oneLine(site);
  const intro = isProven
    ? `Here's the copy of your chat with ${team} that you requested. Times are in UTC.`
    : `Someone who entered this email address requested a copy of a chat with ${team}. The address isn't confirmed, so the copy contains only the team's messages. What the visitor wrote and automatic replies are left out. Times are in UTC.`;
  const notes = [
    ...(isWhole ? [] : ['(Only the most recent messages are included.)']),
    ...(hasLinks(lines) ? [`(Links to files work for ${LINK_DAYS} days.)`] : []),
  ];
  return {
    subject: `Your chat with ${team}`,
    language: 'en',
    ...(takesReplies ? { replyLine: replyLine('Reply above this line') } : {}),
    blocks: [
      ...[intro, ...notes].map((text) => ({ kind: 'paragraph', text }) as const),
      ...lines.filter((line) => isProven || isOfTeam(line)).map(quoted),
    ],
  };
}

/** What nobody but the team worded. A bot's or workflow's lines may repeat what the visitor wrote. */
export const isOfTeam = ({ sender_type }: Pick<Line, 'sender_type'>): boolean =>
  sender_type === 'agent' || sender_type === 'system';

function quoted({ at_ms, sender_type, sender_name, content, files = [] }: Line): QuotedMessage {
  const at = new Date(at_ms).toISOString().slice(0, 16).replace('T', ' ');
  if (sender_type === 'system') return { kind: 'message', at, who: null, text: content };
  const text = sender_type === 'visitor' ? content : plainText(content);
  return { kind: 'message', at, who: sender_name ?? names[sender_type], text, files };
}

const hasLinks = (lines: readonly Line[]): boolean =>
  lines.some(({ files = [] }) => files.some(({ url }) => url !== undefined));

const names: Record<Exclude<SenderType, 'system'>, string> = { visitor: 'You', agent: 'Agent', bot: 'Assistant' };
