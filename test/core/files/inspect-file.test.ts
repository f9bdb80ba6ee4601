import { describe, expect, it, test } from 'vitest';
import { HEAD_BYTES, LONG_HEAD_BYTES, inspectFile, inspectLongHead } from '#core/files/inspect-file.ts';
import { allFileTypes } from '#core/model/files/file-types.ts';
import { hostileFiles } from '#test/support/hostile-files.ts';
import { gif, heif, jpeg, png, samples, webp } from '#test/support/sample-files.ts';

describe('a file that is what it says', () => {
  it.each(allFileTypes)('is accepted as %s', (type) => {
    expect(inspectFile(type, samples[type], true)).toMatchObject({ outcome: 'accepted' });
  });

  it('is rejected as any type of which it is not', () => {
    const distinct = ['image/png', 'image/gif', 'application/pdf', 'audio/ogg', 'image/avif', 'video/webm'] as const;
    for (const type of distinct)
      for (const other of distinct.filter((one) => one !== type))
        expect(inspectFile(type, samples[other], true), `${other} as ${type}`).toMatchObject({ outcome: 'rejected' });
  });
});

describe('the size of an image', () => {
  it.each([
    ['PNG', 'image/png', png(1600, 1200)],
    ['GIF', 'image/gif', gif(1600, 1200)],
    ['WebP with more', 'image/webp', webp('VP8X', 1600, 1200)],
    ['WebP without loss', 'image/webp', webp('VP8L', 1600, 1200)],
    ['WebP with loss', 'image/webp', webp('VP8 ', 1600, 1200)],
    ['JPEG', 'image/jpeg', jpeg(1600, 1200)],
    ['JPEG of a camera', 'image/jpeg', jpeg(1600, 1200, { orientation: 1, padding: 500 })],
    ['JPEG of a camera held upright', 'image/jpeg', jpeg(1200, 1600, { orientation: 6 })],
    ['HEIC', 'image/heic', heif('heic', 1600, 1200)],
    ['turned HEIC', 'image/heic', heif('heic', 1200, 1600, true)],
    ['AVIF', 'image/avif', heif('avif', 1600, 1200)],
  ] as const)('is read from a %s', (_, type, content) => {
    expect(inspectFile(type, content, true)).toEqual({ outcome: 'accepted', size: { width: 1600, height: 1200 } });
  });

  it('takes more bytes where a camera puts a preview before it', () => {
    const photo = jpeg(4032, 3024, { padding: 40_000 });
    expect(inspectFile('image/jpeg', photo.subarray(0, HEAD_BYTES), false)).toEqual({ outcome: 'more' });
    expect(inspectLongHead('image/jpeg', photo.subarray(0, LONG_HEAD_BYTES), true)).toEqual({
      outcome: 'accepted',
      size: { width: 4032, height: 3024 },
    });
  });

  it('is refused where it is hidden behind more than is read', () => {
    const notes = Array.from({ length: 5 }, () =>
      Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xff]), Buffer.alloc(65_533)]),
    );
    const huge = jpeg(56_540, 56_540);
    const hidden = Buffer.concat([huge.subarray(0, 2), ...notes, huge.subarray(2)]);
    expect(inspectLongHead('image/jpeg', hidden.subarray(0, LONG_HEAD_BYTES), false)).toEqual({
      outcome: 'rejected',
      reason: "This image doesn't say its size in its first 256 KB. Save a copy without metadata, and attach that.",
    });
  });

  it('is that of the first frame of a GIF, where this is larger than its screen: browsers make room for it', () => {
    const frame = Buffer.from([0x2c, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0]);
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, 4]), Buffer.from('hey!'), Buffer.from([0])]);
    const begun = gif(1, 1).subarray(0, -1);
    const huge = Buffer.concat([begun, comment, frame]);
    expect(inspectFile('image/gif', huge, true)).toMatchObject({ outcome: 'rejected' });
    const withPalette = Buffer.concat([begun, Buffer.alloc(6), comment, frame]);
    withPalette[10] = 0x80;
    expect(inspectFile('image/gif', withPalette, true)).toMatchObject({ outcome: 'rejected' });
    expect(inspectFile('image/gif', huge.subarray(0, -4), false)).toEqual({ outcome: 'more' });
  });

  it('is not the size of a preview, where the size of the picture comes later', () => {
    const huge = heif('heic', 60_000, 60_000);
    const half = huge.subarray(0, huge.length - 20);
    expect(inspectFile('image/heic', half, false)).toEqual({ outcome: 'more' });
  });

  it('is unknown where no bytes say it, and of a JPEG that says only what never ends', () => {
    const endless = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(300, 0xff)]);
    expect(inspectFile('image/jpeg', endless, true)).toEqual({ outcome: 'accepted', size: undefined });
    expect(inspectFile('image/png', png(0, 0), true)).toEqual({ outcome: 'accepted', size: undefined });
  });
});

const inspected = hostileFiles.filter(({ at }) => at === 'message');

test('hostile files are at least a hundred', () => {
  expect(hostileFiles.length).toBeGreaterThanOrEqual(100);
});

describe('a hostile file', () => {
  it.each(inspected)('is rejected with a sentence: $what', ({ type, content, says }) => {
    const result = inspectFile(type as (typeof allFileTypes)[number], content.subarray(0, HEAD_BYTES), true);
    expect(result).toEqual({ outcome: 'rejected', reason: expect.stringMatching(says) });
    expect(result).toMatchObject({ reason: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});
