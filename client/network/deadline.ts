/** No request waits forever: after its deadline it has failed, and the caller tries again. */

let line = new AbortController();

/** Gives up everything on its way: it went out by a network that is gone, and would only wait for its deadline. */
export function giveUp(): void {
  line.abort();
  line = new AbortController();
}

/**
 * Gives a `fetch` its deadline, which holds until the last byte of a response.
 * @param withinMs longer than the server takes for any response
 * @param reason what a late request fails with; an `AbortError` by default, as what is given up
 */
export const withDeadline =
  (fetch: typeof globalThis.fetch, withinMs: number, reason?: unknown): typeof globalThis.fetch =>
  (input, init = {}) => {
    const late = new AbortController();
    setTimeout(() => late.abort(reason), withinMs);
    const signals = [init.signal, line.signal, late.signal].filter((signal) => signal instanceof AbortSignal);
    // Missing in Firefox before 124: there a request waits as long as the browser lets it.
    return fetch(input, { ...init, signal: AbortSignal.any?.(signals) ?? init.signal });
  };
