/** Small files of every type that can be sent, as programs write them, and what they are made of. */
import { deflateRawSync, deflateSync } from 'node:zlib';
import type { FileType } from '#core/model/files/file-types.ts';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const bigEndian = (value: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
};
const littleEndian = (value: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntLE(value, 0, length);
  return bytes;
};

const pngChunk = (type: string, content: Buffer): Buffer =>
  Buffer.concat([bigEndian(content.length, 4), ascii(type), content, Buffer.alloc(4)]);

/** A PNG that says it has these pixels. */
export const png = (width = 3, height = 2): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', Buffer.concat([bigEndian(width, 4), bigEndian(height, 4), Buffer.from([8, 2, 0, 0, 0])])),
    pngChunk('IDAT', deflateSync(Buffer.alloc(20))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);

export const gif = (width = 3, height = 2): Buffer =>
  Buffer.concat([ascii('GIF89a'), littleEndian(width, 2), littleEndian(height, 2), Buffer.from([0, 0, 0, 0x3b])]);

const segment = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), bigEndian(content.length + 2, 2), content]);

/** The notes of a camera: how it was held, and `padding` bytes as a preview would have. */
const exif = (orientation: number, padding: number): Buffer =>
  segment(
    0xe1,
    Buffer.concat([
      ascii('Exif\0\0MM\0*'),
      bigEndian(8, 4),
      bigEndian(1, 2),
      Buffer.concat([
        bigEndian(0x0112, 2),
        bigEndian(3, 2),
        bigEndian(1, 4),
        bigEndian(orientation, 2),
        Buffer.alloc(2),
      ]),
      Buffer.alloc(4 + padding),
    ]),
  );

/** A JPEG of these pixels; `camera` says what its camera noted. */
export const jpeg = (width = 3, height = 2, camera?: { orientation?: number; padding?: number }): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    camera
      ? exif(camera.orientation ?? 1, camera.padding ?? 0)
      : segment(0xe0, ascii('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0')),
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc2, Buffer.concat([Buffer.from([8]), bigEndian(height, 2), bigEndian(width, 2), Buffer.alloc(10)])),
    Buffer.from([0xff, 0xd9]),
  ]);

const riff = (form: string, content: Buffer): Buffer =>
  Buffer.concat([ascii('RIFF'), littleEndian(content.length + 4, 4), ascii(form), content]);

/** A WebP of each of its three kinds. */
export const webp = (kind: 'VP8X' | 'VP8L' | 'VP8 ' = 'VP8X', width = 3, height = 2): Buffer => {
  const content = {
    VP8X: Buffer.concat([Buffer.alloc(4), littleEndian(width - 1, 3), littleEndian(height - 1, 3)]),
    VP8L: Buffer.concat([Buffer.from([0x2f]), littleEndian(width - 1 + (height - 1) * 0x4000, 4), Buffer.alloc(8)]),
    'VP8 ': Buffer.concat([
      Buffer.alloc(3),
      Buffer.from([0x9d, 0x01, 0x2a]),
      littleEndian(width, 2),
      littleEndian(height, 2),
    ]),
  }[kind];
  return riff('WEBP', Buffer.concat([ascii(kind), littleEndian(content.length, 4), content]));
};

const box = (type: string, ...content: Buffer[]): Buffer => {
  const all = Buffer.concat(content);
  return Buffer.concat([bigEndian(all.length + 8, 4), ascii(type), all]);
};
const fileType = (major: string, ...others: string[]): Buffer =>
  box('ftyp', ascii(major), bigEndian(0, 4), ...others.map(ascii));
const extent = (width: number, height: number): Buffer =>
  box('ispe', bigEndian(0, 4), bigEndian(width, 4), bigEndian(height, 4));

/** A HEIC or AVIF with a preview; `turned` by a quarter. */
export const heif = (brand: 'heic' | 'avif' = 'heic', width = 3, height = 2, turned = false): Buffer =>
  Buffer.concat([
    fileType(brand, 'mif1', brand),
    box(
      'meta',
      Buffer.alloc(4),
      extent(1, 1),
      extent(width, height),
      ...(turned ? [box('irot', Buffer.from([1]))] : []),
    ),
  ]);

/** An archive's first entry. */
export const zip = (name = 'notes.txt', content: Buffer | string = 'Hello', unpacked?: number): Buffer => {
  const packed = deflateRawSync(content);
  return Buffer.concat([
    ascii('PK\u0003\u0004'),
    Buffer.alloc(14),
    littleEndian(packed.length, 4),
    littleEndian(unpacked ?? Buffer.byteLength(content), 4),
    littleEndian(name.length, 2),
    littleEndian(0, 2),
    ascii(name),
    packed,
  ]);
};
const stored = (name: string, content: string): Buffer =>
  Buffer.concat([
    ascii('PK\u0003\u0004'),
    Buffer.alloc(14),
    littleEndian(content.length, 4),
    littleEndian(content.length, 4),
    littleEndian(name.length, 2),
    littleEndian(0, 2),
    ascii(name + content),
  ]);

const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504)]);
const webm = Buffer.concat([
  Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84]),
  ascii('webm'),
  Buffer.alloc(40),
]);
const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** One file of each type. */
export const samples: Record<FileType, Buffer> = {
  'image/png': png(),
  'image/jpeg': jpeg(),
  'image/gif': gif(),
  'image/webp': webp(),
  'image/avif': heif('avif'),
  'image/heic': heif('heic'),
  'application/pdf': ascii('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<<>>\nendobj\n'),
  [`${office}.wordprocessingml.document`]: zip('[Content_Types].xml', '<Types/>'),
  [`${office}.spreadsheetml.sheet`]: zip('_rels/.rels', '<Relationships/>'),
  [`${office}.presentationml.presentation`]: zip('ppt/presentation.xml', '<p/>'),
  [`${open}.text`]: stored('mimetype', `${open}.text`),
  [`${open}.spreadsheet`]: stored('mimetype', `${open}.spreadsheet`),
  [`${open}.presentation`]: stored('mimetype', `${open}.presentation`),
  'application/msword': ole,
  'application/vnd.ms-excel': ole,
  'application/vnd.ms-powerpoint': ole,
  'text/plain': Buffer.from('Hello, Grüße, こんにちは <3\n'),
  'text/csv': Buffer.from('order,total\nA-1001,49.90\n'),
  'application/zip': zip(),
  'audio/mpeg': Buffer.concat([ascii('ID3\u0004\0\0\0\0\0\n'), Buffer.alloc(60)]),
  'audio/mp4': Buffer.concat([fileType('M4A ', 'M4A ', 'mp42'), box('mdat', Buffer.alloc(20))]),
  'audio/ogg': Buffer.concat([ascii('OggS\0\u0002'), Buffer.alloc(60)]),
  'audio/wav': riff('WAVE', Buffer.concat([ascii('fmt '), littleEndian(16, 4), Buffer.alloc(24)])),
  'audio/webm': webm,
  'video/mp4': Buffer.concat([fileType('isom', 'isom', 'avc1'), box('mdat', Buffer.alloc(20))]),
  'video/webm': webm,
  'video/quicktime': Buffer.concat([fileType('qt  ', 'qt  '), box('mdat', Buffer.alloc(20))]),
};
