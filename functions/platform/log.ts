/**
 * The log: each event is an object, which Lambda's JSON format keeps as searchable fields. Time, level and request id are the
 * runtime's to add, so a function's log level filters these lines, too.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
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

const everyLine = new AsyncLocalStorage<Record<string, unknown>>();

/** Adds fields to each line that is logged while something runs, to those it runs with already. */
export const loggingAs = <Result>(fields: Record<string, unknown>, run: () => Result): Result =>
  everyLine.run({ ...everyLine.getStore(), ...fields }, run);

/** Writes each event through the console's method of its level; of an `error` among its fields what may be logged. */
export function jsonLog(output: Pick<Console, 'info' | 'warn' | 'error'>): Log {
  const at =
    (level: keyof Log) =>
    (event: string, { error, ...fields }: Record<string, unknown> = {}) =>
      output[level]({ event, ...everyLine.getStore(), ...fields, ...(error === undefined ? {} : loggedError(error)) });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
