/**
 * The log: each event is an object, which Lambda's JSON format keeps as searchable fields. Time, level and request id are the
 * runtime's to add, so a function's log level filters these lines, too.
 */
import type { Log } from './deps.ts';
import { loggedError } from './logged-error.ts';

/** Writes each event through the console's method of its level; of an `error` among its fields what may be logged. */
export function jsonLog(output: Pick<Console, 'info' | 'warn' | 'error'>): Log {
  const at =
    (level: keyof Log) =>
    (event: string, { error, ...fields }: Record<string, unknown> = {}) =>
      output[level]({ event, ...fields, ...(error === undefined ? {} : loggedError(error)) });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
