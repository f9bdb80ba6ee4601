/** Public answers that may be kept for a minute, and shown a while longer while they are fetched again. */
import { createHash } from 'node:crypto';
import type { RequestFacts } from './call.ts';
import { Finished } from './answer.ts';

const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600';

/** The answer with its tag; 304 without a body if the client already has it. */
export function cached(request: RequestFacts, contentType: string, body: string): Finished {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { 'cache-control': CACHE_CONTROL, etag };
  // A proxy that compresses makes the tag a weak one.
  if (request.knownTag?.replace(/^W\//, '') === etag) return new Finished({ statusCode: 304, headers });
  return new Finished({ statusCode: 200, headers: { ...headers, 'content-type': contentType }, body });
}
