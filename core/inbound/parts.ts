/** Which parts of a mail become files of its message. */
import { cut, oneLine } from '#core/model/text.ts';

/** A part, as far as this depends on it. */
export type Part = { name: string; type: string; size: number; isInline: boolean };

/** What is done with a part: `skipped` ones are nobody's message, `left_out` ones are named. */
export type PartFate = 'file' | 'skipped' | { reason: string };

/** Logos and pixels of a signature are no larger. */
const TINY_BYTES = 10 * 1024;

/** What signs or tells about a mail, and isn't for people. */
const ABOUT_THE_MAIL =
  /^(application\/(pgp-signature|pkcs7-signature|x-pkcs7-signature|pgp-encrypted)|message\/(delivery-status|disposition-notification|feedback-report)|text\/(rfc822-headers|calendar))$/;
const isTnef = ({ type, name }: Part): boolean =>
  /^application\/(vnd\.)?ms-tnef$/.test(type) || name.toLowerCase() === 'winmail.dat';

/** Decides about a part of a mail whose files were scanned for viruses, or were not. */
export function judgePart(part: Part, files: 'scanned' | 'unscanned'): PartFate {
  if (ABOUT_THE_MAIL.test(part.type) || part.size === 0) return 'skipped';
  if (part.isInline && part.size <= TINY_BYTES) return 'skipped';
  if (isTnef(part)) return { reason: 'Only Outlook can open this format.' };
  if (part.type === 'message/rfc822') return { reason: "Emails can't be attached here." };
  return files === 'scanned' ? 'file' : { reason: "It couldn't be checked for viruses." };
}

/** A file that isn't in the message, in the message's text. */
export const leftOut = (name: string, reason: string): string => `[File left out: ${shortName(name)}. ${reason}]`;

const shortName = (name: string): string => cut(oneLine(name).replaceAll(/[[\]]/g, '_'), 80) || 'unnamed';

const MAX_CONTENT = 8000;
const CUT = '[The email goes on.]';
const NOTHING = '[The email has no text of its own.]';
/** More files than this are not named one by one. */
const MAX_NAMED = 10;

/**
 * What the message says: the text as far as it fits, and in brackets what isn't there. `characters`: what no text may hold.
 */
export function messageText(
  text: string,
  { left, hasFiles, characters }: { left: readonly string[]; hasFiles: boolean; characters: RegExp },
): string {
  const clean = text.toWellFormed().replaceAll(characters, '').trim();
  const named = left.slice(0, MAX_NAMED);
  const more = left.length > MAX_NAMED ? [`[${left.length - MAX_NAMED} more files left out.]`] : [];
  const notes = [...named, ...more];
  const empty = clean === '' && notes.length === 0 && !hasFiles ? [NOTHING] : [];
  const room = MAX_CONTENT - ['', CUT, ...notes].join('\n\n').length;
  const said = clean.length > room ? [cut(clean, room).trimEnd(), CUT] : clean === '' ? [] : [clean];
  return [...said, ...empty, ...notes].join('\n\n').trim();
}
