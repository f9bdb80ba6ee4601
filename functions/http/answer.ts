/** What an operation may answer with, and the HTTP response it becomes. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

// Chunks that a function loads later have copies of these classes, so both are known by a mark that all copies share.
const repeated = Symbol.for('live-chat.repeated');
const finished = Symbol.for('live-chat.finished');

const isMarked = (value: unknown, mark: symbol): boolean =>
  typeof value === 'object' && value !== null && mark in value;

/** An answer to a creation that had been made before: 200 instead of 201. */
export class Repeated<Answer> {
  readonly [repeated] = true;
  readonly answer: Answer;

  static [Symbol.hasInstance](value: unknown): boolean {
    return isMarked(value, repeated);
  }

  constructor(answer: Answer) {
    this.answer = answer;
  }
}

/** A finished response, for what isn't an uncached JSON object. */
export class Finished {
  readonly [finished] = true;
  readonly response: APIGatewayProxyStructuredResultV2;

  static [Symbol.hasInstance](value: unknown): boolean {
    return isMarked(value, finished);
  }

  constructor(response: APIGatewayProxyStructuredResultV2) {
    this.response = response;
  }
}

/** What an operation may answer with. */
export type Reply<Answer> = Answer | Repeated<Answer> | Finished;

/** Answers 200 with what had been stored before, or what `isNew` says otherwise. */
export const created = <Answer>(answer: Answer, isNew: boolean): Answer | Repeated<Answer> =>
  isNew ? answer : new Repeated(answer);

/** The response of a success; `status` is the one the contract names. */
export function respond(status: number, reply: Reply<unknown>): APIGatewayProxyStructuredResultV2 {
  if (reply instanceof Finished) return reply.response;
  if (reply instanceof Repeated) return json(200, reply.answer);
  return status === 204 ? { statusCode: 204, headers: { 'cache-control': 'no-store' } } : json(status, reply);
}

const json = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=600';

/**
 * A public answer that may be kept for a minute, and shown a while longer while it is fetched again (or as `cacheControl`
 * says), with its tag; 304 without a body if the client already has it.
 */
export function cached(
  { knownTag }: { knownTag: string | undefined },
  contentType: string,
  body: string,
  cacheControl = CACHE_CONTROL,
): Finished {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { 'cache-control': cacheControl, etag };
  // A proxy that compresses makes the tag a weak one.
  if (knownTag?.replace(/^W\//, '') === etag) return new Finished({ statusCode: 304, headers });
  return new Finished({ statusCode: 200, headers: { ...headers, 'content-type': contentType }, body });
}

/** Characters. A shorter answer arrives as soon without, so that messages and acknowledgements aren't compressed. */
const MIN_LENGTH = 8 * 1024;

/** The fastest: the rest of the levels save a tenth of the bytes, for three times the time of a small processor. */
const LEVEL = 1;

/**
 * The response, compressed for a client that accepts it. It stays as it is where it is short or already bytes, and where
 * CloudFront may keep it: then it compresses it itself, and better.
 */
export function compressed(
  response: APIGatewayProxyStructuredResultV2,
  acceptEncoding = '',
): APIGatewayProxyStructuredResultV2 {
  const { body = '', headers = {}, isBase64Encoded } = response;
  const isKept = headers['cache-control'] !== 'no-store';
  if (isKept || isBase64Encoded || body.length < MIN_LENGTH || !acceptsGzip(acceptEncoding)) return response;
  return {
    ...response,
    headers: { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
    body: gzipSync(body, { level: LEVEL }).toString('base64'),
    isBase64Encoded: true,
  };
}

/** Whether a client names gzip without refusing it, as in `gzip;q=0`. */
const acceptsGzip = (accepted: string): boolean =>
  /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(accepted);
