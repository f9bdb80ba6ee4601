/** An S3 bucket as CloudFront sees it through an origin access control that may only get objects. */
import { createHash } from 'node:crypto';
import { randomId } from '#local/platform/random-id.ts';
import { respond, type HttpRequest, type HttpResponse } from '#local/platform/http-message.ts';

/** `headers` are the object's own metadata: content-type, cache-control. */
export type StoredObject = { body: Buffer; headers: Record<string, string> };

export type Bucket = Map<string, StoredObject>;

/** Without the right to list, S3 doesn't distinguish a missing object from a forbidden one. */
const denied = (): HttpResponse =>
  respond(
    403,
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>${randomId(16).toUpperCase()}</RequestId></Error>`,
    { 'content-type': 'application/xml', server: 'AmazonS3' },
  );

function keyOf(path: string): string {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return path.slice(1);
  }
}

/** Responds to a request for an object. */
export function getObject(bucket: Bucket, { path }: HttpRequest): HttpResponse {
  const object = bucket.get(keyOf(path));
  if (!object) return denied();
  const etag = `"${createHash('md5').update(object.body).digest('hex')}"`;
  return respond(200, object.body, { 'accept-ranges': 'bytes', etag, server: 'AmazonS3', ...object.headers });
}
