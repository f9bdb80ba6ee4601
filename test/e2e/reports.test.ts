import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Widget } from '#core/model/widgets/widget.ts';
import { freshId } from '#test/support/conversations.ts';
import type { AgentAtWork, Member } from '#test/support/people.ts';
import { agentAtWork, signIn, visitorOf } from '#test/support/people.ts';
import type { TestStack } from '#test/support/stack.ts';
import { startTestStack } from '#test/support/stack.ts';

let stack: TestStack;
let admin: Member;
let agent: AgentAtWork;
let widget: Widget;
beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
  widget = await admin.call('createWidget', { body: { name: 'Reports' } });
  agent = await agentAtWork(stack.url, admin, 'agent1');
});
afterAll(async () => {
  agent.socket.close();
  await stack.stop();
});

const SHOWN_WITHIN_MS = 5000;
const today = () => new Date().toISOString().slice(0, 10);
const query = () => ({ from: today(), to: today(), widget_id: String(widget.id) });

/** Asks again until it shows. */
async function shows<Value>(ask: () => Promise<Value>, wanted: Value): Promise<void> {
  await expect.poll(ask, { timeout: SHOWN_WITHIN_MS, interval: 100 }).toBe(wanted);
}

test('what happens in a chat shows in its report within five seconds, and the report leads back to the chat', async () => {
  const visitor = await visitorOf(stack.url, widget, { name: 'Vera' });
  const params = { token: widget.token };
  const body = { content: 'Where is my order?', client_message_id: freshId() };
  const { conversation } = await visitor.call('startConversation', { params, body });
  const id = String(conversation.id);
  await shows(async () => (await admin.call('reportVolume', { query: query() })).total.started, 1);

  const answer = { content: 'On its way.', client_message_id: freshId() };
  await stack.settled();
  await agent.call('sendMessage', { params: { id }, body: answer });
  await shows(async () => (await admin.call('reportResponseTime', { query: query() })).total.sample_size, 1);

  await agent.call('resolveConversation', { params: { id }, body: {} });
  await shows(async () => (await admin.call('reportResolutionTime', { query: query() })).total.sample_size, 1);
  await visitor.call('rateConversation', { params: { ...params, id }, body: { rating: 4 } });
  await shows(async () => (await admin.call('reportSatisfaction', { query: query() })).total.average, 4);

  const { data, conversations_urls } = await admin.call('reportAgents', { query: query() });
  expect(data.find(({ agent_id }) => agent_id === agent.agent.id)).toMatchObject({
    chats: 1,
    resolved: 1,
    ratings_count: 1,
  });
  const behind = await fetch(stack.url + conversations_urls.resolved, {
    headers: { authorization: `Bearer ${admin.token}` },
  });
  expect(((await behind.json()) as { data: { id: number }[] }).data.map((one) => one.id)).toEqual([conversation.id]);

  const dashboard = await admin.call('getDashboard', { query: {} });
  const { total } = await admin.call('reportResponseTime', { query: query() });
  expect(dashboard).toMatchObject({ satisfaction: 4, average_response_time_seconds: total.average_seconds });
});

test('a report comes as a table through the edge', async () => {
  const answer = await fetch(`${stack.url}/api/v1/live-chat/reports/volume?${new URLSearchParams(query())}`, {
    headers: { authorization: `Bearer ${admin.token}`, accept: 'text/csv' },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect((await answer.text()).split('\r\n')[1]).toMatch(/^20\d\d-\d\d-\d\d,1,1,0,0,0,0$/);
});
