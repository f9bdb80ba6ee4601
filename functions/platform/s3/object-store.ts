/** The bucket of files, by the few requests that are needed of it. */
import { createHash } from 'node:crypto';
import { type Credentials, type Signer, presign, signForm } from './signature.ts';

/** Where the bucket is, and how it is called. */
export type BucketOptions = {
  bucket: string;
  /** `https://<bucket>.s3.<region>.amazonaws.com`, without a trailing slash. */
  url: string;
  region: string;
  /** Asked for with each signature: those of a function don't change, those of a test may. */
  credentials: () => Credentials;
  now: () => number;
  /** Ends on time by itself. */
  fetch: typeof globalThis.fetch;
  /** Called when access is denied. Those who may not list get the same answer for what doesn't exist. */
  denied: () => void;
};

/** The beginning of an object, and what is stored about it. `size` is that of the whole object. */
export type ObjectHead = { bytes: Uint8Array; size: number; type: string; name: string; storedAtMs: number };

/** What a new object is stored with. */
export type NewObject = { key: string; type: string; name: string; bytes: number; tags: Record<string, string> };

/** An answer of S3 that isn't the one hoped for. Its name is S3's code, such as `SlowDown`. */
class S3Error extends Error {
  readonly status: number;
  constructor(code: string, status: number) {
    super(`S3 answered ${status} ${code}.`);
    // What passes has a name that is known to pass.
    this.name = status >= 500 ? 'ServiceUnavailable' : code;
    this.status = status;
  }
}

const OWN_SECONDS = 60;
const TRIES = 3;
const LIST_AT_ONCE = 1000;

/** The bucket. */
export class ObjectStore {
  readonly #options: BucketOptions;

  constructor(options: BucketOptions) {
    this.#options = options;
  }

  /** A form that uploads exactly this object until `expiresAtMs`, once or again. */
  form(
    { key, type, name, bytes, tags }: NewObject,
    expiresAtMs: number,
  ): { url: string; fields: Record<string, string> } {
    const { bucket, url } = this.#options;
    const fields = {
      key,
      'Content-Type': type,
      'x-amz-meta-name': encodeURIComponent(name),
      tagging: tagging(tags),
      success_action_status: '204',
    };
    return { url: `${url}/`, fields: signForm(this.#signer(), { bucket, fields, bytes, expiresAtMs }) };
  }

  /** Stores an object by the same form that browsers post, in place of a former one. */
  async put(object: Omit<NewObject, 'bytes'>, content: Uint8Array<ArrayBuffer>): Promise<void> {
    const expiresAtMs = this.#options.now() + OWN_SECONDS * 1000;
    const { url, fields } = this.form({ ...object, bytes: content.length }, expiresAtMs);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([content]));
    await this.#send(url, { method: 'POST', body: form }, new Set());
  }

  /** The address of an object, which needs no other proof. S3 answers with these headers instead of the stored ones. */
  link(key: string, { type, disposition }: { type: string; disposition: string }, seconds: number): string {
    const query = {
      'response-content-type': type,
      'response-content-disposition': disposition,
      'response-cache-control': 'private, max-age=300',
    };
    return presign(this.#signer(), { method: 'GET', url: this.#urlOf(key), query }, seconds);
  }

  /** The first bytes of an object, or nothing where there is none or access is denied. */
  async head(key: string, bytes: number): Promise<ObjectHead | undefined> {
    const response = await this.#begin(key, bytes);
    if (response.status === 403) this.#options.denied();
    if (response.status >= 400) return undefined;
    const { headers } = response;
    return {
      bytes: new Uint8Array(await response.arrayBuffer()),
      size: Number(/\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? headers.get('content-length') ?? 0),
      type: headers.get('content-type') ?? '',
      name: decode(headers.get('x-amz-meta-name') ?? ''),
      storedAtMs: Date.parse(headers.get('last-modified') ?? '') || 0,
    };
  }

  /** Whether an object is there. Denied access counts as none: before an object is stored, that is the usual answer. */
  async has(key: string): Promise<boolean> {
    const response = await this.#begin(key, 1);
    // The body of every other answer has been read.
    if (response.ok) await response.arrayBuffer();
    return response.ok;
  }

  #begin(key: string, bytes: number): Promise<Response> {
    return this.#request('GET', key, {}, { range: `bytes=0-${bytes - 1}` }, new Set(['AccessDenied', 404, 416]));
  }

  /** The tags of an object; nothing for one that doesn't exist. @throws S3Error `AccessDenied`, also for what doesn't exist */
  async tags(key: string): Promise<Record<string, string> | undefined> {
    const response = await this.#request('GET', key, { tagging: '' }, {}, new Set([404]));
    return response.status >= 400 ? undefined : readTags(await response.text());
  }

  /** Replaces all tags of an object. */
  async putTags(key: string, tags: Record<string, string>): Promise<void> {
    const body = tagging(tags);
    const md5 = createHash('md5').update(body).digest('base64');
    await this.#request('PUT', key, { tagging: '' }, { 'content-md5': md5 }, new Set(), body);
  }

  /**
   * Copies an object within the bucket, with tags of its own and all else as it is; whether it was there.
   * @throws S3Error as `#send` does
   */
  async copy(from: string, to: string, tags: Record<string, string>): Promise<boolean> {
    const headers = {
      'x-amz-copy-source': `/${this.#options.bucket}/${from}`,
      'x-amz-tagging': new URLSearchParams(tags).toString(),
      'x-amz-tagging-directive': 'REPLACE',
    };
    const url = presign(this.#signer(), { method: 'PUT', url: this.#urlOf(to), headers }, OWN_SECONDS);
    const response = await this.#send(url, { method: 'PUT', headers }, new Set(['AccessDenied', 404]));
    if (response.status === 403) this.#options.denied();
    if (response.status >= 400) return false;
    // A copy that fails after it has begun is answered with 200.
    const code = /<Error>.*<Code>(\w+)<\/Code>/s.exec(await response.text())?.[1];
    if (code !== undefined) throw new S3Error(code, 503);
    return true;
  }

  /** The first thousand keys that begin with this. */
  async list(prefix: string): Promise<string[]> {
    const query = { 'list-type': '2', prefix, 'max-keys': String(LIST_AT_ONCE) };
    const response = await this.#request('GET', '', query, {}, new Set());
    const text = await response.text();
    return [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => unescape(key));
  }

  /** Deletes an object; also where there is none. */
  async remove(key: string): Promise<void> {
    await this.#request('DELETE', key, {}, {}, new Set());
  }

  #urlOf(key: string): string {
    return `${this.#options.url}/${key}`;
  }

  #signer(): Signer {
    const { credentials, region, now } = this.#options;
    return { credentials: credentials(), region, nowMs: now() };
  }

