/** IDs for requests and connections. */
import { randomUUID } from 'node:crypto';

/** Random letters and digits of base 64, up to 42 of them. UUIDs come from a pool, which is cheaper than random bytes. */
export const randomId = (length: number): string =>
  Buffer.from((randomUUID() + randomUUID()).replaceAll('-', ''), 'hex')
    .toString('base64')
    .slice(0, length);
