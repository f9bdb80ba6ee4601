/**
 * Reads a mail as it came over the wire. Only the parser of `postal-mime` knows MIME; here is what we make of its parts, and
 * how much of a mail is read at all.
 */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { MailHeader } from '#core/inbound/automatic.ts';
import { htmlToText } from '#core/inbound/html-text.ts';
import { newText } from '#core/inbound/quotes.ts';
import { senderOf } from '#core/inbound/sender.ts';
import { withFewLines } from './few-lines.ts';

/** A part of a mail that isn't its text. `isInline`: the text shows it, as a signature shows a logo. */
export type MailPart = { name: string; type: string; content: Uint8Array<ArrayBuffer>; isInline: boolean };

/** What a mail says. */
export type ReadMail = {
  headers: MailHeader[];
  /** The address in each of its `From` headers, empty where that names none. An honest mail has one. */
  from: string[];
  /** Its `Message-ID`; undefined if it has none. */
  messageId: string | undefined;
  /** What is new in its text; empty where everything is quoted. */
  text: string;
  parts: MailPart[];
};

/** Mails nest a few parts in each other, and each has a few headers. Beyond that, somebody tries what happens. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 512 * 1024, maxRfc822NestingDepth: 0 };
/** More parts than this are not looked at. */
const MAX_PARTS = 100;
/** Characters of a text or a page that are read. A message takes 8,000 of them. */
const MAX_CHARACTERS = 500_000;

/** Reads a mail; undefined for one that can't be read: it nests its parts too deeply, or has too many lines. */
export async function readMail(raw: Uint8Array): Promise<ReadMail | undefined> {
  const few = withFewLines(raw);
  const email = few && (await parse(few));
  if (!email) return undefined;
  const headers = email.headers.map(({ originalKey, value }) => ({ name: originalKey, value }));
  return {
    headers,
    from: email.headers.filter(({ key }) => key === 'from').map(({ value }) => senderOf(value) ?? ''),
    messageId: email.messageId?.trim(),
    text: textOf(email),
    parts: email.attachments.slice(0, MAX_PARTS).map(toPart),
  };
}

/** The parser throws for what exceeds a limit; that is a fault of the mail and of nothing else. */
async function parse(raw: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(raw, { ...LIMITS, forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** The plain text, unless it is empty: then that of the page. */
function textOf({ text = '', html = '' }: Email): string {
  const plain = text.slice(0, MAX_CHARACTERS);
  return newText(plain.trim() === '' ? htmlToText(html.slice(0, MAX_CHARACTERS)) : plain);
}

const encoder = new TextEncoder();

function toPart({ filename, mimeType, disposition, related = false, content }: Attachment): MailPart {
  return {
    name: filename ?? '',
    type: mimeType,
    content: typeof content === 'string' ? encoder.encode(content) : new Uint8Array(content),
    isInline: related || (disposition === 'inline' && mimeType.startsWith('image/')),
  };
}
