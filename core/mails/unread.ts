/**
 * The mail about answers that a visitor hasn't read, in their language and time zone. Its subject holds no visitor's words,
 * nor does anything else of it where the address was only typed.
 */
import { replyLine } from '#core/inbound/quote-words.ts';
import { languageOf, spokenLanguage } from '#core/text/language.ts';
import { plainText } from '#core/text/rich-text.ts';
import { type Mail, type MailBlock, type QuotedMessage, fill, oneLine } from './mail.ts';
import type { MailTexts } from './locales/texts.ts';
import type { Line } from './transcript.ts';

/** How many messages are quoted at most. */
const MAX_QUOTED = 20;

/** More than any list of mails shows. */
const MAX_PREHEADER = 150;

/** What the mail is made of. */
export type Unread = {
  site: string;
  /** The texts of the visitor's language; that, and their time zone, as their browser named them. */
  texts: MailTexts;
  locale: string | null;
  timeZone: string | null;
  /** What of the unread answers may be quoted, oldest first; at least one. */
  lines: readonly Line[];
  /** Opens the conversation, for this number of days; without one the site has to be visited. */
  link?: { url: string; days: number } | undefined;
  /** Whether replies to the mail reach the team. */
  takesReplies: boolean;
  unsubscribeUrl: string;
};

/** A row that may be quoted, as far as that matters: `follow_up_seq` is the newest question to a silent visitor. */
type Quotable = Pick<Line, 'sender_type'> & { seq: number; state: { follow_up_seq: number } };

/**
 * Which rows of a chat may be quoted: those of agents, the widget's own question to a silent visitor and, for an address
 * proven to be the visitor's, those of bots, which may repeat what the visitor wrote.
 */
export const isQuotable = ({ sender_type, seq, state }: Quotable, isProven: boolean): boolean =>
  sender_type === 'agent' || (sender_type === 'bot' && (isProven || state.follow_up_seq === seq));

/** The mail. */
export function unreadMail(unread: Unread): Mail {
  const { lines, locale, texts, link, takesReplies } = unread;
  const site = oneLine(unread.site);
  const name = lines.findLast(({ sender_type }) => sender_type === 'agent')?.sender_name;
  const shown = lines.slice(0, MAX_QUOTED);
  const more = lines.length - shown.length;
  const small = (text: string): MailBlock => ({ kind: 'small', text });
  return {
    subject: name ? fill(texts.subject_named, { name: oneLine(name), site }) : fill(texts.subject, { site }),
    preheader: plainText(lines.at(-1)?.content ?? '').slice(0, MAX_PREHEADER),
    language: spokenLanguage(locale),
    ...(takesReplies ? { replyLine: replyLine(texts.reply_above) } : {}),
    blocks: [
      { kind: 'paragraph', text: fill(lines.length === 1 ? texts.intro_one : texts.intro, { site }) },
      ...shown.map((line) => quoted(line, unread)),
      ...(more > 0 ? [small(fill(texts.more, { count: more }))] : []),
      link ? { kind: 'button', label: texts.open, url: link.url } : { kind: 'paragraph', text: texts.on_site },
      ...(link ? [small(fill(texts.valid, { days: link.days }))] : []),
      small(takesReplies ? texts.reply : texts.no_reply),
      small(fill(texts.why, { site })),
      { kind: 'link', label: texts.unsubscribe, url: unread.unsubscribeUrl },
    ],
  };
}

function quoted(line: Line, { texts, locale, timeZone }: Unread): QuotedMessage {
  const { at_ms, sender_type, sender_name, content, files = [] } = line;
  const who = sender_name ?? (sender_type === 'agent' ? texts.agent : texts.assistant);
  return { kind: 'message', at: timeText(at_ms, locale, timeZone), who, text: plainText(content), files };
}

/**
 * A time as its reader writes it: in English where the product doesn't speak their language, in UTC, and saying so, where
 * their time zone isn't known.
 */
export function timeText(atMs: number, locale: string | null, timeZone: string | null): string {
  const language = locale !== null && languageOf(locale) === spokenLanguage(locale) ? locale : 'en';
  const fields = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
  const inUtc = { ...fields, timeZone: 'UTC', timeZoneName: 'short' } as const;
  const zones = [...(timeZone ? [{ ...fields, timeZone }] : []), inUtc];
  const texts = zones.flatMap((zone) => [language, spokenLanguage(locale)].map((tag) => textIn(atMs, tag, zone)));
  return texts.find((text) => text !== undefined) ?? '';
}

/** Nothing where this system doesn't know the zone, or the tag only looks like one, such as `en-US-US`. */
function textIn(atMs: number, language: string, options: Intl.DateTimeFormatOptions): string | undefined {
  try {
    return new Intl.DateTimeFormat(language, options).format(atMs);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
