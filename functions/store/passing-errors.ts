/** The errors of AWS that pass: the same call may succeed in a moment. */

const PASSING = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionConflictException',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  // The invocation's deadline.
  'AbortError',
]);
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** Reasons for which DynamoDB cancels a transaction that would succeed a moment later. */
const PASSING_REASONS = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

type Cancelled = Error & { CancellationReasons?: { Code?: string }[] };

/** Why each item of a cancelled transaction failed: `None` for one that didn't. Empty for any other error. */
export const cancellationCodes = (error: Error): string[] =>
  ((error as Cancelled).CancellationReasons ?? []).map(({ Code = 'None' }) => Code);

/** Whether a transaction was cancelled only for reasons that pass. */
export function isPassingCancellation(error: Error): boolean {
  const reasons = cancellationCodes(error).filter((code) => code !== 'None');
  return reasons.length > 0 && reasons.every((code) => PASSING_REASONS.has(code));
}

/** Whether an error passes: throttling, a conflict, a fault of the service, or a connection that broke. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { code?: string };
  return PASSING.has(error.name) || (code !== undefined && UNREACHABLE.has(code)) || isPassingCancellation(error);
}
