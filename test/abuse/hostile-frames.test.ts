/** Whoever has a socket may send anything through it. The function's real code is behind the local gateway, with the stack's throttles. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SUBPROTOCOL } from '#core/contract/socket.ts';
import { type SocketEvent, socket } from '#functions/handlers/socket.ts';
import { toContext } from '#functions/socket/principal.ts';
import { keys } from '#functions/store/keys.ts';
import { publicSocketThrottles, routeSettings } from '#lib/api/public-throttles.ts';
import { apisOf } from '#local/gateway/gateway-api.ts';
import { awsLimits } from '#local/websocket/connection.ts';
import { SocketApi } from '#local/websocket/socket-api.ts';
import { readSocketApi } from '#local/websocket/socket-definition.ts';
import { fakeInvoker } from '#test/local/fixtures/invoker.ts';
import { socketStack } from '#test/local/fixtures/socket-stack.ts';
import { aVisitor } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const TOKEN = 'widget-token';
const throttles = publicSocketThrottles(1);

let deps: MemoryDeps;
let gateway: SocketApi;
let server: Server;
let invocations: unknown[];
beforeEach(async () => {
  deps = memoryDeps();
  const gate = { ...keys.token(TOKEN), widget_id: 1, token: TOKEN, is_active: true, allowed_domains: [] };
  await deps.table.put({ Item: gate });
  await start(throttles);
});
afterEach(() => stop());

function stop(): void {
  gateway.close();
  server.closeAllConnections();
  server.close();
}

/** The visitors' stage, on a free port. Everybody who connects is a visitor of their own. */
async function start(rates: typeof throttles): Promise<void> {
  const stack = socketStack({
    routes: Object.keys(rates),
    authorized: true,
    stage: { RouteSettings: routeSettings(rates) },
  });
  const [resource] = apisOf(stack, 'WEBSOCKET');
  const [definition] = resource ? readSocketApi(stack, resource) : [];
  if (!definition) throw new Error('The fixture has an API with a stage.');
  const handle = socket({
    ...deps,
    push: {
      ...deps.push,
      reply: async (id, frame) => {
        gateway.connection(id)?.send(JSON.stringify(frame));
        return 'sent';
      },
    },
    rhythm: { heartbeatSeconds: 25, leaseSeconds: 75 },
    agentSocketEndpoint: 'https://socket.example.com/agents',
  });
  const invoker = fakeInvoker({
    Socket: (event) => handle(event as SocketEvent),
    Authorizer: async ({ methodArn }) => ({
      principalId: 'visitor',
      policyDocument: { Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }] },
      context: toContext({
        principal: 'visitor',
        visitor_id: await aVisitor(deps),
        widget_id: 1,
        widget_token: TOKEN,
        verified: false,
      }),
    }),
  });
  invocations = invoker.calls;
  const billed = { received: () => {}, minutes: () => {} };
  gateway = new SocketApi(definition, { invoker, limits: awsLimits, billed });
  server = createServer().on('upgrade', (request, stream, head) => void gateway.upgrade(request, stream, head));
  await once(server.listen(0, '127.0.0.1'), 'listening');
}

/** A socket; `answers` has the frames that came. */
async function connected() {
  const client = new WebSocket(
    `ws://127.0.0.1:${(server.address() as AddressInfo).port}/live`,
    [SUBPROTOCOL, 'token'],
    {
      perMessageDeflate: false,
    },
  );
  const answers: { type?: string; code?: string; message?: string }[] = [];
  client.on('message', (data) => answers.push(JSON.parse(String(data))));
  client.on('error', () => {});
  await once(client, 'open');
  return { client, answers };
}

type Connected = Awaited<ReturnType<typeof connected>>;

/** Resolves with `pong` once a heartbeat is answered, or with the code of the connection's end. */
async function isAlive({ client, answers }: Connected): Promise<unknown> {
  const from = answers.length;
  const code = new Promise<number>((resolve) => client.on('close', resolve));
  const pong = new Promise<string>((resolve) => {
    client.on('message', () => answers.slice(from).some(({ type }) => type === 'pong') && resolve('pong'));
  });
  client.send('{"type":"ping"}');
  return Promise.race([pong, code]);
}

const pad = (bytes: number, text = '{"type":"ping","x":""}'): string =>
  text.replace('""', `"${'x'.repeat(bytes - text.length)}"`);
