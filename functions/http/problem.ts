/** The one place where errors become answers: problem documents (RFC 9457) that never say anything of the inside. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { DomainError, problems, tryAgain } from '#core/model/errors.ts';
import type { Log } from '#functions/platform/log.ts';
import { isPassing } from '#functions/store/passing-errors.ts';

/** The response of an error. What we could not do is logged here, and nowhere else. */
export function problemResponse(error: unknown, requestId: string, log: Log): APIGatewayProxyStructuredResultV2 {
  const known = asDomainError(error);
  const { status, title } = problems[known.code];
  // Those that an alarm counts are found in the log: what broke, and what was given up after our own tries.
  if (known !== error) log.error('request_failed', { request_id: requestId, error });
  else if (status >= 500) log.warn('request_given_up', { request_id: requestId, error });
  const { errors, current, usedBy, retryAfterSeconds, allow } = known.data;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) }),
      ...(allow === undefined ? {} : { allow: allow.join(', ') }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify({
      type: `urn:live-chat:problem:${known.code}`,
      title,
      status,
      detail: known.message,
      code: known.code,
      ...(errors ? { errors } : {}),
      ...(current ? { current } : {}),
      ...(usedBy ? { used_by: usedBy } : {}),
    }),
  };
}

function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  return isPassing(error)
    ? tryAgain('The service is busy. Try again shortly.')
    : new DomainError('internal_error', 'Something went wrong on our side. It has been logged.');
}
