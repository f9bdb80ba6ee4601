/** Answers as the edge gives them: compressed once, and kept by the browser. */
import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';

const known = new Map<string, Buffer>();

/** The bytes that are sent of a file, at the best compression; compressed when it is first asked for. */
export function compressed(text: string | Buffer): Buffer {
  const key = createHash('sha256').update(text).digest('hex');
  const bytes = known.get(key) ?? brotliCompressSync(text);
  known.set(key, bytes);
  return bytes;
}

/** Headers of such an answer, which the browser may keep for some seconds. */
export const atEdge = (seconds: number): Record<string, string> => ({
  'content-encoding': 'br',
  'cache-control': `public, max-age=${seconds}`,
});
