import { createHmac, timingSafeEqual } from 'node:crypto';

const MAX_AGE_SECONDS = 300;

/** Headers of a request, by their names in lower case. */
export type Headers = Record<string, string | string[] | undefined>;

/** One value of a header; empty where there is none. */
export const header = (headers: Headers, name: string): string => String(headers[name] ?? '');

/** Whether two texts are equal, in a time that says nothing of where they differ. */
export function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether a time is too far from now for a request that was sent just now. */
export const isStale = (seconds: number, nowMs: number): boolean =>
  !(Math.abs(nowMs / 1000 - seconds) <= MAX_AGE_SECONDS);

/**
 * Whether a request is a delivery of the webhook with this secret, as Standard Webhooks signs it.
 * @param body the body as it came: JSON that was parsed and written again may differ
 * @param secret `whsec_…`
 */
export function isFromChat(headers: Headers, body: string, secret: string, nowMs = Date.now()): boolean {
  const [id, time] = [header(headers, 'webhook-id'), header(headers, 'webhook-timestamp')];
  if (isStale(Number(time), nowMs)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  // While a secret is replaced, there is a signature with each.
  return header(headers, 'webhook-signature')
    .split(' ')
    .some((signature) => isEqual(signature, `v1,${expected}`));
}
