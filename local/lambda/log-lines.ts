/**
 * Log lines as Lambda's managed Node.js runtime writes them, by the function's log format and level. The rules are those of
 * AWS's own runtime client, https://github.com/aws/aws-lambda-nodejs-runtime-interface-client.
 */
import { format } from 'node:util';

/** From the least to the most severe. A function writes the lines from its own level on. */
export const logLevels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
export type LogLevel = (typeof logLevels)[number];

/** How a function's lines are written: `LoggingConfig` of its resource. */
export type LogSettings = { format: 'JSON' | 'Text'; level: LogLevel };

/** Whether a line of this level is written at all. */
export const isWritten = (level: LogLevel, least: LogLevel): boolean =>
  logLevels.indexOf(level) >= logLevels.indexOf(least);

/** Fields that surround the values of one line. */
export type LineContext = { timestamp: string; level: LogLevel; requestId: string | undefined };

/** The line for a call of `console` with these values. */
export function logLine(settings: Pick<LogSettings, 'format'>, facts: LineContext, values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (settings.format === 'Text')
    return `${facts.timestamp}\t${facts.requestId ?? ''}\t${facts.level}\t${format(first, ...rest)}`;
  return rest.length === 0 ? oneValue(facts, first) : formatted(facts, values);
}

/** A single value is kept unchanged, so that an object's fields can be searched. */
function oneValue({ timestamp, level, requestId }: LineContext, message: unknown): string {
  try {
    return JSON.stringify({ timestamp, level, requestId, message }, (_, value: unknown) =>
      value instanceof Error ? { ...errorFields(value), ...value } : value,
    );
  } catch {
    return JSON.stringify({ timestamp, level, requestId, message: format(message) });
  }
}

/** Several values become one text. The first error among them has its own fields. */
function formatted({ timestamp, level, requestId }: LineContext, values: readonly unknown[]): string {
  const error = values.slice(1).find((value) => value instanceof Error);
  return JSON.stringify({
    timestamp,
    level,
    requestId,
    message: format(...values),
    ...(error && errorFields(error)),
  });
}

const errorFields = (error: Error) => ({
  errorType: error.constructor.name,
  errorMessage: error.message,
  stackTrace: error.stack?.split('\n') ?? [],
});
