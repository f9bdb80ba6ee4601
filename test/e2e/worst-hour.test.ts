/** What strangers can have a deployment do at most, call by call, against the figures that the ceiling is computed from. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Widget } from '#core/model/widget.ts';
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
  const said = costsOfCalls().get(operation);
  const found = {
    writes: metered('write_units'),
    index_writes: metered('index_write_units'),
    reads: metered('read_units'),
    frames: metered('socket_messages_out'),
  };
  for (const [name, units] of Object.entries(found)) {
    const most = said?.[name as keyof typeof found] ?? -1;
    if (units > most) exceeded.push({ operation, name, units, most });
  }
  if (found.writes + found.reads === 0) exceeded.push({ operation, name: 'nothing was metered' });
}

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
  await hold('openSession', async () => {
    ({ session_token } = await admin.call('openSession', { params, body }));
  });
  const changed = { ...body, session_token, custom_attributes: { ...ATTRIBUTES, key0: 'y' }, page_title: 'Other' };
  await hold('openSession', () => admin.call('openSession', { params, body: changed }));

  const visitor = await visitorOf(stack.url, widget);
  const begin = () =>
    visitor.call('startConversation', {
      params,
      body: { content: LONG, client_message_id: freshId(), attributes: ATTRIBUTES },
    });
  await hold('startConversation', begin);
  const [chat] = (await visitor.call('listOwnConversations', { params, query: {} })).data;
  const at = { ...params, id: String(chat?.id) };
  await hold('sendOwnMessage', () =>
    visitor.call('sendOwnMessage', { params: at, body: { content: LONG, client_message_id: freshId() } }),
  );
  await hold('readOwnConversation', () => visitor.call('readOwnConversation', { params: at, body: { seq: 1 } }));
  await hold('listOwnMessages', () => visitor.call('listOwnMessages', { params: at, query: { limit: '100' } }));
  await hold('listOwnConversations', () => visitor.call('listOwnConversations', { params, query: {} }));
  let socket = await visitor.connect();
  socket.close();
  await socket.closed;
  await hold('$connect', async () => {
    socket = await visitor.connect();
  });
  await hold('$default of the socket', async () => {
    socket.send({ type: 'ping' });
    await socket.next('pong');
  });
  await hold('$disconnect', async () => {
    socket.close();
    await socket.closed;
  });
  await hold('closeOwnConversation', () => visitor.call('closeOwnConversation', { params: at }));
  await hold('rateConversation', () =>
    visitor.call('rateConversation', { params: at, body: { rating: 5, feedback: 'f'.repeat(1000) } }),
  );
  await hold('startConversation', begin);
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
