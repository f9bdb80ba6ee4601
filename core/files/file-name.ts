/** Names of files: made harmless for every screen, header and file system that will show them, and kept readable. */
import { CONTROL_CHARACTERS, cut, oneLine } from '#core/model/text.ts';
import { type FileType, extensionOfType } from '#core/model/files/file-types.ts';
import { extensionOf, extensionsOf } from './type-names.ts';

/** The most characters of a name, its extension included. */
export const MAX_FILE_NAME = 120;

/** Characters that some file systems refuse, and blanks without a width that are no part of an emoji. */
const UNWANTED = /[<>:"|?*]/g;
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g;
/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name a file gets: the last part of what was sent, in one line, without marks that turn the direction of writing. It
 * ends in an extension of its type, whatever was there before, so that opening it starts no other program.
 */
export function cleanFileName(sent: string, type: FileType): string {
  const lastPart = sent.split(/[/\\]/).at(-1) ?? '';
  const line = oneLine(lastPart.toWellFormed().replaceAll(CONTROL_CHARACTERS, ' ').replaceAll(INVISIBLE, ''))
    .replaceAll(UNWANTED, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
    .replace(DEVICE, '_$1');
  const extensions = extensionsOf(type);
  const own = extensionOf(line);
  const isOwn = extensions.includes(own);
  const extension = isOwn ? line.slice(-own.length) : extensionOfType(type);
  const stem = isOwn ? line.slice(0, -own.length - 1) : line;
  return `${cut(stem === '' ? 'file' : stem, MAX_FILE_NAME - extension.length - 1).trimEnd()}.${extension}`;
}

/** Letters of `filename*` that need no escape (RFC 8187) and that `encodeURIComponent` leaves alone all the same. */
const escapes = /['()*]/g;
const escape = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * The header that says how a file is shown (RFC 6266): with its whole name in UTF-8, and in ASCII for readers that don't
 * know better.
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(escapes, escape);
  return `${kind}; filename="${ascii.replace(/^\./, 'file.')}"; filename*=UTF-8''${encoded}`;
}
