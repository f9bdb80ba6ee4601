/** Who calls: each worker signs with credentials that say which function it is, so that the endpoints can ask its role. */
import type { IncomingHttpHeaders } from 'node:http';

/** A function (by the logical id of its resource) in one of its workers. */
export type Caller = { functionId: string; workerId: string };

/** The environment variables from which the SDK of a worker signs. */
export const credentialsOf = ({ functionId, workerId }: Caller): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: functionId,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: `${functionId}/${workerId}`,
});

/** The caller of a signed request; undefined for a request that is not signed by a function. */
export function callerOf(headers: IncomingHttpHeaders): Caller | undefined {
  const signedBy = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1];
  const [functionId, workerId] = String(headers['x-amz-security-token'] ?? '').split('/');
  return functionId && workerId && functionId === signedBy ? { functionId, workerId } : undefined;
}
