/** What strangers can have a deployment do at most, call by call, against the figures that the ceiling is computed from. */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { SUBPROTOCOL } from '#core/contract/socket.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { publicHttpThrottles, publicSocketThrottles, routeSettings, tableLimits } from '#lib/api/public-throttles.ts';
import { freshId } from '#test/support/conversations.ts';
import { agentAtWork, type Member, signIn, startChat, visitorOf } from '#test/support/people.ts';
import { type TestStack, startTestStack } from '#test/support/stack.ts';
import { costsOfCalls } from '#test/support/worst-hour.ts';

let stack: TestStack;
let admin: Member;
let widget: Widget;
beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
  widget = await admin.call('createWidget', { body: { name: 'Shop' } });
});
afterAll(() => stack.stop());

/** Eight thousand characters of three bytes, and as many attributes as are kept. */
const LONG = '語'.repeat(8000);
const ATTRIBUTES = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, 'x'.repeat(150)]));

/** What was more than docs/cost.md says. */
const exceeded: object[] = [];

async function hold(operation: string, call: () => Promise<unknown>): Promise<void> {
  await stack.settled();
  stack.meters.reset();
  await call();
  await stack.settled();
  const { functions } = stack.meters.snapshot();
  // The sweep runs every minute, whatever is called.
  const used = Object.entries(functions).filter(([name]) => !name.includes('sweep'));
  const metered = (meter: 'write_units' | 'index_write_units' | 'read_units' | 'socket_messages_out'): number =>
    used.reduce((sum, [, own]) => sum + own[meter], 0);
  const costs = costsOfCalls();
  // Two operations that one call causes are said together.
  const said = operation.split(' + ').map((name) => costs.get(name));
  const found = {
    writes: metered('write_units'),
    index_writes: metered('index_write_units'),
    reads: metered('read_units'),
    frames: metered('socket_messages_out'),
  };
  for (const [name, units] of Object.entries(found)) {
    const most = said.reduce((sum, cost) => sum + (cost?.[name as keyof typeof found] ?? -1), 0);
    if (units > most) exceeded.push({ operation, name, units, most });
  }
  if (found.writes + found.reads === 0) exceeded.push({ operation, name: 'nothing was metered' });
}

/** A text that fits into a request of 2 KB with what describes it. */
const SHORT = 'x'.repeat(1850);
const LONG_REQUEST = 'POST /api/long/{proxy+}';

