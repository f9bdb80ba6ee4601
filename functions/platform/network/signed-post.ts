/**
 * Posting to a server of the team's own, signed as Standard Webhooks are, for workflows and bots: only to hosts that the
 * deployment allows. What is wanted of the answer is picked by its path.
 */
import { createHmac } from 'node:crypto';
import { isCallable } from '#core/access/public-endpoint.ts';
import { type Attributes, cut, isStorable } from '#core/model/text.ts';
import type { HttpPost } from './http-post.ts';

/** The dependencies of calling a host. */
export type HttpStepDeps = {
  httpPost: HttpPost;
  /** The hosts that may be called. */
  httpStepHosts: readonly string[];
};

/** What is posted. `id` tells a receiver repeats; `key` signs. */
export type SignedPost = { url: string; id: string; body: object; key: Buffer; atMs: number };

/** Posts, and gives the host's answer. @throws Error when the host isn't allowed, or no usable answer came */
export async function postSigned(
  { httpPost, httpStepHosts }: HttpStepDeps,
  { url, id, body, key, atMs }: SignedPost,
): Promise<unknown> {
  const address = new URL(url);
  // The list may have become shorter since the address was saved.
  if (!isCallable(address, httpStepHosts)) throw new Error(`${address.host} is not allowed.`);
  const text = JSON.stringify(body);
  return httpPost(address, text, signed({ id, seconds: Math.floor(atMs / 1000), body: text }, key));
}

/** https://www.standardwebhooks.com: the id, the time and the body are signed. */
function signed({ id, seconds, body }: { id: string; seconds: number; body: string }, key: Buffer) {
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` };
}

/** The values at paths such as `order.status`, by the names they are wanted under. */
export const valuesAt = (answer: unknown, paths: Record<string, string>): Attributes =>
  Object.fromEntries(Object.entries(paths).map(([key, path]) => [key, pick(answer, path)]));

/** The value at a path; null where the path leads to nothing an attribute can hold. */
function pick(answer: unknown, path: string): Attributes[string] {
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      answer,
    );
  if (typeof found === 'string') return clean(found);
  if (typeof found === 'number') return isStorable(found) ? found : null;
  return typeof found === 'boolean' ? found : null;
}

/** Text from outside, fit to be shown and stored. */
const clean = (text: string): string => cut(text.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, ''), 2000);
