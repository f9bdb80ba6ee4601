/** What can go wrong, as data: each code with the HTTP status it answers with and the title of its problem document. */

/** Every error code of the public contract, with status and title (RFC 9457). */
export const problems = {
  validation_failed: { status: 400, title: 'The request is not valid' },
  file_rejected: { status: 400, title: 'A file is not accepted' },
  malformed_json: { status: 400, title: 'The body is not JSON' },
  unauthenticated: { status: 401, title: 'Sign-in is missing or no longer valid' },
  forbidden: { status: 403, title: 'Not allowed' },
  origin_not_allowed: { status: 403, title: 'This widget is not allowed on this site' },
  widget_inactive: { status: 403, title: 'This widget is switched off' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  illegal_transition: { status: 409, title: 'Not possible in the current state' },
  conflict: { status: 409, title: 'In conflict with what is stored' },
  attributes_required: { status: 409, title: 'Required attributes are missing' },
  visitor_left: { status: 409, title: 'The visitor has left' },
  visitor_blocked: { status: 409, title: 'The visitor is blocked' },
  visitor_in_chat: { status: 409, title: 'The visitor has a chat' },
  agent_at_capacity: { status: 409, title: 'The agent has no room for another chat' },
  idempotency_mismatch: { status: 409, title: 'This id was used for something else' },
  not_configured: { status: 409, title: 'Not set up' },
  file_being_checked: { status: 409, title: 'The file is being checked for malware' },
  file_blocked: { status: 410, title: 'The file is blocked' },
  too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'The body must be application/json' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal_error: { status: 500, title: 'Something went wrong' },
  try_again: { status: 503, title: 'Busy at the moment' },
} as const;

/** A code of `problems`. */
export type ErrorCode = keyof typeof problems;

/** One field that was refused: where, and why in words. */
export type FieldError = { path: string; message: string };

/** What uses a thing: of which kind, which one, and its name. */
export type User = { type: string; id: number; name: string };

/** What an error carries in addition to its message. */
export type ErrorData = {
  /** The refused fields of a `validation_failed`, or the missing ones of an `attributes_required`. */
  errors?: FieldError[];
  /** Seconds after which to try again, for `rate_limited` and `try_again`. */
  retryAfterSeconds?: number;
  /** What is stored now, as a read answers it, for the `conflict` of an update made on an earlier version. */
  current?: object;
  /** What uses a thing that is therefore not deleted, for its `conflict`; the first hundred. */
  usedBy?: readonly User[];
  /** The methods a `method_not_allowed` path knows. */
  allow?: readonly string[];
};

/** A broken rule of the product: thrown where the rule is, turned into a problem document at the edge, nowhere else. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, message: string, data: ErrorData = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }

  /** By name: what a function loads later has a copy of this class of its own. */
  static override [Symbol.hasInstance](value: unknown): value is DomainError {
    return value instanceof Error && value.name === 'DomainError';
  }
}

/** The one answer for what does not exist and for what is someone else's: a caller can't tell them apart. */
export const notFound = (): DomainError => new DomainError('not_found', 'Not found, or you have no access to it.');

/** What a read returned, which has to exist. @throws DomainError `not_found` */
export function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notFound();
  return value;
}

/** A conflict or temporary overload: the same request may succeed in a second. */
export const tryAgain = (why: string): DomainError => new DomainError('try_again', why, { retryAfterSeconds: 1 });
