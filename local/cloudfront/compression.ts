/** Compression at the edge: what CloudFront compresses, and how it marks it ("Serve compressed files"). */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { HttpResponse } from '#local/platform/http-message.ts';
import type { Behaviour } from './distribution-definition.ts';
import type { Encoding } from './origin-request.ts';

const MIN_BYTES = 1000;
const MAX_BYTES = 10_000_000;

/** Those of CloudFront's content types that a site like this one serves. */
const compressible = new Set([
  'application/javascript',
  'application/json',
  'application/manifest+json',
  'application/rss+xml',
  'application/wasm',
  'application/xhtml+xml',
  'application/xml',
  'font/otf',
  'font/ttf',
  'image/svg+xml',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
]);

const compress: Record<Exclude<Encoding, 'identity'>, (body: Buffer) => Buffer> = {
  br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => gzipSync(body),
};

function isCompressible({ status, headers, body }: HttpResponse, behaviour: Behaviour): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return (
    behaviour.compress &&
    behaviour.cache.MaxTTL > 0 &&
    [200, 403, 404].includes(status) &&
    headers['content-encoding'] === undefined &&
    body.length >= MIN_BYTES &&
    body.length <= MAX_BYTES &&
    compressible.has(type)
  );
}

/** The response for a viewer that accepts `encoding`. */
export function compressed(response: HttpResponse, behaviour: Behaviour, encoding: Encoding): HttpResponse {
  if (!isCompressible(response, behaviour)) return response;
  const vary = { vary: 'Accept-Encoding' };
  if (encoding === 'identity') return { ...response, headers: { ...response.headers, ...vary } };
  const { etag } = response.headers;
  return {
    ...response,
    headers: {
      ...response.headers,
      ...(etag && { etag: etag.replace(/^(?!W\/)/, 'W/') }),
      ...vary,
      'content-encoding': encoding,
    },
    body: compress[encoding](response.body),
  };
}