test('each call of a visitor costs at most what docs/cost.md says, with the longest texts', async () => {
  const agent = await agentAtWork(stack.url, admin, 'agent1', 5);
  const params = { token: widget.token };
  const body = {
    name: 'n'.repeat(100),
    email: 'vera@example.com',
    current_page: `https://shop.example/${'p'.repeat(1900)}`,
    referrer: `https://shop.example/${'r'.repeat(1900)}`,
    page_title: 't'.repeat(200),
    custom_attributes: ATTRIBUTES,
  };
  let session_token = '';
  await hold(LONG_REQUEST, async () => {
    ({ session_token } = await admin.call('openSession', { params, body }));
  });
  const changed = {
    session_token,
    custom_attributes: { key0: 'y'.repeat(400) },
    current_page: `${body.current_page}?`,
  };
  await hold('openSession', () => admin.call('openSession', { params, body: changed }));
  await hold('openSession', () =>
    admin.call('openSession', { params, body: { ...changed, session_token: undefined } }),
  );

  const visitor = await visitorOf(stack.url, widget);
  const begin = (content: string, attributes = {}, source_url?: string) =>
    visitor.call('startConversation', {
      params,
      body: { content, client_message_id: freshId(), attributes, source_url },
    });
  await hold(LONG_REQUEST, () => begin(LONG, ATTRIBUTES));
  const [chat] = (await visitor.call('listOwnConversations', { params, query: {} })).data;
  const at = { ...params, id: String(chat?.id) };
  const say = (content: string, attributes = {}) =>
    visitor.call('sendOwnMessage', { params: at, body: { content, client_message_id: freshId(), attributes } });
  await hold(LONG_REQUEST, () => say(LONG, { key0: 'y' }));
  await hold('sendOwnMessage', () => say(SHORT));
  await hold('sendOwnMessage', () => say(SHORT, { key0: 'z' }));
  await say(LONG);
  await hold('readOwnConversation', () => visitor.call('readOwnConversation', { params: at, body: { seq: 1 } }));
  await hold('listOwnMessages', () => visitor.call('listOwnMessages', { params: at, query: { limit: '100' } }));
  await hold('listOwnConversations', () => visitor.call('listOwnConversations', { params, query: {} }));
  for (let count = 0; count < 6; count++) await say(LONG);
  await hold('listOwnMessages', () => visitor.call('listOwnMessages', { params: at, query: { limit: '100' } }));
  const conversation_id = Number(chat?.id);
  const resume = [{ conversation_id, after_seq: 0 }];
  await hold('$connect', async () => {
    const raw = new WebSocket(visitor.socketUrl, [SUBPROTOCOL, visitor.token]);
    await once(raw, 'open');
    raw.close();
    await once(raw, 'close');
  });
  let socket = await visitor.connect();
  socket.close();
  await socket.closed;
  await hold('$connect + hello of the socket', async () => {
    socket = await visitor.connect(resume);
    await socket.next('resume.more');
  });
  const frame = async (sent: object, answer?: string) => {
    socket.send(sent);
    if (answer) await socket.next(answer);
  };
  await hold('$default of the socket', () => frame({ type: 'ping' }, 'pong'));
  await hold('$default of the socket', () => frame({ type: 'typing', conversation_id, is_typing: true }));
  await hold('read of the socket', () => frame({ type: 'read', conversation_id, seq: 3 }));
  await hold('hello of the socket', () => frame({ type: 'hello', resume }, 'welcome'));
  await hold('$disconnect', async () => {
    socket.close();
    await socket.closed;
  });
  await hold('escalateOwnConversation', () => visitor.call('escalateOwnConversation', { params: at }).catch(() => {}));
  await hold('closeOwnConversation', () => visitor.call('closeOwnConversation', { params: at }));
  await hold('rateConversation', () =>
    visitor.call('rateConversation', { params: at, body: { rating: 5, feedback: 'f'.repeat(1000) } }),
  );
  await hold(LONG_REQUEST, () => begin(LONG, ATTRIBUTES));
  await visitor.call('closeOwnConversation', {
    params: { ...params, id: String((await visitor.call('listOwnConversations', { params, query: {} })).data[0]?.id) },
  });
  await hold('startConversation', () => begin(SHORT));
  await hold('startConversation', () => begin(SHORT, { key0: 'z' }));
  const other = await visitorOf(stack.url, widget);
  await hold('startConversation', () =>
    other.call('startConversation', {
      params,
      body: {
        content: 'x'.repeat(900),
        source_url: `https://shop.example/${'p'.repeat(900)}`,
        client_message_id: freshId(),
      },
    }),
  );
  agent.socket.close();
  expect(exceeded).toEqual([]);
});

test('a page of long messages ends by its bytes for their visitor, and goes on from there', async () => {
  const visitor = await visitorOf(stack.url, widget);
  const { conversation } = await startChat(visitor, LONG);
  const at = { token: widget.token, id: String(conversation.id) };
  for (let count = 0; count < 7; count++)
    await visitor.call('sendOwnMessage', { params: at, body: { content: LONG, client_message_id: freshId() } });
  const ask = (after: number) =>
    visitor.call('listOwnMessages', { params: at, query: { after_seq: String(after), limit: '100' } });
  const first = await ask(0);
  expect(JSON.stringify(first).length * 3).toBeLessThan(140 * 1024);
  const rows = [...first.data];
  while ((rows.at(-1)?.seq ?? 0) < first.up_to_seq) rows.push(...(await ask(rows.at(-1)?.seq ?? 0)).data);
  expect(rows.filter(({ content }) => content === LONG)).toHaveLength(8);
});

/** The part of a deployment's default capacity that a flood of this one machine is far beyond. */
const SMALL = 0.05;

type SomeResource = { Type: string; Properties: Record<string, unknown> };

