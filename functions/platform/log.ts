/**
 * The log: each event is an object, which Lambda's JSON format keeps as searchable fields. Time, level and request id are the
 * runtime's to add, so a function's log level filters these lines, too.
 */
import { loggedError } from './logged-error.ts';

/**
 * What a function writes to its log: one JSON line each. Never message text, names or tokens. An error is given as the field
 * `error`, itself: what of it is written is for `logged-error.ts` alone to say.
 */
export type Log = {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
};

/** Writes each event through the console's method of its level; of an `error` among its fields what may be logged. */
export function jsonLog(output: Pick<Console, 'info' | 'warn' | 'error'>): Log {
  const at =
    (level: keyof Log) =>
    (event: string, { error, ...fields }: Record<string, unknown> = {}) =>
      output[level]({ event, ...fields, ...(error === undefined ? {} : loggedError(error)) });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
