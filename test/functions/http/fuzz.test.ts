import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { endpoints, served } from '#core/contract/http.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { admin, bearer, call, memoryApis } from '#test/support/api.ts';
import { anyText } from '#test/support/any-text.ts';

let api: MemoryApis;
let token: string;
let session: string;
beforeAll(async () => {
  api = await memoryApis();
  token = (await api.agent('POST', '/widgets', { body: { name: 'Shop' } })).body.token;
  session = (await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token;
});

/** Every row but those of `mcp`, a function with tests of its own. */
const rows = Object.entries<Endpoint>(endpoints).filter(([operation]) => !(operation in served.mcp));

/** Every field that any body knows, so that what is made up often comes close to what is wanted. */
const fields = [
  ...new Set(rows.flatMap(([, { body }]) => Object.keys((body as { shape?: object } | undefined)?.shape ?? {}))),
];
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    'agent',
    'UTC',
    'en',
    'urgent',
    'message-1',
    'https://example.com/',
    '#fff',
    '\ud800',
    '\u0000',
    2 ** 60,
    -1,
  ),
  anyText({ maxLength: 20 }),
);
const body = fc.oneof(fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 6 }), fc.jsonValue({ maxDepth: 3 }));

describe('any request to', () => {
  it.each(rows)('%s is answered by the contract, never by a fault', async (_, row) => {
    const isVisitors = row.path.startsWith('/api/widget/');
    const known = new Set([row.answer.status, 200, 400, 401, 403, 404, 409, 413, 429]);
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom('1', '5', '9007199254740991'), async (sent, id) => {
        const path = row.path.replace('{token}', token).replace('{id}', id);
        const { headers } = isVisitors ? bearer(session) : { headers: {} };
        const answer = await call(isVisitors ? api.visitors : api.agents, row.method, path, {
          claims: admin,
          rawBody: JSON.stringify(sent),
          headers: { ...headers, 'content-type': 'application/json' },
        });
        expect(known).toContain(answer.status);
      }),
      { numRuns: 40 },
    );
  });
});
