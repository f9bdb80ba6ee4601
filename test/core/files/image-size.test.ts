/** The size of an image as browsers show it, from the first bytes of each format. */
import { expect, it } from 'vitest';
import { imageSize } from '#core/files/image-size.ts';
import type { FileType } from '#core/model/files/file-types.ts';

type Bytes = readonly (number | string)[];
const bytes = (...parts: Bytes): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])));

const png = (...size: Bytes) => bytes(0x89, 'PNG\r\n\u001a\n', 0, 0, 0, 13, 'IHDR', ...size);
const gif = (...rest: Bytes) => bytes('GIF89a', 40, 0, 30, 0, 0, 0, 0, ...rest);
const frame = bytes(0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 1, 1, 1, 1);
const exif = (orientation: number) =>
  bytes(
    0xff,
    0xe1,
    0,
    32,
    'Exif',
    0,
    0,
    'MM',
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
  );
const jpeg = (...segments: Uint8Array[]) => Uint8Array.from([0xff, 0xd8, ...segments.flatMap((one) => [...one])]);
const ispe = (width: number, height: number) => bytes('ispe', 0, 0, 0, 0, 0, 0, 0, width, 0, 0, 0, height);
const heif = (...boxes: Uint8Array[]) => {
  const inside = boxes.flatMap((one) => [...one]);
  return bytes(0, 0, 0, 16, 'ftypavif', 0, 0, 0, 0, 0, 0, 0, 8 + inside.length, 'meta', ...inside);
};

it.each<[string, FileType, Uint8Array, [number, number] | undefined]>([
  ['PNG', 'image/png', png(0, 0, 1, 0, 0, 0, 0, 2), [256, 2]],
  ['PNG that ends before its size', 'image/png', png(), undefined],
  ['PNG of no width', 'image/png', png(0, 0, 0, 0, 0, 0, 0, 2), undefined],
  ['GIF whose frame is its screen', 'image/gif', gif(0x2c, 0, 0, 0, 0, 40, 0, 30, 0, 0), [40, 30]],
  ['GIF whose frame is larger', 'image/gif', gif(0x2c, 5, 0, 0, 0, 40, 0, 33, 0, 0), [45, 33]],
  [
    'GIF with an extension first',
    'image/gif',
    gif(0x21, 0xf9, 2, 1, 1, 0, 0x2c, 0, 0, 0, 0, 50, 0, 30, 0, 0),
    [50, 30],
  ],
  ['GIF without a frame', 'image/gif', gif(0x3b), [40, 30]],
  ['GIF that ends before its frame', 'image/gif', gif(0x2c, 0, 0), undefined],
  ['WebP, lossy', 'image/webp', bytes('RIFF0000WEBPVP8 ', ...Array<number>(10).fill(0), 40, 0x40, 30, 0), [40, 30]],
  ['WebP, lossless', 'image/webp', bytes('RIFF0000WEBPVP8L0000', 0x2f, 39, 0x40, 7, 0), [40, 30]],
  ['WebP, extended', 'image/webp', bytes('RIFF0000WEBPVP8X00000000', 39, 0, 0, 29, 0, 0), [40, 30]],
  ['WebP of no known kind', 'image/webp', bytes('RIFF0000WEBPVP9 '), undefined],
  ['JPEG', 'image/jpeg', jpeg(frame), [40, 30]],
  ['JPEG with fill bytes and bare segments first', 'image/jpeg', jpeg(bytes(0xff, 0x01, 0xff), frame), [40, 30]],
  ['JPEG with tables first', 'image/jpeg', jpeg(bytes(0xff, 0xc4, 0, 4, 9, 9), frame), [40, 30]],
  ['JPEG that was taken upright', 'image/jpeg', jpeg(exif(6), frame), [30, 40]],
  ['JPEG that was taken upside down', 'image/jpeg', jpeg(exif(3), frame), [40, 30]],
  ['JPEG that ends in a note', 'image/jpeg', jpeg(bytes(0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0)), undefined],
  ['AVIF of tiles', 'image/avif', heif(ispe(8, 8), ispe(40, 30)), [40, 30]],
  ['HEIC that is turned', 'image/heic', heif(ispe(40, 30), bytes('irot', 1)), [30, 40]],
  ['HEIC turned twice', 'image/heic', heif(ispe(40, 30), bytes('irot', 2)), [40, 30]],
  ['HEIC that ends before it says', 'image/heic', heif(ispe(40, 30)).subarray(0, 20), undefined],
  ['a document', 'application/pdf', bytes('%PDF-1.7'), undefined],
])('%s', (_, type, image, size) => {
  expect(imageSize(type, image)).toEqual(size && { width: size[0], height: size[1] });
});
