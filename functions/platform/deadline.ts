/**
 * One deadline for each invocation, which all its calls share. Each call alone is patient for seconds and tries again: two
 * slow ones would outlast the function, whose caller then gets the gateway's own answer, or none.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** What is left to answer when time is up. */
const MARGIN_MS = 500;

const invocation = new AsyncLocalStorage<AbortSignal>();

/** What Lambda says of an invocation, as far as it matters here. */
type Remaining = { getRemainingTimeInMillis?: () => number } | undefined;

/** Runs an invocation: what it still waits for shortly before its function's time is over is aborted. */
export async function withinDeadline<Result>(context: Remaining, run: () => Promise<Result>): Promise<Result> {
  const leftMs = context?.getRemainingTimeInMillis?.();
  if (leftMs === undefined) return run();
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), Math.max(0, leftMs - MARGIN_MS));
  try {
    return await invocation.run(ending.signal, run);
  } finally {
    clearTimeout(timer);
  }
}

/** Aborts after this many milliseconds, or when the invocation's time is up. */
export const signalWithin = (ms: number): AbortSignal => {
  const deadline = invocation.getStore();
  return AbortSignal.any([AbortSignal.timeout(ms), ...(deadline ? [deadline] : [])]);
};

type Options = { abortSignal?: unknown };
type Client = { config: { requestHandler: { handle: (request: never, options?: Options) => unknown } } };

/** Makes every try of every call of an AWS client end with the invocation's deadline. */
export function sharingDeadline<Given extends Client>(client: Given): Given {
  const { requestHandler } = client.config;
  const handle = requestHandler.handle.bind(requestHandler);
  requestHandler.handle = (request: never, options: Options = {}) => {
    const abortSignal = invocation.getStore() ?? options.abortSignal;
    return handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  };
  return client;
}
