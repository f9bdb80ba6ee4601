/** How long a gateway waits for a function: then it gives up, while the function runs on. */

/** The promise's value, or `timeout` when it takes longer. */
export function withinLimit<Value>(promise: Promise<Value>, limitMs: number): Promise<Value | 'timeout'> {
  const { promise: late, resolve } = Promise.withResolvers<'timeout'>();
  const timer = setTimeout(resolve, limitMs, 'timeout');
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
