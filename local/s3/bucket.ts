/** One bucket as its host answers: forms and signed addresses, each checked against the role of the function that signed it. */
import { createHash } from 'node:crypto';
import { respond, type HttpRequest, type HttpResponse } from '#local/platform/http-message.ts';
import type { Caller } from '#local/lambda/identity.ts';
import type { BucketDefinition } from './bucket-definition.ts';
import { corsHeaders, preflight } from './cors.ts';
import { readForm } from './multipart.ts';
import type { ObjectFacts, Objects } from './objects.ts';
import { requirePolicy } from './post-policy.ts';
import { S3Error, accessDenied, errorResponse, escapeXml, notImplemented, xml } from './s3-error.ts';
import { signerOfAddress, signerOfForm } from './signature.ts';
import { readTagging, tagging } from './tagging.ts';

/** What is billed of a request. */
export type BilledRequest = { caller: Caller | undefined; kind: 'write' | 'read' | 'free'; bytesOut: number };

export type BucketDeps = {
  definition: BucketDefinition;
  objects: Objects;
  /** Whether a function exists. */
  knows: (functionId: string) => boolean;
  /** Whether its role grants this; what it lacks is reported. */
  authorise: (functionId: string, action: string, resource: string) => { allowed: boolean };
  /** The same without a report. */
  grants: (functionId: string, action: string, resource: string) => boolean;
  now: () => number;
  billed: (request: BilledRequest) => void;
};

/** An answered request: who signed it, and how it is billed. */
type Answered = { response: HttpResponse; caller: Caller; kind: BilledRequest['kind'] };

/** Responds to a request as S3 does. Errors are billed like reads, and to nobody. */
export function handleBucket(deps: BucketDeps, request: HttpRequest): HttpResponse {
  const { cors } = deps.definition;
  if (request.method === 'OPTIONS') return preflight(cors, request);
  const { response, caller, kind } = respondOrRefuse(deps, request);
  // Functions are in the bucket's own region: what they read isn't billed as going out.
  const bytesOut = request.headers['user-agent'] === 'node' ? 0 : response.body.length;
  deps.billed({ caller, kind, bytesOut });
  return { ...response, headers: { ...response.headers, ...corsHeaders(cors, request, request.method) } };
}

function respondOrRefuse(deps: BucketDeps, request: HttpRequest): Omit<Answered, 'caller'> & { caller?: Caller } {
  try {
    return request.method === 'POST' ? upload(deps, request) : signedRequest(deps, request);
  } catch (error) {
    if (error instanceof S3Error) return { response: errorResponse(error), kind: 'read' };
    throw error;
  }
}

const arnOf = ({ definition }: BucketDeps, key: string): string => `${definition.arn}/${key}`;

function require(deps: BucketDeps, caller: Caller, action: string, resource: string): void {
  if (!deps.authorise(caller.functionId, action, resource).allowed) throw accessDenied();
}

/** A browser's form. */
function upload(deps: BucketDeps, { path, headers, body }: HttpRequest): Answered {
  if (path !== '/')
    throw new S3Error(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
  const { fields, file } = readForm(headers['content-type'] ?? '', body);
  const caller = signerOfForm(fields, deps.knows);
  const nowMs = deps.now();
  const posted = { fields, bucket: deps.definition.name, bytes: file.content.length, nowMs };
  requirePolicy(fields.get('policy') ?? '', posted);
  const key = (fields.get('key') ?? '').replaceAll('${filename}', file.name);
  if (key === '' || key.length > 1024) throw new S3Error(400, 'KeyTooLongError', 'Your key is too long.');
  require(deps, caller, 's3:PutObject', arnOf(deps, key));
  const tags = readTagging(fields.get('tagging'));
  if (Object.keys(tags).length > 0) require(deps, caller, 's3:PutObjectTagging', arnOf(deps, key));
  const stored = deps.objects.put(key, { body: file.content, headers: storedHeaders(fields), tags, atMs: nowMs });
  const status = fields.get('success_action_status') === '200' ? 200 : 204;
  return { response: respond(status, '', { etag: stored.etag, ...sealed(deps) }), caller, kind: 'write' };
}

const sealed = ({ definition }: BucketDeps): Record<string, string> => ({
  server: 'AmazonS3',
  ...(definition.isEncrypted ? { 'x-amz-server-side-encryption': 'AES256' } : {}),
});

const KEPT = /^(content-type|content-disposition|cache-control|x-amz-meta-.*)$/;
const storedHeaders = (fields: ReadonlyMap<string, string>): Record<string, string> => ({
  'content-type': 'binary/octet-stream',
  ...Object.fromEntries([...fields].filter(([name]) => KEPT.test(name))),
});

function signedRequest(deps: BucketDeps, request: HttpRequest): Answered {
  const caller = signerOfAddress(request, deps.knows, deps.now());
  const query = new URLSearchParams(request.query);
  const key = decodeURIComponent(request.path.slice(1));
  const call = { deps, caller, key, query, request };
  if (key === '' && request.method === 'GET' && query.get('list-type') === '2') return list(call);
  const operation = operations[`${request.method}${query.has('tagging') ? ' tagging' : ''}`];
  if (key === '' || !operation) throw notImplemented(`${request.method} ${request.path}`);
  return operation(call);
}

type SignedCall = { deps: BucketDeps; caller: Caller; key: string; query: URLSearchParams; request: HttpRequest };

const operations: Record<string, (call: SignedCall) => Answered> = {
  GET: (call) => ({ response: getObject(call), caller: call.caller, kind: 'read' }),
  HEAD: (call) => ({ response: getObject(call), caller: call.caller, kind: 'read' }),
  'GET tagging': (call) => {
    const { tags } = existing(call, 's3:GetObjectTagging');
    return { response: xml(200, tagging(tags)), caller: call.caller, kind: 'read' };
  },
  'PUT tagging': (call) => {
    const { body, headers } = call.request;
    if (headers['content-md5'] === undefined)
      throw new S3Error(400, 'InvalidRequest', 'Missing required header for this request: Content-MD5');
    if (createHash('md5').update(body).digest('base64') !== headers['content-md5'])
      throw new S3Error(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
    existing(call, 's3:PutObjectTagging');
    call.deps.objects.tag(call.key, readTagging(body.toString('utf8')));
    return { response: respond(200, '', sealed(call.deps)), caller: call.caller, kind: 'write' };
  },
  PUT: (call) => ({ response: copyObject(call), caller: call.caller, kind: 'write' }),
  DELETE: ({ deps, caller, key }) => {
    require(deps, caller, 's3:DeleteObject', arnOf(deps, key));
    deps.objects.delete(key);
    return { response: respond(204, '', { server: 'AmazonS3' }), caller, kind: 'free' };
  },
};

/** Without the right to list, S3 doesn't distinguish a missing object from a forbidden one. */
function existing({ deps, caller, key }: SignedCall, action: string): ObjectFacts {
  require(deps, caller, action, arnOf(deps, key));
  const facts = deps.objects.get(key);
  if (facts) return facts;
  if (!deps.grants(caller.functionId, 's3:ListBucket', deps.definition.arn)) throw accessDenied();
  throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key });
}

