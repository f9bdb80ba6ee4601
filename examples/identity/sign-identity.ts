import { createHmac } from 'node:crypto';

/** Your customer. `id` is your own, and never changes: it is whose chats these are. */
export type Customer = { id: string; name?: string; email?: string; phone?: string };

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * The token that tells the widget who is logged in, for the page to pass on: `LiveChat('identify', { token })`. Make it on
 * your server only, for the customer whose session the request has. It needs no library; any for JWT does the same.
 * @param secret the widget's identity secret, from the widget's menu in the dashboard
 */
export function signIdentity(customer: Customer, secret: string, nowMs = Date.now()): string {
  const { id, ...known } = customer;
  // An hour is enough: each page that your server renders brings a new one.
  const claims = { ...known, sub: id, exp: Math.floor(nowMs / 1000) + 3600 };
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}
