import { afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { endpoints, served } from '#core/contract/http.ts';
import { DomainError, tryAgain } from '#core/model/errors.ts';
import type { Table } from '#functions/store/table.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { admin, bearer, call, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let token: string;
let session: string;
/** Writes that were tried, refused ones included: before a test, none. */
let written: MockInstance[];
beforeAll(async () => {
  api = await memoryApis();
  token = (await api.agent('POST', '/widgets', { body: { name: 'Shop' } })).body.token;
  session = (await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token;
  await api.make('/agents', { user_id: 'admin' });
});
beforeEach(() => {
  written = (['put', 'update', 'delete', 'transact'] as const).map((verb) => vi.spyOn(api.deps.table, verb));
});
afterEach(() => {
  vi.restoreAllMocks();
});
const nothingIsWritten = (): void => expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);

/** Every row but those of `mcp`, a function with tests of its own. */
const rows = Object.entries<Endpoint>(endpoints).filter(([operation]) => !(operation in served.mcp));
type Sent = Parameters<typeof call>[3];

/** Asks as someone who may, so that only the request itself can be wrong. */
async function ask({ method, path }: Endpoint, sent: Sent, id = '1') {
  const isVisitors = path.startsWith('/api/widget/');
  const headers = { ...(isVisitors ? bearer(session).headers : {}), ...sent?.headers };
  if (sent?.body !== undefined || sent?.rawBody !== undefined) headers['content-type'] ??= 'application/json';
  const address = path.replace('{token}', token).replace('{id}', id);
  return call(isVisitors ? api.visitors : api.agents, method, address, { claims: admin, ...sent, headers });
}

const FORM = 'application/x-www-form-urlencoded';

describe.each(rows.filter(([, row]) => row.body))('the body of %s (abuse cases 6 and 15)', (_, row) => {
  it.each([
    ['cut short', '{"a":', 400, 'malformed_json'],
    ['nested beyond reason', '['.repeat(20_000), 400, 'malformed_json'],
    ['no object', '[]', 400, 'validation_failed'],
    ['null', 'null', 400, 'validation_failed'],
    ['missing', '', 400, 'validation_failed'],
    ['polluting', '{"__proto__":{"isAdmin":true}}', 400, 'validation_failed'],
    ['polluting in disguise', '{"a":{"\\u005f_proto__":1}}', 400, 'validation_failed'],
    ['an operator', '{"$gt":""}', 400, 'validation_failed'],
    ['with unknown fields', '{"sender_type":"agent","status":"closed","constructor":1}', 400, 'validation_failed'],
    ['enormous', JSON.stringify({ content: 'x'.repeat(6 * 1024 * 1024) }), 413, 'too_large'],
  ])('is refused when it is %s', async (what, rawBody, status, code) => {
    // A session asks for nothing and an update may change nothing, so what is missing may be.
    const answer = await ask(row, { rawBody });
    if (what === 'missing' && row.body?.safeParse({}).success) return;
    expect(answer).toMatchObject({ status, body: { code, status } });
    nothingIsWritten();
  });

  it("is refused when it isn't declared as JSON in UTF-8", async () => {
    const foreign = ['application/json; charset=utf-16', 'application/json;charset="latin1"'];
    for (const contentType of ['text/plain', FORM, 'application/jsonp', '', ...foreign]) {
      if (row.takesForms && contentType === FORM) continue;
      const answer = await ask(row, { rawBody: '{}', headers: { 'content-type': contentType } });
      expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    }
    nothingIsWritten();
  });
});

/** IDs of files are texts, and one that can't exist is like one that doesn't. */
const isOfFile = ({ path }: Endpoint): boolean => /[/-]files\/{id}$/.test(path);

describe.each(rows.filter(([, row]) => row.path.includes('{id}') && !isOfFile(row)))('the id of %s', (_, row) => {
  it.each(['0', '-1', '1.5', '1e3', 'abc', '01', '1152921504606846976', '9007199254740992', '1%20OR%201', '%23x'])(
    'cannot be %s',
    async (id) => {
      const answer = await ask(row, { body: row.body ? {} : undefined }, id);
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
      expect(answer.body.errors[0]).toMatchObject({
        path: 'params.id',
        message: expect.stringMatching(/^Must be an id: a whole number from 1 to 9007199254740991\. Got "/),
      });
    },
  );
});

describe.each(rows.filter(([, row]) => !row.answer.contentType))('the query of %s', (_, row) => {
  it('has no parameter that the contract does not name', async () => {
    for (const name of ['page', '$where', '__proto__', 'toString']) {
      const query = Object.fromEntries([[name, '1']]);
      const answer = await ask(row, { query, body: row.body ? {} : undefined });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toContainEqual({ path: `query.${name}`, message: 'Is an unknown field' });
    }
  });
});

describe('a field', () => {
  const create = (body: object) => api.agent('POST', '/widgets', { body: { name: 'Shop', ...body } });
  it.each([
    ['name', '', 'Enter a name'],
    ['name', '   ', /^Enter a name$/],
    ['name', 5, 'Must be text. Got 5'],
    ['name', 'x'.repeat(101), 'Must have at most 100 characters. Got 101 characters'],
    ['name', 'a\u0000b', /control characters/],
    ['name', '\ud800', /lone surrogates/],
    ['primary_color', 'red', 'Must be a hex color such as "#1a2b3c". Got "red"'],
    ['position', 'center', 'Must be one of bottom-right, bottom-left, top-right, top-left. Got "center"'],
    ['border_radius', 1.5, 'Must be a whole number. Got 1.5'],
    ['border_radius', 33, 'Must be at most 32. Got 33'],
    ['border_radius', -1, 'Must be at least 0. Got -1'],
    ['is_active', 'true', 'Must be true or false. Got "true"'],
    ['allowed_domains', 'shop.example.com', 'Must be a list. Got "shop.example.com"'],
    ['allowed_domains', ['https://name:password@shop.example.com'], /^Must be a host name/],
    ['allowed_domains', ['shop example'], /^Must be a host name/],
    ['logo_url', 'javascript:alert(1)', /https URL/],
    ['logo_url', 'https://cdn.example.com/a\u0000.png', /control characters/],
    ['logo_url', 'https://cdn.example.com/\uD83D.png', /lone surrogates/],
    ['logo_url', 'https://name:password@cdn.example.com/a.png', /user name or password/],
    ['logo_url', 'http://169.254.169.254/', /https URL/],
    ['business_hours', { timezone: 'Mars/Olympus' }, /IANA time zone/],
    ['business_hours', { timezone: 'UTC', monday: { enabled: true, start: '9:00' } }, /Must be a time/],
    ['department_id', 2 ** 60, /^Must be a/],
    ['department_id', -5, 'Must be at least 1. Got -5'],
    ['texts', { __proto__: null, 'en-US; DROP': {} }, /language tag/],
    ['token', 'mine', 'Is an unknown field'],
    ['id', 1, 'Is an unknown field'],
  ])('%s cannot be %j', async (field, value, message) => {
    const { status, body, headers } = await create({ [field]: value });
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body).toMatchObject({ type: 'urn:live-chat:problem:validation_failed', title: 'The request is not valid' });
    const [error] = body.errors;
    expect(error.path.startsWith(`body.${field}`)).toBe(true);
    expect(error.message).toMatch(message);
    nothingIsWritten();
  });

  it('that would pollute a prototype is refused even where any key is allowed', async () => {
    for (const rawBody of ['{"attributes":{"__proto__":{"isAdmin":true}}}', '{"attributes":{"\\u005f_proto__":1}}'])
      expect(await api.agent('PUT', '/conversations/1/attributes', { rawBody })).toMatchObject({ status: 400 });
  });

  it('that the table takes for something else than a key is refused', async () => {
    const body = { attributes: { constructor: 'Acme' } };
    expect(await api.agent('PUT', '/conversations/1/attributes', { body })).toMatchObject({
      status: 400,
      body: { code: 'validation_failed', errors: [{ path: 'body.attributes.constructor' }] },
    });
  });

  it('that is wrong does not hide the others', async () => {
    const { body } = await create({ border_radius: 99, launcher_size: 5, nonsense: 1 });
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'body.border_radius',
      'body.launcher_size',
      'body.nonsense',
    ]);
  });
});

