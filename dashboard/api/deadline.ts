/** How long an answer may take: on a network that swallows requests, waiting for ever looks like working for ever. */

/** Longer than any answer takes, short enough for a person to try again. */
export const ANSWER_WITHIN_MS = 20_000;
/** A response of these may not have a body. */
const withoutBody = new Set([204, 205, 304]);

/** `fetch` that rejects with a `TimeoutError` when the whole answer, its body included, isn't there in time. */
export function withDeadline(fetch: typeof globalThis.fetch, withinMs = ANSWER_WITHIN_MS): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const signals = [AbortSignal.timeout(withinMs), ...(init.signal ? [init.signal] : [])];
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
    const body = await response.arrayBuffer();
    return new Response(withoutBody.has(response.status) ? null : body, response);
  };
}
