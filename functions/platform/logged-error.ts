/**
 * What is logged of an error, for every log line of every function: its name, status and codes, and where in our code it was
 * thrown. Never its message: that may quote what a visitor wrote, an address, a token, or what somebody else's server answered.
 */

/** What is logged in addition to the event's own fields. */
export type LoggedError = { error: string; error_status?: number; error_code?: string; error_at?: string[] };

/** Names and codes are single words: what isn't one may be a sentence of somebody's. */
const WORD = /^[\w.-]{1,200}$/;
const FRAME = /^\s+at .*:\d+:\d+\)?$/;
const MAX_FRAMES = 6;

type Details = {
  code?: unknown;
  status?: unknown;
  statusCode?: unknown;
  $metadata?: { httpStatusCode?: unknown };
  CancellationReasons?: { Code?: unknown }[];
};

/** The fields of a log line about this error. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, status, statusCode, $metadata, CancellationReasons } = error as Error & Details;
  const answered = [status, statusCode, $metadata?.httpStatusCode].find((one) => typeof one === 'number');
  const codes = CancellationReasons?.map(({ Code }) => Code).join('.') ?? code ?? (error.cause as Details | null)?.code;
  const at = framesOf(error);
  return {
    error: wordOf(error.name) ?? 'Error',
    ...(typeof answered === 'number' ? { error_status: answered } : {}),
    ...(wordOf(codes) === undefined ? {} : { error_code: wordOf(codes) }),
    ...(at.length === 0 ? {} : { error_at: at }),
  };
}

/** The same as an error: what a handler may fail with, since Lambda logs and keeps an error's message, stack and own fields. */
export function withoutWords(error: unknown): Error {
  const { error: name, error_code, error_status, error_at = [] } = loggedError(error);
  const message = [error_code, error_status].filter((one) => one !== undefined).join(' ');
  return Object.assign(new Error(message), { name, stack: [`${name}: ${message}`, ...error_at].join('\n    ') });
}

const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' && WORD.test(value) ? value : undefined;

/** The frames of the stack without the message, which comes first and may have lines that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const from = stack.indexOf(message);
  if (from < 0) return [];
  const lines = stack.slice(from + message.length).split('\n');
  return lines
    .filter((line) => FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}
