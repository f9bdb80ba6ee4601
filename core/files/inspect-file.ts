/** Looks at the first bytes of a stored file before a message may send it: whether it is what it claims, and how large it shows. */
import { type FileType, kindOfType } from '#core/model/files/file-types.ts';
import { type ImageSize, imageSize } from './image-size.ts';
import { beginsAsMarkup, containsMarkup, hasSignature, unpacksHugely } from './signatures.ts';

/** The bytes that are read first. Nearly every format says there all that is asked. */
export const HEAD_BYTES = 4096;
/** The bytes that are read of an image whose size comes later, behind what a camera noted. */
export const LONG_HEAD_BYTES = 256 * 1024;

/** More pixels than this are refused: unpacked, they would take a browser's memory. */
const MAX_PIXELS = 64_000_000;

/** What an inspection finds; `reason` is a sentence for the sender. `more`: it takes more bytes to say. */
export type Inspection =
  | { outcome: 'accepted'; size: ImageSize | undefined }
  | { outcome: 'rejected'; reason: string }
  | { outcome: 'more' };

/** What is found of a file of which no more will be read. */
export type SettledInspection = Exclude<Inspection, { outcome: 'more' }>;

const rejected = (reason: string): SettledInspection => ({ outcome: 'rejected', reason });

/** Inspects a file of this type by its first bytes; `isWhole` when there are no others. */
export function inspectFile(type: FileType, head: Uint8Array, isWhole: boolean): Inspection {
  const kind = kindOfType(type);
  if (kind === 'text' ? beginsAsMarkup(head) : isPlayed(kind) && containsMarkup(head))
    return rejected("This file contains a web page. Web pages, SVG and XML can't be sent.");
  if (!hasSignature(type, head)) return rejected(`The content of this file isn't what its type says: ${type}.`);
  if ((kind === 'archive' || kind === 'document') && unpacksHugely(head))
    return rejected('This archive would unpack to far more than it holds.');
  if (kind !== 'image') return { outcome: 'accepted', size: undefined };
  const size = imageSize(type, head);
  if (!size && !isWhole) return { outcome: 'more' };
  if (size && size.width * size.height > MAX_PIXELS)
    return rejected(`This image has more than ${MAX_PIXELS / 1_000_000} million pixels. Make it smaller.`);
  return { outcome: 'accepted', size };
}

/** The same by the first `LONG_HEAD_BYTES`, after which no more is read: an image that doesn't say its size there could be huge. */
export function inspectLongHead(type: FileType, head: Uint8Array, isWhole: boolean): SettledInspection {
  const inspection = inspectFile(type, head, isWhole);
  if (inspection.outcome !== 'more') return inspection;
  return rejected(
    `This image doesn't say its size in its first ${LONG_HEAD_BYTES / 1024} KB. Save a copy without metadata, and attach that.`,
  );
}

const isPlayed = (kind: string): boolean => kind === 'image' || kind === 'audio' || kind === 'video';