it.each(rows.filter(([, { path }]) => path.includes('{token}')))(
  'a token longer than any key of the table opens nothing: %s',
  async (_, { method, path }) => {
    for (const wrong of ['a'.repeat(3000), '\u{1f642}'.repeat(100), '%00', ' ']) {
      const address = path.replace('{token}', encodeURIComponent(wrong)).replace('{id}', '1');
      const { status } = await call(api.visitors, method, address, bearer(session));
      expect([400, 401, 404]).toContain(status);
    }
  },
);

it('a row far beyond any there could be has none after it', async () => {
  const { conversation, session_token } = await api.startChat(token);
  for (const after_seq of ['99999998', '99999999', '999999990', String(Number.MAX_SAFE_INTEGER)]) {
    const nothing = { status: 200, body: { data: [], up_to_seq: 1 } };
    const path = `/conversations/${conversation.id}/messages`;
    expect(await api.agent('GET', path, { query: { after_seq } })).toMatchObject(nothing);
    expect(
      await api.visitor('GET', `${token}${path}`, { ...bearer(session_token), query: { after_seq } }),
    ).toMatchObject(nothing);
  }
});

it.each(['1e300', '-1e20', '1e-200'])('a number that no table holds is refused as an attribute: %s', async (number) => {
  const rawBody = `{"attributes":{"age":${number}}}`;
  const headers = { 'content-type': 'application/json' };
  const { status, body } = await api.agent('PUT', '/conversations/1/attributes', { headers, rawBody });
  expect(status).toBe(400);
  expect(body.errors[0].message).toMatch(/number up to 2\^53/);
  nothingIsWritten();
});

