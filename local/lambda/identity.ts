/** Identifies callers: each worker signs with credentials that name its function, so that endpoints can check its role. */
import type { IncomingHttpHeaders } from 'node:http';

/** A function (by the logical ID of its resource) in one of its workers. */
export type Caller = { functionId: string; workerId: string };

/** Environment variables with which a worker's SDK signs. */
export const credentialsOf = ({ functionId, workerId }: Caller): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: functionId,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: `${functionId}/${workerId}`,
});

/** The caller of a signed request; undefined if no function signed it. */
export function callerOf(headers: IncomingHttpHeaders): Caller | undefined {
  const signedBy = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1];
  const [functionId, workerId] = String(headers['x-amz-security-token'] ?? '').split('/');
  return functionId && workerId && functionId === signedBy ? { functionId, workerId } : undefined;
}