/** Copies an object of this bucket. Objects are only uploaded by forms. */
function copyObject({ deps, caller, key, request, query }: SignedCall): HttpResponse {
  const { headers } = request;
  const prefix = `/${deps.definition.name}/`;
  const source = decodeURIComponent(headers['x-amz-copy-source'] ?? '');
  if (!source.startsWith(prefix) || headers['x-amz-tagging-directive'] !== 'REPLACE')
    throw notImplemented(`PUT ${request.path}`);
  const from = existing({ deps, caller, key: source.slice(prefix.length), query, request }, 's3:GetObject');
  require(deps, caller, 's3:PutObject', arnOf(deps, key));
  const tags = Object.fromEntries(new URLSearchParams(headers['x-amz-tagging']));
  if (Object.keys(tags).length > 0) require(deps, caller, 's3:PutObjectTagging', arnOf(deps, key));
  const atMs = deps.now();
  const { etag } = deps.objects.put(key, { body: deps.objects.body(from.key), headers: from.headers, tags, atMs });
  const about = `<LastModified>${new Date(atMs).toISOString()}</LastModified><ETag>${escapeXml(etag)}</ETag>`;
  return xml(200, `<CopyObjectResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${about}</CopyObjectResult>`);
}

const RESPONSE =
  /^response-(content-type|content-disposition|cache-control|content-language|expires|content-encoding)$/;

function getObject(call: SignedCall): HttpResponse {
  const facts = existing(call, 's3:GetObject');
  const { deps, query, request } = call;
  const whole = deps.objects.body(facts.key);
  const asked = [...query].flatMap(([name, value]) => {
    const header = RESPONSE.exec(name)?.[1];
    return header === undefined ? [] : [[header, value] as const];
  });
  const headers = {
    ...facts.headers,
    ...Object.fromEntries(asked),
    ...sealed(deps),
    etag: facts.etag,
    'accept-ranges': 'bytes',
    'last-modified': new Date(facts.storedAtMs).toUTCString(),
    ...(Object.keys(facts.tags).length > 0 &&
    deps.grants(call.caller.functionId, 's3:GetObjectTagging', arnOf(deps, facts.key))
      ? { 'x-amz-tagging-count': String(Object.keys(facts.tags).length) }
      : {}),
  };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers['range'] ?? '');
  if (!range) return respond(200, whole, headers);
  const from = Number(range[1]);
  if (from >= whole.length)
    throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable', {
      ActualObjectSize: whole.length,
    });
  const part = whole.subarray(from, range[2] === '' ? undefined : Number(range[2]) + 1);
  const contentRange = `bytes ${from}-${from + part.length - 1}/${whole.length}`;
  return respond(206, part, { ...headers, 'content-range': contentRange });
}

function list({ deps, caller, query }: SignedCall): Answered {
  require(deps, caller, 's3:ListBucket', deps.definition.arn);
  const prefix = query.get('prefix') ?? '';
  const max = Math.min(1000, Number(query.get('max-keys') ?? 1000));
  const found = deps.objects.all().filter(({ key }) => key.startsWith(prefix));
  const contents = found
    .slice(0, max)
    .map(
      ({ key, bytes, etag, storedAtMs }) =>
        `<Contents><Key>${escapeXml(key)}</Key><LastModified>${new Date(storedAtMs).toISOString()}</LastModified><ETag>${escapeXml(etag)}</ETag><Size>${bytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
    );
  const body = `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${deps.definition.name}</Name><Prefix>${escapeXml(prefix)}</Prefix><KeyCount>${contents.length}</KeyCount><MaxKeys>${max}</MaxKeys><IsTruncated>${found.length > max}</IsTruncated>${contents.join('')}</ListBucketResult>`;
  return { response: xml(200, body), caller, kind: 'write' };
}
