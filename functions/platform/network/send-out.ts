/** Sending to hosts outside, and in a stack on one machine also to servers on that machine. */
import { lookup } from 'node:dns';
import { request } from 'node:http';
import { isLoopback } from '#core/access/public-endpoint.ts';
import { type Send, safeFetch, safeSender } from './safe-fetch.ts';

/** Sends to public addresses only; `onThisMachine`: to `http://localhost` also, while developing. */
export const senderOut = (onThisMachine: boolean): Send =>
  onThisMachine
    ? (url, outgoing) => (isLoopback(url) ? safeSender(request, lookup)(url, outgoing) : safeFetch(url, outgoing))
    : safeFetch;
