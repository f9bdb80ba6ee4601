/**
 * One deadline for each invocation, which all its calls share. Each call alone is patient for seconds and tries again: two
 * slow ones would outlast the function, whose caller then gets the gateway's own answer, or none.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';

/** What is left to answer when time is up. */
const MARGIN_MS = 500;

/** An invocation: the signal that its time is up, and its calls that haven't ended. */
type Invocation = { signal: AbortSignal; calls: Set<Promise<unknown>> };

const invocation = new AsyncLocalStorage<Invocation>();

/** What Lambda says of an invocation, as far as it matters here. */
type Remaining = { getRemainingTimeInMillis?: () => number } | undefined;

/**
 * Runs an invocation: what it still waits for shortly before its function's time is over is aborted. It ends when all its
 * calls have: what fails early leaves others running, which Lambda would freeze and take up in another invocation.
 */
export async function withinDeadline<Result>(context: Remaining, run: () => Promise<Result>): Promise<Result> {
  const leftMs = context?.getRemainingTimeInMillis?.();
  const ending = new AbortController();
  const timer = leftMs === undefined ? undefined : setTimeout(() => ending.abort(), Math.max(0, leftMs - MARGIN_MS));
  const calls = new Set<Promise<unknown>>();
  try {
    return await invocation.run({ signal: ending.signal, calls }, run);
  } finally {
    // One that ends is still read, and may be followed by another.
    while (calls.size > 0) await Promise.allSettled(calls).then(() => setImmediate());
    clearTimeout(timer);
  }
}

/** Has the invocation wait for a call, also when its caller doesn't. */
export function awaited<Result>(call: Promise<Result>): Promise<Result> {
  const calls = invocation.getStore()?.calls;
  if (!calls) return call;
  calls.add(call);
  const end = () => void calls.delete(call);
  call.then(end, end);
  return call;
}

/** Aborts after this many milliseconds, or when the invocation's time is up. */
export const signalWithin = (ms: number): AbortSignal => {
  const deadline = invocation.getStore()?.signal;
  return AbortSignal.any([AbortSignal.timeout(ms), ...(deadline ? [deadline] : [])]);
};

type Options = { abortSignal?: unknown };
type Step = (given: never) => Promise<unknown>;
type Client = {
  config: { requestHandler: { handle: (request: never, options?: Options) => Promise<unknown> } };
  middlewareStack: {
    add: (wrap: (next: Step) => never, options: { step: 'initialize'; priority: 'high'; name: string }) => void;
  };
};

/**
 * Makes every try of every call of an AWS client end with the invocation's deadline, and has the invocation wait for each
 * call as a whole: from signing its first try, over what it waits between tries, to the last byte of the response.
 */
export function sharingDeadline<Given extends Client>(client: Given): Given {
  const { requestHandler } = client.config;
  const wrap = (next: Step) => ((given: never) => awaited(next(given))) as never;
  client.middlewareStack.add(wrap, { step: 'initialize', priority: 'high', name: 'awaitedByInvocation' });
  const handle = requestHandler.handle.bind(requestHandler);
  requestHandler.handle = (request: never, options: Options = {}) => {
    const abortSignal = invocation.getStore()?.signal ?? options.abortSignal;
    return handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  };
  return client;
}
