/**
 * Sending to hosts outside that admins name: never to an address that isn't public, whatever its name resolves to. The
 * connection is made to the very addresses that were judged, and no redirect is followed.
 */
import { type LookupFunction, isIP } from 'node:net';
import { lookup } from 'node:dns';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** Of IPv6, what is given out to the public lies here (IANA's registry); what isn't may be a disguise nobody uses any more. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** A host is where none may be asked. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
}

/** Whether an address belongs to the public internet: nobody's own network, no link's, no machine's own. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(PUBLIC_IPV6)) return false;
  return parsed.range() === 'unicast';
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
        callback(new NotPublic(`${hostname} is at ${inside?.address ?? 'no address'}: not public.`), '');
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };

/** What is sent, and until when an answer counts. */
export type Outgoing = {
  method: string;
  headers: Record<string, string>;
  body: string | Buffer;
  signal: AbortSignal;
};

/** Sends a request and resolves when the response begins. @throws Error when there is no response, or the host isn't public */
export type Send = (url: URL, outgoing: Outgoing) => Promise<IncomingMessage>;

/** Sends with this client, resolving names this way. */
export const safeSender =
  (client: typeof request, resolve: LookupFunction): Send =>
  (url, { method, headers, body, signal }) =>
    new Promise<IncomingMessage>((settle, fail) => {
      const host = url.hostname.replace(/^\[|\]$/g, '');
      // An address needs no resolving, so nothing else would judge it.
      if (isIP(host) && !isPublicAddress(host)) throw new NotPublic(`${host} is not public.`);
      // Without this header a host may compress its response (RFC 9110, 12.5.3), and nothing here decompresses it.
      const plain = { 'accept-encoding': 'identity', 'content-length': String(Buffer.byteLength(body)) };
      const options = { method, lookup: resolve, signal, agent: false, headers: { ...headers, ...plain } };
      client(url, options, settle)
        .on('error', fail)
        // A response that switches protocols (101) ends without an error, and without a response that anybody gets.
        .on('close', () => fail(new Error(`${url.host} closed the connection without an answer.`)))
        .end(body);
    });

/** Sends to hosts on the public internet, by https. */
export const safeFetch: Send = safeSender(request, publicLookup(lookup));
