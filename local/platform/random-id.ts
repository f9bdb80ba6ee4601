/** Ids for requests and connections. */
import { randomUUID } from 'node:crypto';

/** Random letters and digits of base 64, up to 42 of them. UUIDs are drawn from a pool: cheaper than so many random bytes. */
export const randomId = (length: number): string =>
  Buffer.from((randomUUID() + randomUUID()).replaceAll('-', ''), 'hex')
    .toString('base64')
    .slice(0, length);
