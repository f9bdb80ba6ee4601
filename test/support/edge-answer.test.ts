import { brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { atEdge, compressed } from './edge-answer.ts';

it('compresses a file once, so that a browser reads the same text', () => {
  const text = 'const shop = 1;\n'.repeat(100);
  const bytes = compressed(text);
  expect(brotliDecompressSync(bytes).toString()).toBe(text);
  expect(bytes.length).toBeLessThan(text.length / 10);
  expect(compressed(Buffer.from(text))).toBe(bytes);
  expect(compressed(`${text} `)).not.toBe(bytes);
});

it('says how the answer is compressed and for how long it may be kept', () => {
  expect(atEdge(300)).toEqual({ 'content-encoding': 'br', 'cache-control': 'public, max-age=300' });
});