const deep = (depth: number): string => `{"type":"ping","x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const KB = 1024;

/** The frames of one message, and what becomes of the sender's connection. */
it.each<[what: string, frames: (string | Buffer)[], ends: 'pong' | number, binary?: boolean]>([
  ['a frame of 32 KB', [pad(32 * KB)], 'pong'],
  ['a frame over 32 KB', [pad(32 * KB + 1)], 1009],
  ['a message of 128 KB', pad(128 * KB).match(/.{32768}/g) ?? [], 'pong'],
  ['a message over 128 KB', [...(pad(128 * KB).match(/.{32768}/g) ?? []), ' '], 1009],
  ['binary', [Buffer.from([0, 255, 1, 2])], 1003, true],
  ['bytes that are no UTF-8', [Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])], 1007],
  ['nothing', [''], 'pong'],
  ['half of a JSON text', ['{"type":"ty'], 'pong'],
  ['a type twice', ['{"type":"ping","type":"read"}'], 'pong'],
  ['a type twice, the costly one first', ['{"type":"hello","resume":[],"type":"ping"}'], 'pong'],
  ['numbers beyond 2^53', ['{"type":"read","conversation_id":9007199254740993,"seq":1e400}'], 'pong'],
  ['a number of 30 KB', [`{"type":"read","conversation_id":${'9'.repeat(30_000)},"seq":1}`], 'pong'],
  [
    'lone surrogates',
    [String.raw`{"type":"typing","conversation_id":1,"is_typing":true,"preview":"\ud800 \udc00"}`],
    'pong',
  ],
  ['a lone surrogate as a type', [String.raw`{"type":"\ud800"}`], 'pong'],
  ['15,000 lists in each other', [deep(15_000)], 'pong'],
  ['a name of the prototype', ['{"type":"ping","__proto__":{"type":"hello"},"constructor":1}'], 'pong'],
  ['a type of the gateway', ['{"type":"$disconnect"}'], 'pong'],
  ['a list', ['[{"type":"ping"}]'], 'pong'],
])(
  '%s: the sender gets an answer or an end, and nobody else notices (abuse case 18)',
  async (_, frames, ends, binary = false) => {
    const [hostile, other] = [await connected(), await connected()];
    const items = deps.table.items.length;
    for (const [index, frame] of frames.entries())
      hostile.client.send(frame, { binary, fin: index === frames.length - 1 });
    expect(await isAlive(hostile)).toBe(ends);
    expect(await isAlive(other)).toBe('pong');
    expect(deps.errors).toEqual([]);
    expect(hostile.answers.filter(({ message, code }) => message !== undefined || code === 'internal_error')).toEqual(
      [],
    );
    expect(deps.table.items.length).toBeLessThanOrEqual(items);
  },
);

it('a hundred frames at once: sixty are handled, one is refused, and the rest cost nothing more', async () => {
  const [flooding, other] = [await connected(), await connected()];
  const before = invocations.length;
  const items = deps.table.items.length;
  for (let sent = 0; sent < 100; sent++) flooding.client.send('{"type":"ping"}');
  await expect.poll(() => invocations.length, { interval: 5 }).toBe(before + 100);
  expect(await isAlive(other)).toBe('pong');
  expect(flooding.answers.map(({ type, code }) => code ?? type).toSorted()).toEqual([
    ...Array.from({ length: 60 }, () => 'pong'),
    'rate_limited',
  ]);
  expect(deps.table.items).toHaveLength(items);
});

it('beyond the throttle of the route the gateway answers, no function runs, and the connection stays', async () => {
  stop();
  await start({ ...throttles, $default: { burst: 20, perSecond: 0.001 } });
  const flooding = await connected();
  const before = invocations.length;
  for (let sent = 0; sent < 100; sent++) flooding.client.send('{"type":"ping"}');
  await expect.poll(() => flooding.answers.length, { interval: 5 }).toBe(100);
  const refused = flooding.answers.filter(({ message }) => message !== undefined);
  expect(refused).toHaveLength(80);
  expect(refused[0]).toEqual({
    message: 'Too Many Requests',
    connectionId: expect.any(String),
    requestId: expect.any(String),
  });
  expect(invocations).toHaveLength(before + 20);
  flooding.client.send('{"type":"hello"}');
  await expect.poll(() => flooding.answers.at(-1)?.type, { interval: 5 }).toBe('welcome');
});

it('clients that vanish in the middle of a frame leave no connection behind', async () => {
  const [other, ...vanishing] = await Promise.all(Array.from({ length: 31 }, () => connected()));
  const stored = () => deps.table.items.filter(({ pk }) => String(pk).startsWith('CONN#')).length;
  expect(stored()).toBe(31);
  for (const { client } of vanishing) {
    client.send('{"type":"pi', { fin: false });
    client.terminate();
  }
  await expect.poll(() => [gateway.connectionIds().length, stored()], { interval: 5 }).toEqual([1, 1]);
  expect(other && (await isAlive(other))).toBe('pong');
  expect(deps.errors).toEqual([]);
});
