/**
 * The embeddings of a bot's phrasings as bytes, kept next to its index so that only new phrasings are sent to a model: the
 * length of a head, the head as JSON, then for each phrasing its hash and its vector.
 */
import { createHash } from 'node:crypto';
import { EMBEDDED } from '#functions/bot/knowledge/meaning.ts';
import { fromBytes, toBytes } from './vectors.ts';

/** Embeddings by the hash of the phrasing. Those of another source or another number of dimensions are worth nothing. */
export type VectorCache = { source: string; dimensions: number; vectors: Map<string, Int8Array> };

const HASH_BYTES = 12;
/** The hash that a phrasing is found by. */
export const phrasingHash = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('base64url')
    .slice(0, (HASH_BYTES * 4) / 3);

/** Puts an embedding into a cache. */
export const remember = ({ vectors }: VectorCache, text: string, vector: Float32Array): void =>
  void vectors.set(phrasingHash(text), toBytes(vector));

/** A phrasing's embedding, if it is known. */
export function recall({ vectors }: VectorCache, text: string): Float32Array | undefined {
  const bytes = vectors.get(phrasingHash(text));
  return bytes && fromBytes(bytes);
}

/** The bytes of a cache. */
export function encodeCache({ source, dimensions, vectors }: VectorCache): Uint8Array {
  const head = Buffer.from(JSON.stringify({ source, dimensions, count: vectors.size }));
  const parts = [...vectors].flatMap(([hash, bytes]) => [
    Buffer.from(hash, 'base64url'),
    new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  ]);
  return Buffer.concat([Buffer.from(Uint32Array.of(head.length).buffer), head, ...parts]);
}

/** The cache in these bytes. */
export function decodeCache(bytes: Uint8Array): VectorCache {
  const all = Buffer.from(bytes);
  const start = 4 + all.readUInt32LE();
  const { count, ...head } = JSON.parse(all.subarray(4, start).toString()) as Omit<VectorCache, 'vectors'> & {
    count: number;
  };
  const vectors = new Map<string, Int8Array>();
  for (let each = 0; each < count; each++) {
    const at = start + each * (HASH_BYTES + EMBEDDED);
    const hash = all.subarray(at, at + HASH_BYTES).toString('base64url');
    vectors.set(hash, Int8Array.from(new Int8Array(all.buffer, all.byteOffset + at + HASH_BYTES, EMBEDDED)));
  }
  return { ...head, vectors };
}