  /** Sends a signed request. @throws S3Error as `#send` does */
  #request(
    method: string,
    key: string,
    query: Record<string, string>,
    headers: Record<string, string>,
    expected: ReadonlySet<string | number>,
    body?: string,
  ): Promise<Response> {
    const url = presign(this.#signer(), { method, url: this.#urlOf(key), query }, OWN_SECONDS);
    return this.#send(url, { method, headers, ...(body === undefined ? {} : { body }) }, expected);
  }

  /** Sends a request, again where S3 is busy. @throws S3Error for an error whose status or code isn't `expected` */
  async #send(url: string, request: RequestInit, expected: ReadonlySet<string | number>): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.#options.fetch(url, request).catch(unreachable);
      if (response.ok) return response;
      // The body has to be read, or its connection stays open.
      const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? 'Unknown';
      if (expected.has(code) || expected.has(response.status)) return response;
      if (response.status < 500 || attempt === TRIES) throw new S3Error(code, response.status);
    }
  }
}

/** A connection that broke is like a service that is busy. Time that is up is neither: it ends the request. */
function unreachable(error: unknown): Response {
  if (error instanceof TypeError) return new Response('<Code>Unreachable</Code>', { status: 503 });
  throw error;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const characters = Object.fromEntries(Object.entries(entities).map(([character, entity]) => [entity, character]));
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
const unescape = (text: string): string => text.replaceAll(/&\w+;/g, (entity) => characters[entity] ?? entity);

/** Tags as S3 takes them. */
const tagging = (tags: Record<string, string>): string => {
  const all = Object.entries(tags).map(
    ([name, value]) => `<Tag><Key>${escape(name)}</Key><Value>${escape(value)}</Value></Tag>`,
  );
  return `<Tagging><TagSet>${all.join('')}</TagSet></Tagging>`;
};

const TAG = /<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>/g;
const readTags = (xml: string): Record<string, string> =>
  Object.fromEntries([...xml.matchAll(TAG)].map(([, name = '', value = '']) => [unescape(name), unescape(value)]));

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
