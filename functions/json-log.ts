/** The log: one JSON line an event, as the log group's format is JSON. */
import type { Log } from './deps.ts';

/** Writes each event as one line. `write` takes a finished line without its line break. */
export function jsonLog(write: (line: string) => void): Log {
  const at =
    (level: 'INFO' | 'WARN' | 'ERROR') =>
    (event: string, fields: Record<string, unknown> = {}) => {
      write(JSON.stringify({ level, event, ...fields }));
    };
  return { info: at('INFO'), warn: at('WARN'), error: at('ERROR') };
}
