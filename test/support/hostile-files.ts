/** A hundred files that somebody means ill by, or that are broken: what is uploaded, as what, and which sentence says no. */
import { type FileType, allFileTypes, kindOfType } from '#core/model/files/file-types.ts';
import { gif, heif, jpeg, png, samples, webp, zip } from './sample-files.ts';

/** `stated`: the size that is stated, if it isn't the real one. `at`: who says no: the request, S3, or the message. */
export type HostileFile = {
  what: string;
  name: string;
  type: string;
  content: Buffer;
  stated?: number;
  at: 'request' | 'storage' | 'message';
  says: RegExp;
};

const page = '<!DOCTYPE html><html><script>alert(document.domain)</script></html>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';
const xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
const MARKUP = /contains a web page/;
const MISMATCH = /isn't what its type says/;
const NOT_ALLOWED = /of this type can't be sent here/;

const nameOf = (type: FileType): string => `file of ${type.replaceAll(/\W/g, ' ')}`;
const media = allFileTypes.filter((type) => ['image', 'audio', 'video'].includes(kindOfType(type)));

const file = (what: string, type: string, content: Buffer | string, says: RegExp, more: Partial<HostileFile> = {}) => ({
  what,
  name: nameOf(type as FileType),
  type,
  content: Buffer.from(content),
  at: 'message' as const,
  says,
  ...more,
});

/** A page that calls itself each type of picture, sound or film. */
const pagesAsMedia = media.map((type) => file(`a page as ${type}`, type, page, MARKUP));

/** A picture, sound or film with a page right behind its beginning: two things at the same time. */
const polyglots = media.map((type) =>
  file(`${type} that is a page, too`, type, Buffer.concat([samples[type], Buffer.from(page)]), MARKUP),
);

/** An SVG that calls itself each type of picture. */
const drawings = media
  .filter((type) => kindOfType(type) === 'image')
  .map((type) => file(`an SVG as ${type}`, type, svg, MARKUP));

/** A program that calls itself each type. */
const programs = allFileTypes.map((type) =>
  file(
    `a program as ${type}`,
    type,
    Buffer.concat([Buffer.from('MZ\u0090\0\u0003\0\0\0'), Buffer.alloc(200)]),
    MISMATCH,
  ),
);

const refusedTypes = [
  ['page.html', 'text/html'],
  ['drawing.svg', 'image/svg+xml'],
  ['feed.xml', 'application/xml'],
  ['page.xhtml', 'application/xhtml+xml'],
  ['run.exe', 'application/x-msdownload'],
  ['run.exe', ''],
  ['run.js', 'text/javascript'],
  ['run.sh', 'application/x-sh'],
  ['app.apk', 'application/vnd.android.package-archive'],
  ['macro.docm', 'application/vnd.ms-word.document.macroEnabled.12'],
  ['page.html', 'application/octet-stream'],
  ['old.bmp', 'image/bmp'],
  ['flash.swf', 'application/x-shockwave-flash'],
  ['type with a header', 'image/png\r\nx-amz-acl: public-read'],
  ['constructor', 'constructor'],
  ['no type', '__proto__'],
] as const;

const bombs = [
  file('a picture of a billion pixels', 'image/png', png(40_000, 40_000), /more than 64 million pixels/),
  file('a GIF of four billion pixels', 'image/gif', gif(65_535, 65_535), /more than 64 million pixels/),
  file('a JPEG of four billion pixels', 'image/jpeg', jpeg(65_535, 65_535), /more than 64 million pixels/),
  file('a WebP of a billion pixels', 'image/webp', webp('VP8X', 40_000, 40_000), /more than 64 million pixels/),
  file('a HEIC of a billion pixels', 'image/heic', heif('heic', 40_000, 40_000), /more than 64 million pixels/),
  file('an archive of four gigabytes', 'application/zip', zip('zeros', 'tiny', 0xffffffff), /unpack to far more/),
  file(
    'a document of four gigabytes',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    zip('word/document.xml', 'tiny', 0xffffffff),
    /unpack to far more/,
  ),
];

const texts = [
  file('a page as text', 'text/plain', page, MARKUP),
  file('a page behind blank lines as text', 'text/plain', `\n\n   ${page}`, MARKUP),
  file('a page with a mark of its byte order as text', 'text/plain', `\uFEFF${page}`, MARKUP),
  file('a page in two bytes a character as text', 'text/plain', Buffer.from(`\uFEFF${page}`, 'utf16le'), MARKUP),
  file('an SVG as a table', 'text/csv', svg, MARKUP),
  file('XML that reads files as text', 'text/plain', xml, MARKUP),
  file('a comment before a page as text', 'text/plain', `<!-- -->${page}`, MARKUP),
  file('zeros as text', 'text/plain', Buffer.alloc(100), MISMATCH),
  file('an archive as a table', 'text/csv', samples['application/zip'], MISMATCH),
];

const disguised = [
  file('a PDF behind a page', 'application/pdf', `${page}%PDF-1.7`, MISMATCH),
  file(
    'an archive as a document',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    zip(),
    MISMATCH,
  ),
  file(
    'a table as a document',
    'application/vnd.oasis.opendocument.text',
    samples['application/vnd.oasis.opendocument.spreadsheet'],
    MISMATCH,
  ),
  file('a PNG as a JPEG', 'image/jpeg', png(), MISMATCH),
  file('a film as a photo', 'image/heic', samples['video/mp4'], MISMATCH),
  file('a photo as a film', 'video/mp4', heif('avif'), MISMATCH),
];

const sizes: HostileFile[] = [
  file('nothing', 'image/png', '', /is empty/, { at: 'request' }),
  file('21 MB', 'image/png', png(), /larger than 20 MB/, { at: 'request', stated: 21 * 1024 * 1024 }),
  file('more than was stated', 'image/png', png(), /EntityTooLarge/, { at: 'storage', stated: 10 }),
  file('less than was stated', 'image/png', png(), /EntityTooSmall/, { at: 'storage', stated: 5000 }),
];

/** All of them. */
export const hostileFiles: HostileFile[] = [
  ...pagesAsMedia,
  ...polyglots,
  ...drawings,
  ...programs,
  ...refusedTypes.map(([name, type]) => file(`${name} as "${type}"`, type, page, NOT_ALLOWED, { name, at: 'request' })),
  ...bombs,
  ...texts,
  ...disguised,
  ...sizes,
];
