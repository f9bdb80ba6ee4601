import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Apis, admin, bearer, call, startApis } from '#test/support/api.ts';
import { hostileRequests } from './hostile-requests.ts';

/** `npm run test:abuse` sends more. */
const COUNT = Number(process.env['HOSTILE_REQUESTS'] ?? 1000);
const SEED = Number(process.env['HOSTILE_SEED'] ?? 1);
/** What our machine, code and table look like in an answer. */
const internal =
  /\bat .*\.[mt]s:\d|node_modules|node:internal|arn:aws:(?!dynamodb:us-east-1:1:)|ValidationException|DynamoDB|TypeError|file:\/\//;
const MEGABYTE = 2 ** 20;

let api: Apis;
let token: string;
let session: string;
let ids: number[];
beforeAll(async () => {
  api = await startApis();
  ({ token } = await api.make('/widgets', { name: 'Shop' }));
  await api.make('/agents', { user_id: 'admin' });
  const chat = await api.startChat(token);
  session = chat.session_token;
  ids = [chat.conversation.id];
});
afterAll(() => api.stop());

it('the same seed makes the same requests, another seed others', () => {
  const first = (seed: number) => {
    const requests = hostileRequests(seed, { token: 'token', ids: [1] });
    return JSON.stringify(Array.from({ length: 20 }, () => requests.next().value));
  };
  expect(first(7)).toBe(first(7));
  expect(first(7)).not.toBe(first(8));
});

it(
  'are answered by a refusal without anything internal, in flat memory (abuse case 19)',
  async () => {
    const requests = hostileRequests(SEED, { token, ids });
    const wrong: unknown[] = [];
    const slow: unknown[] = [];
    const seen = new Set<number>();
    const heap = () => process.memoryUsage().heapUsed;
    let atHalf = 0;
    for (let index = 0; index < COUNT; index++) {
      const { row, path, query, headers, rawBody, isBase64Encoded } = requests.next().value;
      const isVisitors = path.startsWith('/api/widget/');
      const began = performance.now();
      const { status, body } = await call(isVisitors ? api.visitors : api.agents, row.method, path, {
        ...(isVisitors ? {} : { claims: admin }),
        query,
        headers: { ...headers, ...(isVisitors ? bearer(session).headers : {}) },
        ...(rawBody ? { rawBody, isBase64Encoded } : {}),
      });
      const tookMs = performance.now() - began;
      seen.add(status);
      const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
      if (status >= 500 || (status >= 400 && internal.test(text)))
        wrong.push({ index, method: row.method, path, query, rawBody: rawBody.slice(0, 300), status, text });
      if (tookMs > 5000) slow.push({ index, path, tookMs });
      if (index === Math.floor(COUNT / 2)) atHalf = heap();
    }
    expect(wrong).toEqual([]);
    expect(slow).toEqual([]);
    expect([...seen].filter((status) => status >= 400).length).toBeGreaterThan(2);
    // Logs of the test's own double are kept; else nothing may pile up.
    expect(heap() - atHalf).toBeLessThan(200 * MEGABYTE);
  },
  COUNT > 1000 ? 1_800_000 : undefined,
);
