import { describe, expect, it } from 'vitest';
import { expireObjects } from '#local/s3/lifecycle.ts';
import { Objects } from '#local/s3/objects.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formBody, testFiles } from '#test/support/files.ts';

const START = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;

function bucket() {
  const clock = { ms: START };
  const s3 = testFiles(() => clock.ms);
  const form = () =>
    s3.store.form(
      { key: '42/v-one', type: 'image/png', name: 'Tasse.png', bytes: 5, tags: { state: 'pending' } },
      START + 15 * MINUTE,
    );
  return { clock, s3, form };
}
const codeOf = ({ body }: { body: Buffer }) => /<Code>(\w+)<\/Code>/.exec(body.toString())?.[1];
const messageOf = ({ body }: { body: Buffer }) => /<Message>(.*)<\/Message>/.exec(body.toString())?.[1];

describe('a form', () => {
  it('stores exactly what its policy allows', () => {
    const { s3, form } = bucket();
    const posted = s3.post(form(), 'hello');
    expect(posted).toMatchObject({ status: 204, headers: { etag: '"5d41402abc4b2a76b9719d911017c592"' } });
    expect(s3.objects.get('42/v-one')).toMatchObject({
      headers: { 'content-type': 'image/png', 'x-amz-meta-name': 'Tasse.png' },
      tags: { state: 'pending' },
      bytes: 5,
    });
  });

  it('may be posted again until it expires, and not after', () => {
    const { s3, form, clock } = bucket();
    const once = form();
    expect(s3.post(once, 'hello').status).toBe(204);
    clock.ms += 15 * MINUTE;
    expect(s3.post(once, 'world').status).toBe(204);
    clock.ms += 1;
    const late = s3.post(once, 'later');
    expect([late.status, codeOf(late), messageOf(late)]).toEqual([
      403,
      'AccessDenied',
      'Invalid according to Policy: Policy expired.',
    ]);
    expect(s3.objects.body('42/v-one').toString()).toBe('world');
  });

  it.each([
    ['another key', { key: '43/v-one' }, 403, 'AccessDenied', /Policy Condition failed: .*\$key/],
    ['another type', { 'Content-Type': 'text/html' }, 403, 'AccessDenied', /\$Content-Type/],
    ['another name', { 'x-amz-meta-name': 'page.html' }, 403, 'AccessDenied', /\$x-amz-meta-name/],
    ['no tag', { tagging: '<Tagging><TagSet></TagSet></Tagging>' }, 403, 'AccessDenied', /\$tagging/],
    ['one more field', { acl: 'public-read' }, 403, 'AccessDenied', /Extra input fields: acl/],
    ['another header', { 'Content-Disposition': 'inline' }, 403, 'AccessDenied', /Extra input fields: content-dis/],
    ['another signature', { 'x-amz-signature': '0'.repeat(64) }, 403, 'SignatureDoesNotMatch', /does not match/],
    ['another policy', { policy: 'e30=' }, 403, 'SignatureDoesNotMatch', /does not match/],
    [
      'a key of nobody',
      { 'x-amz-credential': 'AKIA/20260601/us-east-1/s3/aws4_request' },
      403,
      'InvalidAccessKeyId',
      /./,
    ],
    ['a token of nobody', { 'x-amz-security-token': 'other/one' }, 400, 'InvalidToken', /./],
    [
      'another region',
      { 'x-amz-credential': 'tested/20260601/eu-west-1/s3/aws4_request' },
      400,
      'AuthorizationQueryParametersError',
      /./,
    ],
  ])('with %s is refused', (_, fields, status, code, message) => {
    const { s3, form } = bucket();
    const refused = s3.post(form(), 'hello', { fields });
    expect([refused.status, codeOf(refused)]).toEqual([status, code]);
    expect(messageOf(refused)).toMatch(message);
    expect(refused.headers['content-type']).toBe('application/xml');
    expect(s3.objects.all()).toEqual([]);
  });

  it.each([
    ['longer', 'hello!', 'EntityTooLarge'],
    ['shorter', 'hell', 'EntityTooSmall'],
    ['empty', '', 'EntityTooSmall'],
  ])('with a %s file is refused', (_, content, code) => {
    const { s3, form } = bucket();
    const refused = s3.post(form(), content);
    expect([refused.status, codeOf(refused)]).toEqual([400, code]);
    expect(s3.objects.all()).toEqual([]);
  });

  it('without a policy, a file or the right encoding is refused, and a field after the file is ignored', () => {
    const { s3, form } = bucket();
    const { url, fields } = form();
    const { policy: _policy, ...unsigned } = fields;
    expect(codeOf(s3.post({ url, fields: unsigned }, 'hello'))).toBe('AccessDenied');
    const { headers, body } = formBody(fields, 'hello');
    const withoutFile = Buffer.from(body.toString().replace('name="file"', 'name="other"'));
    expect(codeOf(s3.request(url, { method: 'POST', headers, body: withoutFile }))).toBe('InvalidArgument');
    const plain = s3.request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect([plain.status, codeOf(plain)]).toEqual([412, 'PreconditionFailed']);
    expect(s3.post({ url, fields }, 'hello', { after: { acl: 'public-read' } }).status).toBe(204);
  });

  it.each(['s3:PutObject', 's3:PutObjectTagging'])('is refused if the role that signed it lacks %s', (action) => {
    const { s3, form } = bucket();
    s3.deps.authorise = (_function, wanted) => ({ allowed: wanted !== action });
    expect(codeOf(s3.post(form(), 'hello'))).toBe('AccessDenied');
    expect(s3.objects.all()).toEqual([]);
  });
});

