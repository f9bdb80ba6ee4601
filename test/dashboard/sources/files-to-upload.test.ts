import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filesToUpload } from '#dashboard/sources/files-to-upload.ts';
import { unzip } from '#dashboard/sources/unzip.ts';

type Entry = { name: string; text: string; method?: number; claims?: number; flags?: number };

/** A zip file of these entries. */
function zipOf(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text, method = 8, claims = text.length, flags = 0 } of entries) {
    const packed = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const listed = Buffer.alloc(46 + name.length);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(flags, 8);
    listed.writeUInt16LE(method, 10);
    listed.writeUInt32LE(packed.length, 20);
    listed.writeUInt32LE(claims, 24);
    listed.writeUInt16LE(name.length, 28);
    listed.writeUInt32LE(at, 42);
    listed.write(name, 46);
    parts.push(local, packed);
    directory.push(listed);
    at += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

const fileOf = (name: string, bytes: Uint8Array<ArrayBuffer> | string) => new File([bytes], name);
const textsIn = (files: { name: string; bytes: Uint8Array }[]) =>
  files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]);

describe('a zip file', () => {
  it('is unpacked, stored or compressed, without what nobody wants', async () => {
    const zip = zipOf([
      { name: 'a.md', text: 'A'.repeat(1000) },
      { name: 'b.md', text: 'B', method: 0 },
      { name: 'c/', text: '' },
      { name: 'd.exe', text: 'D' },
    ]);
    expect(textsIn(await unzip(zip, ({ name }) => name.endsWith('.md')))).toEqual([
      ['a.md', 'A'.repeat(1000)],
      ['b.md', 'B'],
    ]);
  });

  it('gives no entry more bytes than it claims to have', async () => {
    const [bomb] = await unzip(zipOf([{ name: 'a.md', text: 'A'.repeat(100_000), claims: 10 }]), () => true);
    expect(bomb?.bytes).toHaveLength(10);
  });

  it.each([
    ['encrypted', zipOf([{ name: 'a.md', text: 'A', flags: 1 }])],
    ['compressed in another way', zipOf([{ name: 'a.md', text: 'A', method: 12 }])],
    ['no zip file', new Uint8Array(100)],
    ['empty', new Uint8Array(0)],
    ['cut off', zipOf([{ name: 'a.md', text: 'A' }]).slice(60)],
  ])('that is %s fails', async (_, zip) => {
    await expect(unzip(zip, () => true)).rejects.toThrow(
      /encrypted|another way|no zip file|damaged|bounds|Offset|outside/i,
    );
  });
});

it('of what was chosen, files that can be read are uploaded, and the others counted', async () => {
  const chosen = [
    fileOf('a.md', '# A'),
    fileOf('b.docx', 'B'),
    fileOf('.DS_Store', 'x'),
    fileOf('empty.md', ''),
    fileOf(
      'docs.zip',
      zipOf([
        { name: 'docs/c.md', text: '# C' },
        { name: '__MACOSX/docs/c.md', text: 'x' },
        { name: 'docs/d.png', text: 'x' },
      ]),
    ),
    fileOf('broken.zip', 'x'),
  ];
  const { files, skipped, badZips } = await filesToUpload(chosen);
  expect(textsIn(files)).toEqual([
    ['a.md', '# A'],
    ['docs/c.md', '# C'],
  ]);
  expect([skipped, badZips]).toEqual([['b.docx', 'empty.md', 'docs/d.png'], ['broken.zip']]);
});
