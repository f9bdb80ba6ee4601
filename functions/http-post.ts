/**
 * Posting to hosts outside, for steps that admins build: never to an address that isn't public, whatever its name resolves
 * to. The connection is made to the very addresses that were judged, and no redirect is followed.
 */
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { lookup } from 'node:dns';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** Posts a body and gives the JSON that comes back. @throws Error when nothing usable comes in time */
export type HttpPost = (url: URL, body: string, headers: Record<string, string>) => Promise<unknown>;

/** From the name's resolution to the last byte. */
const PATIENCE_MS = 5000;
const MOST_BYTES = 64 * 1024;

/** Whether an address belongs to the public internet: nobody's own network, no link's, no machine's own. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Resolves names, and fails for those with any address that isn't public. */
export const publicLookup =
  (resolve: typeof lookup): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const inside = error ? undefined : found.find(({ address }) => !isPublicAddress(address));
      const [first] = found ?? [];
      if (error) callback(error, '');
      else if (inside || !first)
        callback(new Error(`${hostname} is at ${inside?.address ?? 'no address'}: not public.`), '');
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };

/** Posts with this client, resolving names this way. */
export const httpPost =
  (send: typeof request, resolve: LookupFunction): HttpPost =>
  async (url, body, headers) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // An address needs no resolving, so nothing else would judge it.
    if (isIP(host) && !isPublicAddress(host)) throw new Error(`${host} is not public.`);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await new Promise<IncomingMessage>((settle, fail) => {
      const options = { method: 'POST', lookup: resolve, signal, agent: false, headers: { ...headers, ...form(body) } };
      send(url, options, settle).on('error', fail).end(body);
    });
    const { statusCode = 0 } = response;
    if (statusCode < 200 || statusCode > 299) {
      response.destroy();
      throw new Error(`${url.host} answered ${statusCode}.`);
    }
    return JSON.parse(await textOf(response)) as unknown;
  };

/** Posts to hosts on the public internet. */
export const publicPost: HttpPost = httpPost(request, publicLookup(lookup));

const form = (body: string) => ({
  'content-type': 'application/json',
  'content-length': String(Buffer.byteLength(body)),
  accept: 'application/json',
});

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error(`The answer has more than ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
