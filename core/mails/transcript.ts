/**
 * A visitor's copy of a chat. Its subject holds no visitor's words, and a copy for an address that was only typed holds
 * none at all: the address may be a stranger's, who would read them in the team's name.
 */
import { replyLine } from '#core/inbound/quote-words.ts';
import { joinedName } from '#core/conversation/rows.ts';
import { spokenLanguage } from '#core/text/language.ts';
import { plainText } from '#core/text/rich-text.ts';
import type { Metadata, SenderType } from '#core/model/messages/message.ts';
import type { CopyTexts } from './locales/copy.ts';
import type { MailTexts } from './locales/texts.ts';
import { type Mail, type QuotedMessage, fill, oneLine } from './mail.ts';
import { starsOf } from './rating.ts';

/** A line of a chat: when (milliseconds since 1970), who and what, with its files and, where there is one, a link to each. */
export type Line = {
  at_ms: number;
  sender_type: SenderType;
  sender_name: string | null;
  content: string;
  metadata?: Pick<Metadata, 'event' | 'rating'> | null;
  files?: readonly { name: string; url?: string | undefined }[];
};

/**
 * How much of a chat its copy holds, and in which language. `isWhole`: all its lines, or only the newest. `isProven`: see
 * `mail-address.ts`. `shared`: what other mails to visitors say, too.
 */
export type CopyOf = {
  isWhole: boolean;
  isProven: boolean;
  takesReplies?: boolean;
  texts: CopyTexts;
  shared: MailTexts;
  locale: string | null;
};

/** How many days the links to files work. */
export const LINK_DAYS = 30;

/** A visitor's copy of a chat. */
export function transcriptMail(name: string, lines: readonly Line[], copy: CopyOf): Mail {
  const { isWhole, isProven, takesReplies, texts, shared, locale } = copy;
  const site = oneLine(name);
  const intro = fill(isProven ? texts.intro : texts.unproven, { site });
  const notes = [
    ...(isWhole ? [] : [texts.newest]),
    ...(hasLinks(lines) ? [fill(texts.links, { days: LINK_DAYS })] : []),
  ];
  return {
    subject: fill(texts.subject, { site }),
    language: spokenLanguage(locale),
    ...(takesReplies ? { replyLine: replyLine(shared.reply_above) } : {}),
    blocks: [
      ...[intro, ...notes].map((text) => ({ kind: 'paragraph', text }) as const),
      ...lines.filter((line) => isProven || isOfTeam(line)).map((line) => quoted(line, copy)),
    ],
  };
}

/** What nobody but the team worded. A bot's or workflow's lines may repeat what the visitor wrote. */
export const isOfTeam = ({ sender_type }: Pick<Line, 'sender_type'>): boolean =>
  sender_type === 'agent' || sender_type === 'system';

function quoted(line: Line, { texts, shared }: CopyOf): QuotedMessage {
  const { at_ms, sender_type, sender_name, content, files = [] } = line;
  const at = new Date(at_ms).toISOString().slice(0, 16).replace('T', ' ');
  if (sender_type === 'system') return { kind: 'message', at, who: null, text: happened(line, texts) };
  const text = sender_type === 'visitor' ? content : plainText(content);
  const names = { visitor: texts.you, agent: shared.agent, bot: shared.assistant };
  return { kind: 'message', at, who: sender_name ?? names[sender_type], text, files };
}

/** What a step of the chat was; what the row says in English, where it says no more. */
function happened({ content, metadata }: Line, { events }: CopyTexts): string {
  const { event, rating = 0 } = metadata ?? {};
  if (event === 'rated') return starsOf(rating);
  const name = event === 'assigned' ? joinedName(content) : '';
  return event === undefined || !(event in events) || name === undefined
    ? content
    : fill(events[event as keyof typeof events], { name });
}

const hasLinks = (lines: readonly Line[]): boolean =>
  lines.some(({ files = [] }) => files.some(({ url }) => url !== undefined));
