/** Limits how long a gateway waits for a function. The function continues after the gateway gave up. */

/** The promise's value, or `timeout` if it takes longer. */
export function withinLimit<Value>(promise: Promise<Value>, limitMs: number): Promise<Value | 'timeout'> {
  const { promise: late, resolve } = Promise.withResolvers<'timeout'>();
  const timer = setTimeout(resolve, limitMs, 'timeout');
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
