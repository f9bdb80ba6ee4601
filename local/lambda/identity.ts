/** Identifies callers: each worker signs with credentials that name its function, so that endpoints can check its role. */
import { createHmac, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A function (by the logical ID of its resource) in one of its workers. */
export type Caller = { functionId: string; workerId: string };

/** Known only to this process, so that only its functions can sign. */
const seed = randomUUID();

/** The secret access key of a worker. */
export const secretOf = ({ functionId, workerId }: Caller): string =>
  createHmac('sha256', seed).update(`${functionId}/${workerId}`).digest('base64url');

/** Environment variables with which a worker's SDK signs. */
export const credentialsOf = (caller: Caller): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: caller.functionId,
  AWS_SECRET_ACCESS_KEY: secretOf(caller),
  AWS_SESSION_TOKEN: `${caller.functionId}/${caller.workerId}`,
});

/** The caller of a signed request; undefined if no function signed it. */
export function callerOf(headers: IncomingHttpHeaders): Caller | undefined {
  const signedBy = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1];
  return callerFrom(signedBy, String(headers['x-amz-security-token'] ?? ''));
}

/** The caller with this access key and session token; undefined if they don't belong together. */
export function callerFrom(accessKey: string | undefined, token: string): Caller | undefined {
  const [functionId, workerId] = token.split('/');
  return functionId && workerId && functionId === accessKey ? { functionId, workerId } : undefined;
}
