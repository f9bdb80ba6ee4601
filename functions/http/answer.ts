/** What an operation may answer with, and the HTTP response it becomes. */
import { createHash } from 'node:crypto';
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
