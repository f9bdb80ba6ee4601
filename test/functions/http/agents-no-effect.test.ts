/** Every operation of the agents' API that changes something × every refusal that is general: nothing is stored. */
import { beforeAll, describe, expect, it } from 'vitest';
import { teamApi } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { type Changing, type Wanted, changingRequests, pathWith } from '#test/support/agent-requests.ts';
import type { MemoryApis, Sent } from '#test/support/api.ts';
import { accessClaims, ada, admin, call, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let requests: Record<Changing, Wanted>;
beforeAll(async () => {
  api = await memoryApis();
  requests = await changingRequests(api);
});

/** What was written since, but for how often somebody asked. */
const writtenSince = (count: number) =>
  api.deps.table.changes.slice(count).filter(({ key }) => !key.pk.startsWith('RATE#'));

const send = (operation: Changing, sent: Sent, id = requests[operation].id) => {
  const { method, path } = teamApi[operation];
  return call(api.agents, method, pathWith(path, { ...requests[operation], id }).replace('{device}', 'A'.repeat(43)), {
    claims: admin,
    ...sent,
  });
};
const bodyOf = (operation: Changing) => requests[operation].body;
const json = { headers: { 'content-type': 'application/json' } };

type Refusal = [what: string, status: number, send: (operation: Changing) => ReturnType<typeof send>];
const refusals: Refusal[] = [
  [
    'of nobody',
    401,
    (operation) => send(operation, { body: bodyOf(operation), claims: { ...admin, token_use: 'id' } }),
  ],
  [
    'of someone in no group',
    403,
    (operation) => send(operation, { body: bodyOf(operation), claims: { ...accessClaims, sub: 'eve' } }),
  ],
  ['that is not JSON', 400, (operation) => send(operation, { rawBody: '{"a":', ...json })],
  ['with an unknown field', 400, (operation) => send(operation, { body: { ...bodyOf(operation), nonsense: 1 } })],
  ['with an unknown query', 400, (operation) => send(operation, { body: bodyOf(operation), query: { nonsense: '1' } })],
  [
    'of another media type',
    415,
    (operation) => send(operation, { rawBody: 'a=1', headers: { 'content-type': 'text/plain' } }),
  ],
  ['that is too large', 413, (operation) => send(operation, { rawBody: `"${'x'.repeat(6e6)}"`, ...json })],
];

const changing = Object.entries(teamApi).filter(([, { method }]) => method !== 'GET') as [
  Changing,
  (typeof teamApi)[Changing],
][];
/** What is for programs knows no people. */
const isForKeys = ({ isForKeys: only = false }: Endpoint): boolean => only;
const cases = changing.flatMap(([operation, row]): [string, string, number, () => ReturnType<typeof send>][] => [
  ...refusals.map(([what, status, ask]): [string, string, number, () => ReturnType<typeof send>] => [
    operation,
    what,
    status === 403 && isForKeys(row) ? 401 : status,
    () => ask(operation),
  ]),
  ...(row.path.includes('{id}')
    ? [
        [
          operation,
          'of something that is not there',
          404,
          () => send(operation, { body: bodyOf(operation) }, 404404),
        ] as [string, string, number, () => ReturnType<typeof send>],
      ]
    : []),
  ...(row.role === 'admin'
    ? [
        [operation, 'of an agent', 403, () => send(operation, { body: bodyOf(operation), claims: ada })] as [
          string,
          string,
          number,
          () => ReturnType<typeof send>,
        ],
      ]
    : []),
]);

describe('a refused request changes nothing', () => {
  it.each(cases)('%s %s is answered with %i', async (_, __, status, ask) => {
    const before = api.deps.table.changes.length;
    expect((await ask()).status).toBe(status);
    expect(writtenSince(before)).toEqual([]);
  });
});

describe('a request of the table', () => {
  it.each(changing.map(([operation]) => operation))(
    'to %s is valid: it gets past every general refusal',
    async (operation) => {
      const { status, body } = await send(operation, { body: bodyOf(operation) });
      const isOutdated = [404, 409].includes(status);
      expect(isOutdated || status === teamApi[operation].answer.status ? 'accepted' : body).toBe('accepted');
    },
  );
});
