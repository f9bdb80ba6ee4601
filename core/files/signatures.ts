/** Whether a file is what it claims: by the bytes that each format begins with. */
import { allLetters, beginsWith, big, letters, little } from './bytes.ts';
import type { FileType } from '#core/model/files/file-types.ts';

type Matches = (head: Uint8Array) => boolean;

const begins =
  (...wanted: number[]): Matches =>
  (head) =>
    beginsWith(head, wanted);
const says =
  (text: string, at = 0): Matches =>
  (head) =>
    letters(head, at, text.length) === text;

const riff =
  (form: string): Matches =>
  (head) =>
    says('RIFF')(head) && says(form, 8)(head);

/** The brands of an ISO media file (MP4, HEIC, AVIF): the major one first. */
function brandsOf(head: Uint8Array): string[] {
  if (!says('ftyp', 4)(head)) return [];
  const end = Math.min(big(head, 0, 4), head.length, 256);
  const brands = [letters(head, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(letters(head, at, 4));
  return brands;
}

const AVIF = new Set(['avif', 'avis']);
const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const isAvif: Matches = (head) => brandsOf(head).some((brand) => AVIF.has(brand));
const isHeic: Matches = (head) => !isAvif(head) && brandsOf(head).some((brand) => HEIC.has(brand));
const isIsoMedia: Matches = (head) => {
  const [major = ''] = brandsOf(head);
  return major !== '' && !AVIF.has(major) && !HEIC.has(major);
};
const QUICKTIME_BOXES = new Set(['moov', 'mdat', 'wide', 'free', 'skip']);
const isQuickTime: Matches = (head) => isIsoMedia(head) || QUICKTIME_BOXES.has(letters(head, 4, 4));

/** MPEG audio: a tag, or a frame of layer III. */
const isMp3: Matches = (head) =>
  says('ID3')(head) || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2 && ((head[2] ?? 0) & 0xf0) !== 0xf0);

const isWebm: Matches = (head) => begins(0x1a, 0x45, 0xdf, 0xa3)(head) && letters(head, 0, 64).includes('webm');

const isZip: Matches = (head) => says('PK\u0003\u0004')(head) || says('PK\u0005\u0006')(head);
/** The name of an archive's first entry. */
const firstEntry = (head: Uint8Array): string => letters(head, 30, little(head, 26, 2));
const PARTS = /^(\[Content_Types\]\.xml$|_rels\/|docProps\/|customXml\/|word\/|xl\/|ppt\/)/;
const isOfficeZip: Matches = (head) => isZip(head) && PARTS.test(firstEntry(head));
/** Its first entry is the stored name of its own type. */
const isOpenDocument =
  (type: FileType): Matches =>
  (head) =>
    isZip(head) && firstEntry(head) === 'mimetype' && says(type, 38)(head);

const isOle = begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

const hasByteOrderMark: Matches = (head) => begins(0xff, 0xfe)(head) || begins(0xfe, 0xff)(head);
/** Control characters that no text has. Tab, line breaks, form feed and escape are in logs. */
const isBinary = (byte: number): boolean => byte < 9 || byte === 127 || (byte > 13 && byte < 32 && byte !== 27);
const isText: Matches = (head) => hasByteOrderMark(head) || !head.some(isBinary);

const signatures: Record<FileType, Matches> = {
  'image/png': begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/jpeg': begins(0xff, 0xd8, 0xff),
  'image/gif': (head) => says('GIF87a')(head) || says('GIF89a')(head),
  'image/webp': riff('WEBP'),
  'image/avif': isAvif,
  'image/heic': isHeic,
  'application/pdf': says('%PDF-'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': isOfficeZip,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': isOfficeZip,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': isOfficeZip,
  'application/vnd.oasis.opendocument.text': isOpenDocument('application/vnd.oasis.opendocument.text'),
  'application/vnd.oasis.opendocument.spreadsheet': isOpenDocument('application/vnd.oasis.opendocument.spreadsheet'),
  'application/vnd.oasis.opendocument.presentation': isOpenDocument('application/vnd.oasis.opendocument.presentation'),
  'application/msword': isOle,
  'application/vnd.ms-excel': isOle,
  'application/vnd.ms-powerpoint': isOle,
  'text/plain': isText,
  'text/csv': isText,
  'application/zip': isZip,
  'audio/mpeg': isMp3,
  'audio/mp4': isIsoMedia,
  'audio/ogg': says('OggS'),
  'audio/wav': riff('WAVE'),
  'audio/webm': isWebm,
  'video/mp4': isIsoMedia,
  'video/webm': isWebm,
  'video/quicktime': isQuickTime,
};

/** Whether the beginning of a file is that of its type. */
export const hasSignature = (type: FileType, head: Uint8Array): boolean => signatures[type](head);

const MARKUP_START = /^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<(?:[!?]|\/?[a-z][a-z0-9:-]*[\s/>])/i;
const ACTIVE = /<(script|html|svg|iframe|body|embed|object|!doctype html|\?php)\b/i;

/** Whether a text, also of two bytes for each character, begins as markup does: a page, SVG or XML. */
export const beginsAsMarkup = (head: Uint8Array): boolean =>
  MARKUP_START.test(letters(head, 0, 512).replaceAll('\0', ''));

/** Whether something that a browser could run is in what should be pixels or sound. */
export const containsMarkup = (head: Uint8Array): boolean => ACTIVE.test(allLetters(head));

const MAX_RATIO = 200;
const MAX_UNPACKED = 100 * 1024 * 1024;

/** Whether an archive's first entry unpacks to far more than an honest one does. */
export const unpacksHugely = (head: Uint8Array): boolean => {
  const [packed, unpacked] = [little(head, 18, 4), little(head, 22, 4)];
  return unpacked > MAX_UNPACKED && unpacked > packed * MAX_RATIO;
};