describe('a signed address', () => {
  const link = (s3: ReturnType<typeof bucket>['s3']) =>
    s3.store.link('42/v-one', { type: 'image/png', disposition: 'inline; filename="a.png"' }, 300);

  it('answers the object with the headers that were signed, until it expires', () => {
    const { s3, form, clock } = bucket();
    s3.post(form(), 'hello');
    const url = link(s3);
    expect(s3.request(url)).toMatchObject({
      status: 200,
      body: Buffer.from('hello'),
      headers: { 'content-type': 'image/png', 'content-disposition': 'inline; filename="a.png"' },
    });
    expect(s3.request(url, { headers: { range: 'bytes=1-2' } })).toMatchObject({
      status: 206,
      body: Buffer.from('el'),
      headers: { 'content-range': 'bytes 1-2/5' },
    });
    expect(codeOf(s3.request(url, { headers: { range: 'bytes=5-' } }))).toBe('InvalidRange');
    clock.ms += 300_000;
    expect(s3.request(url).status).toBe(200);
    clock.ms += 1;
    expect(messageOf(s3.request(url))).toMatch(/^Request has expired/);
  });

  it.each([
    ['another object', (url: string) => url.replace('/42/v-one', '/43/v-one')],
    ['another type', (url: string) => url.replace('image%2Fpng', 'text%2Fhtml')],
    ['another disposition', (url: string) => url.replace('inline', 'attachment')],
    ['a longer life', (url: string) => url.replace('X-Amz-Expires=300', 'X-Amz-Expires=301')],
    ['one more field', (url: string) => `${url}&response-expires=never`],
    ['another host', (url: string) => url.replace('//files-of-tests', '//others')],
  ])('is refused with %s', (_, alter) => {
    const { s3, form } = bucket();
    s3.post(form(), 'hello');
    expect(codeOf(s3.request(alter(link(s3))))).toBe('SignatureDoesNotMatch');
  });

  it('is refused without a signature, for another method, and before its time', () => {
    const { s3, form, clock } = bucket();
    s3.post(form(), 'hello');
    expect(codeOf(s3.request('https://files-of-tests.s3.us-east-1.amazonaws.com/42/v-one'))).toBe('AccessDenied');
    expect(codeOf(s3.request(link(s3), { method: 'DELETE' }))).toBe('SignatureDoesNotMatch');
    const url = link(s3);
    clock.ms -= 20 * MINUTE;
    expect(messageOf(s3.request(url))).toBe('Request is not yet valid');
  });

  it('finds nothing where there is no object, and says so only to a role that may list', async () => {
    for (const [mayList, status, code] of [
      [false, 403, 'AccessDenied'],
      [true, 404, 'NoSuchKey'],
    ] as const) {
      const s3 = testFiles(() => START, { mayList });
      const missing = s3.request(s3.store.link('42/v-two', { type: 'a/b', disposition: 'inline' }, 300));
      expect([missing.status, codeOf(missing)]).toEqual([status, code]);
      expect(await s3.store.head('42/v-two', 10)).toBeUndefined();
      const tags = s3.store.tags('42/v-two').catch((error: Error) => error.name);
      expect(await tags).toBe(mayList ? undefined : code);
    }
  });
});

