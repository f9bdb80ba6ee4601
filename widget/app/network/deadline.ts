/** No request waits for ever: after its deadline it has failed, and whoever made it tries again. */

/** Longer than the server's own ten seconds for a request. */
export const DEADLINE_MS = 15_000;

let line = new AbortController();

/** Gives up everything on its way: it went out by a network that is gone, and would only wait for its deadline. */
export function giveUp(): void {
  line.abort();
  line = new AbortController();
}

/** Gives a `fetch` its deadline, which holds until the last byte of an answer. */
export const inTime =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  (input, init = {}) => {
    const late = new AbortController();
    setTimeout(() => late.abort(), DEADLINE_MS);
    const signals = [init.signal, line.signal, late.signal].filter((signal) => signal instanceof AbortSignal);
    // Missing in Firefox before 124: there a request waits as long as the browser lets it.
    return fetch(input, { ...init, signal: AbortSignal.any?.(signals) ?? init.signal });
  };
