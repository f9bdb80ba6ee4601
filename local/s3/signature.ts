/**
 * Checks Signature Version 4 as S3 does, in an address and on the policy of a form.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { callerFrom, secretOf, type Caller } from '#local/lambda/identity.ts';
import type { HttpRequest } from '#local/platform/http-message.ts';
import { S3Error, accessDenied, notImplemented } from './s3-error.ts';

const ALGORITHM = 'AWS4-HMAC-SHA256';
const MAX_SECONDS = 604_800;
const SKEW_MS = 15 * 60_000;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Who signed: the key of a function, with the token of one of its workers. */
type Claim = { credential: string; token: string; date: string };

type Scope = { caller: Caller; day: string; region: string; text: string };

function scopeOf({ credential, token, date }: Claim, knows: (functionId: string) => boolean): Scope {
  const [accessKey = '', day = '', region = '', service = '', end = ''] = credential.split('/');
  const caller = callerFrom(accessKey, token);
  if (!knows(accessKey))
    throw new S3Error(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  if (!caller) throw new S3Error(400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.');
  if (region !== LOCAL_ACCOUNT.region || service !== 's3' || end !== 'aws4_request' || !date.startsWith(day))
    throw new S3Error(
      400,
      'AuthorizationQueryParametersError',
      `Error parsing the X-Amz-Credential parameter; the region '${region}' is wrong; expecting '${LOCAL_ACCOUNT.region}'`,
    );
  return { caller, day, region, text: `${day}/${region}/s3/aws4_request` };
}

function requireSignature(scope: Scope, signed: string, given: string): void {
  const dated = hmac(`AWS4${secretOf(scope.caller)}`, scope.day);
  const key = ['s3', 'aws4_request'].reduce((former, part) => hmac(former, part), hmac(dated, scope.region));
  const wanted = hmac(key, signed);
  const actual = Buffer.from(given, 'hex');
  if (actual.length === wanted.length && timingSafeEqual(actual, wanted)) return;
  throw new S3Error(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
}

const timeOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** The function that signed a form's policy. */
export function signerOfForm(fields: ReadonlyMap<string, string>, knows: (functionId: string) => boolean): Caller {
  const field = (name: string): string => {
    const value = fields.get(name);
    if (value !== undefined) return value;
    throw accessDenied();
  };
  if (field('x-amz-algorithm') !== ALGORITHM) throw notImplemented('the algorithm of this signature');
  const claim = {
    credential: field('x-amz-credential'),
    token: field('x-amz-security-token'),
    date: field('x-amz-date'),
  };
  const scope = scopeOf(claim, knows);
  requireSignature(scope, field('policy'), field('x-amz-signature'));
  return scope.caller;
}

/** The function that signed an address, if the address still works. */
export function signerOfAddress(request: HttpRequest, knows: (functionId: string) => boolean, nowMs: number): Caller {
  const query = new URLSearchParams(request.query);
  if (request.headers['authorization'] !== undefined) throw notImplemented('signatures in a header');
  const signature = query.get('X-Amz-Signature');
  if (signature === null) throw accessDenied();
  const date = query.get('X-Amz-Date') ?? '';
  const claim = {
    credential: query.get('X-Amz-Credential') ?? '',
    token: query.get('X-Amz-Security-Token') ?? '',
    date,
  };
  const scope = scopeOf(claim, knows);
  requireTime(date, Number(query.get('X-Amz-Expires')), nowMs);
  const canonical = canonicalRequest(request, query.get('X-Amz-SignedHeaders') ?? '');
  const hash = createHash('sha256').update(canonical).digest('hex');
  requireSignature(scope, [ALGORITHM, date, scope.text, hash].join('\n'), signature);
  return scope.caller;
}

function requireTime(date: string, seconds: number, nowMs: number): void {
  const signedAt = timeOf(date);
  if (!(seconds >= 1 && seconds <= MAX_SECONDS) || Number.isNaN(signedAt))
    throw new S3Error(
      400,
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be a number of seconds of at most a week',
    );
  if (signedAt > nowMs + SKEW_MS) throw accessDenied('Request is not yet valid');
  const endsAt = signedAt + seconds * 1000;
  if (nowMs > endsAt)
    throw accessDenied('Request has expired', {
      'X-Amz-Expires': seconds,
      Expires: new Date(endsAt).toISOString(),
      ServerTime: new Date(nowMs).toISOString(),
    });
}

function canonicalRequest({ method, path, query, headers }: HttpRequest, signedHeaders: string): string {
  const names = signedHeaders.split(';');
  const unsigned = Object.keys(headers).find((name) => name.startsWith('x-amz-') && !names.includes(name));
  if (unsigned !== undefined)
    throw accessDenied('There were headers present in the request which were not signed', {
      HeadersNotSigned: unsigned,
    });
  const search = query
    .split('&')
    .filter((field) => field !== '' && !field.startsWith('X-Amz-Signature='))
    .map((field) => (field.includes('=') ? field : `${field}=`))
    .sort()
    .join('&');
  const lines = names.map((name) => `${name}:${headers[name] ?? ''}\n`).join('');
  return [method, path, search, lines, signedHeaders, 'UNSIGNED-PAYLOAD'].join('\n');
}
