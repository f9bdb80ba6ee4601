/** Requests and responses as plain values with complete bodies. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type HttpRequest = {
  method: string;
  /** As in the request line: still encoded, without the query. */
  path: string;
  /** As in the request line, without the question mark. */
  query: string;
  /** Names in lower case; a repeated header's values are joined by commas, cookies by semicolons. */
  headers: Record<string, string>;
  body: Buffer;
  /** Address of the peer. */
  sourceIp: string;
};

export type HttpResponse = {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Values of `set-cookie`, one per cookie. */
  cookies: string[];
  body: Buffer;
};

/** A response with a text or JSON body. */
export const respond = (status: number, body: string | Buffer, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers,
  cookies: [],
  body: Buffer.from(body),
});

/** Headers of a message, with repeated ones joined as HTTP says. */
export function joinHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const value = raw[index + 1] ?? '';
    headers[name] = name in headers ? `${headers[name]}${name === 'cookie' ? '; ' : ','}${value}` : value;
  }
  return headers;
}

/** All bytes of a request or of a response. Cheaper than iterating over it. Rejects if it breaks off. */
export function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
  message.on('error', reject);
  message.on('close', () => {
    if (!message.complete) reject(new Error('The message broke off.'));
  });
  return promise;
}

/** Reads a request. The body is read up to `limitBytes` plus one byte, so that a body that is too long is noticed. */
export async function readRequest(incoming: IncomingMessage, limitBytes: number): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (length <= limitBytes) chunks.push(chunk);
    length += chunk.length;
  }
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  return {
    method: incoming.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: joinHeaders(incoming.rawHeaders),
    body: Buffer.concat(chunks).subarray(0, limitBytes + 1),
    sourceIp: (incoming.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
  };
}

/** Writes a response. A HEAD request gets only its headers. */
export function writeResponse(outgoing: ServerResponse, { status, headers, cookies, body }: HttpResponse): void {
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  const bodiless = outgoing.req.method === 'HEAD' || status === 204 || status === 304;
  if (!bodiless) outgoing.setHeader('content-length', body.length);
  outgoing.writeHead(status).end(bodiless ? undefined : body);
}
