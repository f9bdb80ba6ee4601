/** Files in tests: the real use cases on the real signatures, upon the local stack's S3 within the process. */
import type { FileRules } from '#core/files/file-limits.ts';
import { fileKinds } from '#core/model/files/file-types.ts';
import type { Upload } from '#core/model/files/file.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { ObjectStore } from '#functions/platform/s3/object-store.ts';
import type { OpenFiles } from '#functions/files/files.ts';
import { openFiles } from '#functions/files/open-files.ts';
import { credentialsOf } from '#local/lambda/identity.ts';
import type { HttpResponse } from '#local/platform/http-message.ts';
import { handleBucket, type BilledRequest, type BucketDeps } from '#local/s3/bucket.ts';
import { Objects } from '#local/s3/objects.ts';

const BUCKET = 'files-of-tests';
const URL_OF_BUCKET = 'https://files-of-tests.s3.us-east-1.amazonaws.com';

/** All that the deployment of a test allows. */
export const testRules: FileRules = { kinds: [...fileKinds], max_megabytes: 20 };

/** What a request to the bucket may have. */
export type BucketRequest = { method?: string; headers?: Record<string, string>; body?: Buffer };

/** Files in a bucket in memory, on this clock, and what a test may do with it. */
export function testFiles(now: () => number, options: { isScanned?: boolean; mayList?: boolean } = {}) {
  const objects = new Objects();
  const billed: BilledRequest[] = [];
  const deps: BucketDeps = {
    definition: {
      logicalId: 'files',
      name: BUCKET,
      arn: `arn:aws:s3:::${BUCKET}`,
      hosts: [],
      cors: [
        {
          AllowedOrigins: ['*'],
          AllowedMethods: ['GET', 'HEAD', 'POST'],
          AllowedHeaders: ['*'],
          ExposedHeaders: ['etag'],
          MaxAge: 3600,
        },
      ],
      lifecycle: [{ Status: 'Enabled', TagFilters: [{ Key: 'state', Value: 'pending' }], ExpirationInDays: 1 }],
      isEncrypted: true,
    },
    objects,
    knows: (functionId) => functionId === 'tested',
    authorise: () => ({ allowed: true }),
    grants: (_functionId, action) => action !== 's3:ListBucket' || (options.mayList ?? false),
    now,
    billed: (request) => void billed.push(request),
  };
  const request = (url: string, { method = 'GET', headers = {}, body = Buffer.alloc(0) }: BucketRequest = {}) => {
    const { host, pathname, search } = new URL(url);
    const query = search.slice(1);
    const all = { host, ...headers };
    return handleBucket(deps, { method, path: pathname, query, headers: all, body, sourceIp: '198.51.100.1' });
  };
  /** A fault that the next requests of functions end in. */
  const faults: { next?: (url: string) => Response | undefined } = {};
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    const fault = faults.next?.(String(url));
    if (fault) return fault;
    const sent = new Request(url, init);
    const headers = { 'user-agent': 'node', ...Object.fromEntries(sent.headers) };
    const body = Buffer.from(await sent.arrayBuffer());
    return asResponse(request(String(url), { method: sent.method, headers, body }));
  };
  const caller = credentialsOf({ functionId: 'tested', workerId: 'one' });
  const credentials = () => ({
    accessKeyId: caller['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: caller['AWS_SECRET_ACCESS_KEY'] ?? '',
    sessionToken: caller['AWS_SESSION_TOKEN'] ?? '',
  });
  /** How often access was denied. */
  const denials = { count: 0 };
  const denied = () => void denials.count++;
  const store = new ObjectStore({
    bucket: BUCKET,
    url: URL_OF_BUCKET,
    region: 'us-east-1',
    credentials,
    now,
    fetch,
    denied,
  });
  const { isScanned = false } = options;
  const files = openFiles({ store, rules: testRules, isScanned, randomText, now });
  const open: OpenFiles = async () => files;
  return {
    open,
    files,
    store,
    objects,
    billed,
    faults,
    denials,
    deps,
    request,
    /** Posts a file as a browser does; answers with S3's response. */
    post: ({ url, fields }: Pick<Upload, 'url' | 'fields'>, content: Buffer | string, more: PostOptions = {}) =>
      request(url, { method: 'POST', ...formBody({ ...fields, ...more.fields }, content, more) }),
  };
}

type PostOptions = {
  fields?: Record<string, string>;
  headers?: Record<string, string>;
  after?: Record<string, string>;
};

const BOUNDARY = '----files-of-tests';

/** The body of a form with a file as its last field, or with more after it. */
export function formBody(fields: Record<string, string>, content: Buffer | string, more: PostOptions = {}) {
  const field = ([name, value]: [string, string]): string =>
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const body = Buffer.concat([
    Buffer.from(Object.entries(fields).map(field).join('')),
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="x"\r\ncontent-type: a/b\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
    Buffer.from(
      Object.entries(more.after ?? {})
        .map(field)
        .join(''),
    ),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
  return { headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...more.headers }, body };
}

const asResponse = ({ status, headers, body }: HttpResponse): Response =>
  new Response(status === 204 ? null : new Uint8Array(body), { status, headers });

const unexpected = (): never => {
  throw new Error('This test has no files.');
};

/** Files for tests that have nothing to do with any. */
export const noFiles: OpenFiles = async () => ({
  offer: unexpected,
  add: async () => unexpected(),
  copy: async () => unexpected(),
  verify: async () => unexpected(),
  link: async () => unexpected(),
  keep: async () => unexpected(),
  remove: async () => unexpected(),
  erase: async () => false,
});
