/** The IP address that a request comes from. */
import { timingSafeEqual } from 'node:crypto';
import type { HttpEvent } from './serve.ts';

/** The viewer's address: CloudFront's header if the request has the secret that only CloudFront knows, else the caller's address. */
export function clientAddress({ headers, requestContext }: HttpEvent, originSecret: string): string {
  const viewer = headers['x-viewer-ip'];
  const isFromEdge = equalsSecret(headers['x-origin-secret'] ?? '', originSecret);
  return (isFromEdge ? viewer : undefined) ?? requestContext.http.sourceIp;
}

function equalsSecret(given: string, secret: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return secret !== '' && one.length === other.length && timingSafeEqual(one, other);
}
