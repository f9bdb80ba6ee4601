/** `fetch` as far as models are asked with it, by a way of sending that reaches only public hosts and follows no redirect. */
import { Readable } from 'node:stream';
import type { Send } from './safe-fetch.ts';

type Fetch = typeof globalThis.fetch;

/** Fetches by this way of sending: text there, and back whatever comes, as it comes. */
export const publicFetch =
  (send: Send): Fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const response = await send(new URL(request.url), {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
      signal: request.signal,
    });
    const headers = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(Readable.toWeb(response) as ReadableStream, { status: response.statusCode ?? 0, headers });
  };
