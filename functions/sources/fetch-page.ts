/**
 * One request for a page: to public addresses only, each redirect judged like the address itself, with a limit for bytes,
 * before and after they are decompressed, and for time.
 */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { awaited, signalWithin } from '#functions/platform/deadline.ts';
import { TooMuch } from '#functions/platform/network/bounded-body.ts';
import { NotPublic, type Send } from '#functions/platform/network/safe-fetch.ts';
import { type Unread, unread } from './problem.ts';

/** What a server said of a page when it was read last. */
export type Validators = { etag: string | null; modified: string | null };
/** A page as it came. `url`: where it was found in the end. */
export type Fetched = Validators & { url: URL; type: string; bytes: Buffer };
/** What came of a request. */
export type FetchResult = Fetched | 'unchanged' | Unread;

/** How a page is fetched: the way of sending, the name that sites see, and which addresses a redirect may lead to. */
export type Fetching = {
  send: Send;
  userAgent: string;
  /** Whether an address may be requested, judged for the first one and for each redirect; the reason if not. */
  judge: (url: URL) => Promise<Unread | undefined>;
};

/** From the name's resolution to the last byte, redirects included. */
const TIMEOUT_MS = 15_000;
const MAX_REDIRECTS = 5;
/** Of a page, and of a PDF. What a page is decompressed to has the same limit. */
export const MAX_BYTES = { page: 3 * 1024 * 1024, pdf: 10 * 1024 * 1024 };

/** Fetches a page; `known`: asks for it only if it has changed. */
export const fetchPage = (fetching: Fetching, from: URL, known?: Validators): Promise<FetchResult> =>
  awaited(fetched(fetching, from, known));

async function fetched(fetching: Fetching, from: URL, known?: Validators): Promise<FetchResult> {
  const signal = signalWithin(TIMEOUT_MS);
  let url = from;
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const refused = await fetching.judge(url);
      if (refused) return refused;
      const response = await fetching.send(url, {
        method: 'GET',
        headers: headersOf(fetching, known),
        body: '',
        signal,
      });
      const next = await closing(response, async () => redirectOf(response, url) ?? resultOf(response, url));
      if (!(next instanceof URL)) return next;
      if (isSignIn(next) && !isSignIn(from)) return unread('login', next.href);
      url = next;
    }
    return unread('redirects', url.href);
  } catch (error) {
    return failureOf(error, url);
  }
}

const headersOf = ({ userAgent }: Fetching, known?: Validators): Record<string, string> => ({
  'user-agent': userAgent,
  accept: 'text/html,application/xhtml+xml,text/markdown,text/plain,application/pdf,application/xml;q=0.9,*/*;q=0.1',
  ...(known?.etag ? { 'if-none-match': known.etag } : {}),
  ...(known?.modified ? { 'if-modified-since': known.modified } : {}),
});

function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage, url: URL): URL | undefined {
  const isRedirect = [301, 302, 303, 307, 308].includes(statusCode) && location !== undefined;
  return isRedirect ? (URL.parse(location, url) ?? undefined) : undefined;
}

/** An address that people sign in at. */
const isSignIn = ({ hostname, pathname }: URL): boolean =>
  /(?:^|[/_-])(?:log-?in|sign-?in|sso|oauth2?|auth|authorize|saml)(?:[/._-]|$)/i.test(pathname) ||
  /^(?:login|signin|sso|auth|accounts?|id)\./i.test(hostname);

/** Takes of a response what is wanted, then waits until its connection is closed: a function that ends before is frozen with it. */
async function closing<Result>(response: IncomingMessage, take: () => Promise<Result>): Promise<Result> {
  const { socket } = response;
  const closed = socket.closed ? undefined : new Promise((done) => socket.once('close', done));
  try {
    return await take();
  } finally {
    response.destroy();
    await closed;
  }
}

async function resultOf(response: IncomingMessage, url: URL): Promise<FetchResult> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 304) return 'unchanged';
  const problem = problemOf(statusCode);
  if (problem) return problem;
  const type = (headers['content-type'] ?? '').toLowerCase();
  if (isMedia(type)) return unread('not_text', type.split(';')[0] ?? null);
  const maxBytes = isPdf(type, url) ? MAX_BYTES.pdf : MAX_BYTES.page;
  const length = headers['content-length'] ?? null;
  if (Number(length) > maxBytes) return unread('too_large', length);
  const bytes = await bodyOf(response, maxBytes);
  return { url, type, bytes, etag: headers.etag ?? null, modified: headers['last-modified'] ?? null };
}

const isPdf = (type: string, { pathname }: URL): boolean =>
  /^application\/(?:x-)?pdf\b/.test(type) || /\.pdf$/i.test(pathname);
const isMedia = (type: string): boolean =>
  /^(?:image|audio|video|font)\//.test(type) || /^application\/(?:zip|gzip|x-tar)/.test(type);

function problemOf(status: number): Unread | undefined {
  if (status === 404 || status === 410) return unread('not_found', `${status}`);
  if (status === 401 || status === 403 || status === 407) return unread('login', `${status}`);
  return status >= 200 && status < 300 ? undefined : unread('server_error', `${status}`);
}

/** The bytes of a response, decompressed where a server compresses although nobody asked it to. */
async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const decompress = decompressorOf(response.headers['content-encoding']);
  const body: Readable = decompress ? response.pipe(decompress) : response;
  if (decompress) response.on('error', (error) => decompress.destroy(error));
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TooMuch(`More than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decompressorOf(encoding = 'identity') {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return undefined;
  }
}

function failureOf(error: unknown, url: URL): Unread {
  if (error instanceof NotPublic) return unread('inner_address', url.hostname);
  if (error instanceof TooMuch) return unread('too_large');
  const { name = '', code = '' } = (error ?? {}) as { name?: string; code?: string };
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR') return unread('timeout');
  return /^Z_|^ERR_BROTLI/.test(code) ? unread('damaged') : unread('unreachable', code || null);
}
