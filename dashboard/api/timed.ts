/** How long a response may take: on a network that swallows requests, waiting for ever looks like working for ever. */
import { withDeadline } from '#client/network/deadline.ts';

/** Longer than any response takes, short enough for a person to try again. */
const DEADLINE_MS = 20_000;

/** `fetch` that rejects with a `TimeoutError` when the whole response isn't there in time. */
export const timed = (fetch: typeof globalThis.fetch, withinMs = DEADLINE_MS): typeof globalThis.fetch =>
  withDeadline(fetch, withinMs, new DOMException('', 'TimeoutError'));
