/** Width and height of an image, as browsers show it, from its first bytes. */
import { allLetters, beginsWith, big, letters, little } from './bytes.ts';
import type { FileType } from '#core/model/files/file-types.ts';

/** Pixels. */
export type ImageSize = { width: number; height: number };

/** The size; undefined where the bytes end before it is said, or it makes no sense. */
export function imageSize(type: FileType, bytes: Uint8Array): ImageSize | undefined {
  const size = readSize(type, bytes);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

function readSize(type: FileType, bytes: Uint8Array): ImageSize | undefined {
  switch (type) {
    case 'image/png':
      return letters(bytes, 12, 4) === 'IHDR' ? { width: big(bytes, 16, 4), height: big(bytes, 20, 4) } : undefined;
    case 'image/gif':
      return gifSize(bytes);
    case 'image/webp':
      return webpSize(bytes);
    case 'image/jpeg':
      return jpegSize(bytes);
    case 'image/avif':
    case 'image/heic':
      return heifSize(bytes);
    default:
      return undefined;
  }
}

/** The end of a GIF's data that begins here, in blocks that each say their length; the last one is empty. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((bytes[at] ?? 0) > 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}

/** The screen, or as much as the first frame takes: browsers make room for a frame that is larger than the screen. */
function gifSize(bytes: Uint8Array): ImageSize | undefined {
  const screen = { width: little(bytes, 6, 2), height: little(bytes, 8, 2) };
  const flags = bytes[10] ?? 0;
  let at = 13 + (flags >= 0x80 ? 3 * 2 ** ((flags % 8) + 1) : 0);
  while (bytes[at] === 0x21) at = endOfBlocks(bytes, at + 2);
  if (bytes[at] !== 0x2c) return at < bytes.length ? screen : undefined;
  if (at + 9 > bytes.length) return undefined;
  return {
    width: Math.max(screen.width, little(bytes, at + 1, 2) + little(bytes, at + 5, 2)),
    height: Math.max(screen.height, little(bytes, at + 3, 2) + little(bytes, at + 7, 2)),
  };
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(bytes: Uint8Array): ImageSize | undefined {
  switch (letters(bytes, 12, 4)) {
    case 'VP8X':
      return { width: little(bytes, 24, 3) + 1, height: little(bytes, 27, 3) + 1 };
    case 'VP8L': {
      const bits = little(bytes, 21, 4);
      return { width: (bits % 0x4000) + 1, height: (Math.floor(bits / 0x4000) % 0x4000) + 1 };
    }
    case 'VP8 ':
      return { width: little(bytes, 26, 2) % 0x4000, height: little(bytes, 28, 2) % 0x4000 };
    default:
      return undefined;
  }
}

/** Segments without a length, and those that say the size: start of a frame of any coding, but tables. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Goes from segment to segment: cameras put a preview and other notes before the size. */
function jpegSize(bytes: Uint8Array): ImageSize | undefined {
  let isTurned = false;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (isFrame(marker)) {
      const [height, width] = [big(bytes, at + 5, 2), big(bytes, at + 7, 2)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    if (marker === 0xe1 && letters(bytes, at + 4, 4) === 'Exif') isTurned = isTurnedByExif(bytes.subarray(at + 10));
    at += 2 + Math.max(2, big(bytes, at + 2, 2));
  }
  return undefined;
}

const ORIENTATION = 0x0112;
const MAX_TAGS = 100;

/** Whether a camera was held upright: its notes say that the picture is to be turned by a quarter. */
function isTurnedByExif(tiff: Uint8Array): boolean {
  const read = beginsWith(tiff, [0x49, 0x49]) ? little : big;
  const directory = read(tiff, 4, 4);
  const tags = Math.min(read(tiff, directory, 2), MAX_TAGS);
  for (let index = 0; index < tags; index++) {
    const entry = directory + 2 + 12 * index;
    if (read(tiff, entry, 2) === ORIENTATION) return read(tiff, entry + 8, 2) >= 5;
  }
  return false;
}

/** The box of a HEIF file that says what is in it; undefined where the bytes end before it does. */
function metaBox(bytes: Uint8Array): Uint8Array | undefined {
  for (let at = 0; at + 8 <= bytes.length;) {
    const end = at + big(bytes, at, 4);
    if (end < at + 8 || end > bytes.length) return undefined;
    if (letters(bytes, at + 4, 4) === 'meta') return bytes.subarray(at, end);
    at = end;
  }
  return undefined;
}

/** The largest of the sizes in the file's own notes: a picture may be made of tiles, and have a preview. */
function heifSize(bytes: Uint8Array): ImageSize | undefined {
  const meta = metaBox(bytes);
  if (!meta) return undefined;
  const text = allLetters(meta);
  let largest: ImageSize | undefined;
  for (let at = text.indexOf('ispe'); at >= 0; at = text.indexOf('ispe', at + 4)) {
    const size = { width: big(meta, at + 8, 4), height: big(meta, at + 12, 4) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  const turned = text.indexOf('irot');
  if (!largest || turned < 0 || (meta[turned + 4] ?? 0) % 2 === 0) return largest;
  return { width: largest.height, height: largest.width };
}
