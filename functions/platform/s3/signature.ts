/**
 * Signature Version 4 for S3: addresses that work for a while without any other proof, and forms that a browser may post.
 * The SDK's own signers would be many times the size of this, in functions whose loading is measured.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html
 */
import { createHash, createHmac } from 'node:crypto';

/** Credentials of a role, which are temporary and therefore have a session token; those of a user have an empty one. */
export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string };

/** Who signs, where, and when (milliseconds since 1970). */
export type Signer = { credentials: Credentials; region: string; nowMs: number };

/** A request: its address without a query, the query's fields, and the headers of S3 that it is sent with. */
export type Signable = {
  method: string;
  url: string;
  query?: Record<string, string>;
  headers?: Record<`x-amz-${string}`, string>;
};

const ALGORITHM = 'AWS4-HMAC-SHA256';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As AWS writes it: `20260601T120000Z`. */
const amzDate = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

const scopeOf = (date: string, region: string): string => `${date.slice(0, 8)}/${region}/s3/aws4_request`;

function sign({ credentials, region }: Signer, date: string, text: string): string {
  const dated = hmac(`AWS4${credentials.secretAccessKey}`, date.slice(0, 8));
  const key = ['s3', 'aws4_request'].reduce((former, part) => hmac(former, part), hmac(dated, region));
  return hmac(key, text).toString('hex');
}

/** RFC 3986: only letters, digits and `-._~` stay. */
const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The address of a request with its signature in the query. It works for `seconds`, for everyone who has it. */
export function presign(signer: Signer, { method, url, query = {}, headers = {} }: Signable, seconds: number): string {
  const { origin, host, pathname } = new URL(url);
  const date = amzDate(signer.nowMs);
  const scope = scopeOf(date, signer.region);
  const { accessKeyId, sessionToken } = signer.credentials;
  const signed = Object.entries({ host, ...headers }).sort(([one], [other]) => (one < other ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const fields = {
    ...query,
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Credential': `${accessKeyId}/${scope}`,
    'X-Amz-Date': date,
    'X-Amz-Expires': String(seconds),
    ...(sessionToken === '' ? {} : { 'X-Amz-Security-Token': sessionToken }),
    'X-Amz-SignedHeaders': names,
  };
  const search = Object.entries(fields)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = [method, pathname, search, lines, names, 'UNSIGNED-PAYLOAD'].join('\n');
  const signature = sign(signer, date, [ALGORITHM, date, scope, sha256(canonical)].join('\n'));
  return `${origin}${pathname}?${search}&X-Amz-Signature=${signature}`;
}

/** What a form may upload: into this bucket, with exactly these fields, a file of this many bytes, until then. */
export type FormPolicy = { bucket: string; fields: Record<string, string>; bytes: number; expiresAtMs: number };

/** The fields of a form that S3 accepts once, or again, until it expires. */
export function signForm(signer: Signer, { bucket, fields, bytes, expiresAtMs }: FormPolicy): Record<string, string> {
  const date = amzDate(signer.nowMs);
  const { accessKeyId, sessionToken } = signer.credentials;
  const all = {
    ...fields,
    'x-amz-algorithm': ALGORITHM,
    'x-amz-credential': `${accessKeyId}/${scopeOf(date, signer.region)}`,
    'x-amz-date': date,
    'x-amz-security-token': sessionToken,
  };
  const policy = {
    expiration: new Date(expiresAtMs).toISOString(),
    conditions: [
      { bucket },
      ...Object.entries(all).map(([name, value]) => ['eq', `$${name}`, value]),
      ['content-length-range', bytes, bytes],
    ],
  };
  const encoded = Buffer.from(JSON.stringify(policy)).toString('base64');
  return { ...all, policy: encoded, 'x-amz-signature': sign(signer, date, encoded) };
}
