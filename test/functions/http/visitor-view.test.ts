import { beforeAll, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { react } from '#functions/handlers/react.ts';
import { getConnection } from '#functions/store/sockets/connection-store.ts';
import { connect } from '#functions/use-cases/sockets/connect.ts';
import { close, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { handOff } from '#functions/use-cases/lifecycle/handoff.ts';
import { hello } from '#functions/use-cases/sockets/hello.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { bearer, memoryApis } from '#test/support/api.ts';
import { anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { memoryDeps, unread } from '#test/support/memory-deps.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
});

/** What is the team's own: no visitor is told. */
const internal = /"(priority|department_id|labels|attributes|reason|waiting_reason|unread_by_agent)":/;

it('no response of the widget’s API shows a visitor internal fields', async () => {
  const { token } = await api.make('/widgets', { name: 'Shop' });
  const { session_token, conversation } = await api.startChat(token);
  const own = bearer(session_token);
  const path = `${token}/conversations/${conversation.id}`;
  const said = (content: string) => ({ ...own, body: { client_message_id: freshId(), content } });
  await api.agent('PUT', `/conversations/${conversation.id}/priority`, { body: { priority: 'urgent' } });
  const answers = [
    await api.visitor('POST', `${token}/conversations`, said('And?')),
    await api.visitor('POST', `${token}/offline-messages`, {
      ...own,
      body: { client_message_id: freshId(), content: 'Call', name: 'Vera', email: 'v@example.com' },
    }),
    await api.visitor('POST', `${path}/messages`, said('Hello?')),
    await api.visitor('POST', `${path}/read`, { ...own, body: { seq: 1 } }),
    await api.visitor('POST', `${path}/escalate`, own),
    (await api.visitor('POST', `${token}/session`, { body: { session_token } })).body.conversation,
  ];
  await api.agent('POST', `/conversations/${conversation.id}/resolve`);
  answers.push(await api.visitor('POST', `${path}/rate`, { ...own, body: { rating: 5 } }));
  answers.push(await api.visitor('POST', `${path}/close`, own));
  await api.agent('POST', `/conversations/${conversation.id}/reopen`);
  const rows = await api.visitor('GET', `${path}/messages`, own);
  // An admin who is no agent did these: the visitor sees what happened, not by which right.
  expect(rows.body.data).toContainEqual(expect.objectContaining({ metadata: { event: 'resolved' } }));
  expect(rows.body.data).toContainEqual(expect.objectContaining({ metadata: { event: 'reopened' } }));
  answers.push(rows);
  for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(internal);
  const { body } = await api.agent('GET', `/conversations/${conversation.id}/messages`);
  expect(body.data).toContainEqual(expect.objectContaining({ metadata: { event: 'resolved', reason: 'admin' } }));
});

it('no frame shows a visitor internal fields: messages, workflow steps, handoffs, missed rows', async () => {
  const deps = memoryDeps();
  const replied: object[] = [];
  deps.push.reply = async (_, frames) => {
    replied.push(...[frames].flat());
    return 'sent';
  };
  const next = unread(deps.table);
  const visitor: Id = await aVisitor(deps);
  const ana = await anAgent(deps);
  const widget = { id: 1, department_id: null, handler_type: 'ai_bot', handler_id: 7 } as const;
  const { row } = await startConversation(deps, aStart(visitor, { widget }));
  const id = row.conversation_id;
  await handOff(deps, id, { reason: 'failed' });
  const answer = { agent: ana, content: 'Yes?', client_message_id: freshId(), metadata: null };
  await sendAgentMessage(deps, id, { ...answer, visibility: 'public' });
  await requeue(deps, id, { type: 'system', reason: 'agent_gone' });
  await resolve(deps, id, { type: 'system', reason: 'idle' });
  await close(deps, id, { type: 'system', reason: 'admin' });
  expect(await react(deps)(next())).toEqual({ batchItemFailures: [] });
  const who = { visitor_id: visitor, widget_id: 1, widget_token: 'token', verified: false };
  await deps.table.put({ Item: { pk: 'TOKEN#token', sk: 'TOKEN', widget_id: 1, token: 'token', is_active: true } });
  await connect(deps, 'socket', { principal: 'visitor', ...who });
  const connection = await getConnection(deps.table, 'socket');
  const resume = [{ conversation_id: id, after_seq: 0 }];
  if (connection) await hello(deps, connection, resume, { heartbeatSeconds: 25, leaseSeconds: 75 });
  const pushed = deps.delivered
    .filter(({ channels }) => channels.some(({ kind }) => kind === 'visitor'))
    .map(({ frame }) => frame);
  const types = [...pushed, ...replied].map((frame) => String('type' in frame && frame.type));
  expect(types).toEqual(
    expect.arrayContaining(['message.created', 'conversation.updated', 'conversation.assigned', 'welcome']),
  );
  expect(replied.length).toBeGreaterThan(6);
  for (const frame of [...pushed, ...replied]) expect(JSON.stringify(frame)).not.toMatch(internal);
});
