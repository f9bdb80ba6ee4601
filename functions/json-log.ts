/** The log: one JSON line an event, as the log group's format is JSON. */
import type { Log } from './deps.ts';
import { loggedError } from './logged-error.ts';

/** Writes each event as one line; of an `error` among its fields what may be logged. `write` takes a finished line without its line break. */
export function jsonLog(write: (line: string) => void): Log {
  const at =
    (level: 'INFO' | 'WARN' | 'ERROR') =>
    (event: string, { error, ...fields }: Record<string, unknown> = {}) => {
      write(JSON.stringify({ level, event, ...fields, ...(error === undefined ? {} : loggedError(error)) }));
    };
  return { info: at('INFO'), warn: at('WARN'), error: at('ERROR') };
}