describe('the object store', () => {
  it('reads the beginning of an object, its size, type, name and time', async () => {
    const { s3 } = bucket();
    const key = '42/v-two';
    const form = s3.store.form({ key, type: 'text/plain', name: '壊れた.txt', bytes: 10, tags: {} }, START + MINUTE);
    s3.post(form, '0123456789');
    expect(await s3.store.head(key, 4)).toEqual({
      bytes: new Uint8Array(Buffer.from('0123')),
      size: 10,
      type: 'text/plain',
      name: '壊れた.txt',
      storedAtMs: START,
    });
  });

  it('replaces tags, lists a folder and deletes', async () => {
    const { s3, form } = bucket();
    s3.post(form(), 'hello');
    await s3.store.putTags('42/v-one', { a: '<&">', b: '' });
    expect(await s3.store.tags('42/v-one')).toEqual({ a: '<&">', b: '' });
    await s3.store.putTags('42/v-one', {});
    expect(await s3.store.tags('42/v-one')).toEqual({});
    expect(await s3.store.list('42/')).toEqual(['42/v-one']);
    expect(await s3.store.list('4')).toEqual(['42/v-one']);
    expect(await s3.store.list('43/')).toEqual([]);
    await s3.store.remove('42/v-one');
    await s3.store.remove('42/v-one');
    expect(await s3.store.list('42/')).toEqual([]);
  });

  it('tries again while S3 is busy, and then gives up with an error that passes', async () => {
    const { s3, form } = bucket();
    s3.post(form(), 'hello');
    let faults = 2;
    const busy = () => new Response('<Error><Code>SlowDown</Code></Error>', { status: 503 });
    s3.faults.next = () => (faults-- > 0 ? busy() : undefined);
    expect(await s3.store.tags('42/v-one')).toEqual({ state: 'pending' });
    s3.faults.next = () => {
      throw new TypeError('fetch failed');
    };
    await expect(s3.store.tags('42/v-one')).rejects.toMatchObject({ name: 'ServiceUnavailable' });
    s3.faults.next = busy;
    await expect(s3.store.tags('42/v-one')).rejects.toMatchObject({ name: 'ServiceUnavailable', status: 503 });
  });
});

describe('a page of another origin', () => {
  const origin = 'https://shop.example.com';

  it('is asked before it uploads, and may read the answers', () => {
    const { s3, form } = bucket();
    const { url } = form();
    const asked = s3.request(url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(asked).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' },
    });
    expect(s3.post(form(), 'hello', { headers: { origin } }).headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'etag',
    });
  });

  it('may not delete', () => {
    const { s3, form } = bucket();
    const headers = { origin, 'access-control-request-method': 'DELETE' };
    const asked = s3.request(form().url, { method: 'OPTIONS', headers });
    expect([asked.status, codeOf(asked)]).toEqual([403, 'AccessForbidden']);
  });
});

describe('the lifecycle', () => {
  it('deletes what is still pending at the midnight after a day, and nothing else', () => {
    const { s3, form } = bucket();
    s3.post(form(), 'hello');
    s3.objects.put('42/v-sent', { body: Buffer.from('a'), headers: {}, tags: { other: 'x' }, atMs: START });
    const { lifecycle } = s3.deps.definition;
    expireObjects(s3.objects, lifecycle, Date.UTC(2026, 5, 2, 23, 59));
    expect(s3.objects.all()).toHaveLength(2);
    expireObjects(s3.objects, lifecycle, Date.UTC(2026, 5, 3));
    expect(s3.objects.all().map(({ key }) => key)).toEqual(['42/v-sent']);
  });
});

it('objects in a folder outlive the process that stored them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-s3-'));
  try {
    const object = { body: Buffer.from('hello'), headers: { a: 'b' }, tags: { c: 'd' }, atMs: START };
    new Objects(folder).put('../42/ü', object);
    const again = new Objects(folder);
    expect(again.all()).toMatchObject([{ key: '../42/ü', headers: { a: 'b' }, tags: { c: 'd' }, bytes: 5 }]);
    expect(again.body('../42/ü').toString()).toBe('hello');
    again.delete('../42/ü');
    expect(new Objects(folder).all()).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