describe('a fault of ours', () => {
  const failing = (error: Error): Table => ({
    ...api.deps.table,
    get: () => {
      throw error;
    },
  });

  it('reveals nothing internal, is logged, and carries its request id (abuse case 19)', async () => {
    api.faults.table = failing(new Error('arn:aws:dynamodb:eu-west-1:123:table/live-chat'));
    const answer = await api.agent('GET', '/agents/1');
    delete api.faults.table;
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(JSON.stringify(answer)).not.toMatch(/arn:|dynamo|table|at .*\.ts/i);
    expect(answer.headers['x-request-id']).toBe('request-1');
    expect(api.logged.at(-1)).toMatchObject({ event: 'request_failed', fields: { request_id: 'request-1' } });
  });

  it.each([
    ['ProvisionedThroughputExceededException', {}],
    ['ThrottlingException', {}],
    ['TimeoutError', {}],
    ['Error', { code: 'ECONNRESET' }],
    ['TransactionCanceledException', { CancellationReasons: [{ Code: 'None' }, { Code: 'ThrottlingError' }] }],
  ])('that passes by itself, %s, asks to try again', async (name, fields) => {
    api.faults.table = failing(Object.assign(new Error('slow down'), { name }, fields));
    const answer = await api.agent('GET', '/agents/1');
    delete api.faults.table;
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' }, body: { code: 'try_again' } });
  });

  it('that retries could not resolve is logged, too', async () => {
    api.faults.table = failing(tryAgain('Others keep changing this.'));
    const answer = await api.agent('GET', '/agents/1');
    delete api.faults.table;
    expect(answer).toMatchObject({ status: 503, body: { code: 'try_again' } });
    expect(api.logged.at(-1)).toMatchObject({ event: 'request_given_up', fields: { request_id: 'request-1' } });
  });

  it('of a rule has the status of the table of codes', async () => {
    api.faults.table = failing(new DomainError('rate_limited', 'Slow down.', { retryAfterSeconds: 0.2 }));
    const answer = await api.agent('GET', '/agents/1');
    delete api.faults.table;
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '1' }, body: { detail: 'Slow down.' } });
  });
});
