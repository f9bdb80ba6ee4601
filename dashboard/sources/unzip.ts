/** Zip files by what every browser has: the directory at their end, and the platform's own decompression. */

/** An entry as the directory names it, with the size that it claims to have. */
export type ZipEntry = { name: string; size: number };

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;

/**
 * The wanted files of a zip file. Folders are left out; an entry that is larger than it claims is cut off there.
 * @throws Error when it is no zip file, or one that is encrypted or compressed in another way
 */
export async function unzip(
  bytes: Uint8Array,
  isWanted: (entry: ZipEntry) => boolean,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (let entry = 0; entry < count; entry++) {
    if (view.getUint32(at, true) !== DIRECTORY) throw new Error('The directory is damaged.');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    const local = view.getUint32(at + 42, true);
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (name.endsWith('/') || !isWanted({ name, size })) continue;
    if ((flags & 1) === 1) throw new Error('The file is encrypted.');
    if (view.getUint32(local, true) !== LOCAL) throw new Error('An entry is damaged.');
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    files.push({ name, bytes: await unpacked(bytes.subarray(start, start + packed), method, size) });
  }
  return files;
}

/** The directory's end is at the file's, before a comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= 0 && at >= view.byteLength - END_BYTES - 0xffff; at--)
    if (view.getUint32(at, true) === END) return at;
  throw new Error('This is no zip file.');
}

async function unpacked(packed: Uint8Array, method: number, size: number): Promise<Uint8Array> {
  if (method === STORED) return packed.slice(0, size);
  if (method !== DEFLATED) throw new Error('The file is compressed in another way.');
  const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const result = new Uint8Array(size);
  let length = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    const part = chunk.subarray(0, size - length);
    result.set(part, length);
    length += part.length;
    if (length === size) break;
  }
  return result.subarray(0, length);
}
