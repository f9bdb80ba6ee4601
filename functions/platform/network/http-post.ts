/** Posting JSON to hosts outside, for steps that admins build: little, briefly, and answered with JSON where there is something to say. */
import { awaited, signalWithin } from '#functions/platform/deadline.ts';
import { bytesOf } from './bounded-body.ts';
import { type Send, safeFetch } from './safe-fetch.ts';

/** Posts a body and gives what comes back: JSON's value, other text as it is, null for nothing. @throws Error when refused, or too late */
export type HttpPost = (url: URL, body: string, headers: Record<string, string>) => Promise<unknown>;

/** A host answered that it will not, or can't. */
class RefusedByHost extends Error {
  override readonly name = 'RefusedByHost';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** From the name's resolution to the last byte. */
const TIMEOUT_MS = 5000;
const MAX_BYTES = 64 * 1024;

/** Posts by this way of sending. */
export const httpPost =
  (send: Send): HttpPost =>
  (url, body, headers) =>
    awaited(post(send, url, body, headers));

async function post(send: Send, url: URL, body: string, headers: Record<string, string>): Promise<unknown> {
  const response = await send(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal: signalWithin(TIMEOUT_MS),
  });
  const { statusCode = 0 } = response;
  if (statusCode < 200 || statusCode > 299) {
    response.destroy();
    throw new RefusedByHost(`${url.host} answered ${statusCode}.`, statusCode);
  }
  return valueOf(decoded(await bytesOf(response, MAX_BYTES), response.headers['content-type'] ?? ''));
}

/** Posts to hosts on the public internet. */
export const publicPost: HttpPost = httpPost(safeFetch);

/** Many hosts only say that they got it: with 204, with nothing, or with "OK". */
function valueOf(text: string): unknown {
  try {
    return text.trim() === '' ? null : (JSON.parse(text, inAllDigits) as unknown);
  } catch {
    return text;
  }
}

/** Keeps an integer that a float would round, such as an order ID, as a string of its digits. */
function inAllDigits(_: string, value: unknown, { source }: { source?: string } = {}): unknown {
  const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isRounded && source !== undefined && /^-?\d+$/.test(source) ? source : value;
}

/** Decodes the body by its charset and removes a byte order mark. An unknown charset is read as UTF-8. */
function decoded(bytes: Buffer, contentType: string): string {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