/** The assembly in `cdk.out`, with the throttles and the table of a deployment of this capacity, in a folder of its own. */
function assemblyOf(capacity: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-small-'));
  for (const name of readdirSync('cdk.out')) symlinkSync(resolve('cdk.out', name), join(folder, name));
  const name = 'live-chat-local.template.json';
  const template = JSON.parse(readFileSync(join('cdk.out', name), 'utf8')) as {
    Resources: Record<string, SomeResource>;
  };
  const whole = (throttles: ReturnType<typeof publicHttpThrottles>) =>
    Object.fromEntries(
      Object.entries(throttles).map(([key, { burst, perSecond }]) => [key, { burst: Math.ceil(burst), perSecond }]),
    );
  const throttled: Record<string, object> = {
    $default: routeSettings(whole(publicHttpThrottles(capacity))),
    live: routeSettings(whole(publicSocketThrottles(capacity))),
  };
  const { maxReadUnits, maxWriteUnits } = tableLimits(capacity);
  for (const { Type, Properties } of Object.values(template.Resources)) {
    const RouteSettings = Type === 'AWS::ApiGatewayV2::Stage' && throttled[String(Properties['StageName'])];
    if (RouteSettings) Object.assign(Properties, { RouteSettings });
    const OnDemandThroughput = { MaxReadRequestUnits: maxReadUnits, MaxWriteRequestUnits: maxWriteUnits };
    if (Type === 'AWS::DynamoDB::Table') Object.assign(Properties, { OnDemandThroughput });
  }
  rmSync(join(folder, name));
  writeFileSync(join(folder, name), JSON.stringify(template));
  return folder;
}

test('a flood of strangers is refused by the gateway, while an agent and their visitor go on', async () => {
  const assembly = assemblyOf(SMALL);
  const own = await startTestStack({ assembly });
  const team = await signIn(own.url, 'admin');
  const shop = await team.call('createWidget', { body: { name: 'Shop' } });
  const agent = await agentAtWork(own.url, team, 'agent1', 5);
  const visitor = await visitorOf(own.url, shop);
  const { conversation } = await startChat(visitor);
  const flooding = await visitorOf(own.url, shop);
  await own.settled();
  const socket = await visitor.connect();

  const token = { token: shop.token };
  const begin = (content: string) =>
    flooding.call('startConversation', { params: token, body: { content, client_message_id: freshId() } });
  const floods: Record<string, () => Promise<unknown>> = {
    'POST /api/widget/{token}/session': () => visitorOf(own.url, shop),
    'POST /api/widget/{token}/conversations': () => begin(SHORT),
    [LONG_REQUEST]: () => begin(LONG),
    'GET /api/widget/{token}/conversations': () => flooding.call('listOwnConversations', { params: token, query: {} }),
  };
  const answers: { route: string; status: unknown }[] = [];
  const over = new AbortController();
  onTestFinished(async () => {
    over.abort();
    await own.stop();
    rmSync(assembly, { recursive: true });
  });
  const startedMs = Date.now();
  const flood = Object.entries(floods).flatMap(([route, ask]) =>
    Array.from({ length: 4 }, async () => {
      while (!over.signal.aborted) {
        const status = await ask().then(
          () => 200,
          (error: { status?: unknown }) => error.status ?? error,
        );
        answers.push({ route, status });
      }
    }),
  );
  const params = { id: String(conversation.id) };
  const isRefusedYet = (route: string): boolean => answers.some((one) => one.route === route && one.status === 429);
  // Every burst is used up after a while.
  for (let count = 1; count <= 10 || (count < 100 && !Object.keys(floods).every(isRefusedYet)); count++) {
    const body = { content: `Answer ${count}`, client_message_id: freshId() };
    const { seq } = await agent.call('sendMessage', { params, body });
    expect(await socket.next('message.created')).toMatchObject({ message: { seq, content: body.content } });
    const { data } = await agent.call('listConversations', { query: { limit: '20' } });
    expect(data.map(({ id }) => id)).toContain(conversation.id);
  }
  over.abort();
  await Promise.all(flood);
  const seconds = (Date.now() - startedMs) / 1000;
  const throttles = publicHttpThrottles(SMALL);
  for (const route of Object.keys(floods)) {
    const {
      200: taken = [],
      429: _refused,
      ...others
    } = Object.groupBy(
      answers.filter((one) => one.route === route),
      ({ status }) => String(status),
    );
    const { burst = 0, perSecond = 0 } = throttles[route] ?? {};
    const most = Math.ceil(burst) + perSecond * seconds + 1;
    const [passes, isRefused] = [taken.length <= most, isRefusedYet(route)];
    expect({ route, passes, isRefused, others }).toEqual({ route, passes: true, isRefused: true, others: {} });
  }
  agent.socket.close();
  socket.close();
});
