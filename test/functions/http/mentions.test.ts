/** Notes that call agents: who may be called, who is notified, and that visitors never see it. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AgentNotice } from '#functions/deps.ts';
import { channelPush } from '#functions/platform/push.ts';
import { putConnection, subscribe } from '#functions/store/sockets/connection-store.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, memoryApis } from '#test/support/api.ts';
import { anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';

describe('a note over HTTP', () => {
  let api: MemoryApis;
  let chat: number;
  let own: number;
  let other: number;
  beforeAll(async () => {
    api = await memoryApis();
    own = (await api.make('/agents', { user_id: 'ada' })).id;
    other = (await api.make('/agents', { user_id: 'ben' })).id;
    chat = (await api.startChat((await api.make('/widgets', { name: 'Shop' })).token)).conversation.id;
  });
  const note = (body: object) =>
    api.agent('POST', `/conversations/${chat}/messages`, {
      claims: ada,
      body: { client_message_id: freshId(), content: 'Look, @ben', visibility: 'internal', ...body },
    });

  it('keeps whom it calls', async () => {
    const { status, body } = await note({ metadata: { mentions: [other] } });
    expect([status, body.metadata]).toEqual([201, { mentions: [other] }]);
    const { body: listed } = await api.agent('GET', `/conversations/${chat}/messages`);
    expect(listed.data.at(-1)).toMatchObject({ metadata: { mentions: [other] } });
  });

  it('comes with a transfer also where somebody else has just given the chat there', async () => {
    const assign = (body: object) => api.agent('POST', `/conversations/${chat}/assign`, { claims: ada, body });
    await assign({ agent_id: other });
    const told = await assign({ agent_id: other, note: 'I promised a refund' });
    expect(await assign({ agent_id: other, note: 'I promised a refund' })).toMatchObject({ status: 200 });
    const { body: listed } = await api.agent('GET', `/conversations/${chat}/messages`);
    const notes = listed.data.filter(({ content }: { content: string }) => content === 'I promised a refund');
    expect(notes).toMatchObject([{ visibility: 'internal', seq: told.body.last_seq }]);
  });

  it('can mention those who see the chat, and only those are offered', async () => {
    const offered = async () =>
      (await api.agent('GET', `/conversations/${chat}/mentionable`, { claims: ada })).body.agent_ids as number[];
    expect(await offered()).toEqual([own, other]);
    const { id: sales } = await api.make('/departments', { name: 'Sales' });
    const seller = (await api.make('/agents', { user_id: 'cleo', department_ids: [sales] })).id;
    expect(await offered()).toEqual([own, other, seller]);
    api.agentDeps.areAgentsScoped = async () => true;
    expect(await offered()).toEqual([own, other]);
    expect((await note({ metadata: { mentions: [seller] } })).status).toBe(400);
    expect((await note({ metadata: { mentions: [other] } })).status).toBe(201);
    api.agentDeps.areAgentsScoped = async () => false;
  });

  it('is the same note when it is sent again, and another one when it calls others', async () => {
    const again = { client_message_id: freshId(), metadata: { mentions: [other] } };
    const { body } = await note(again);
    expect(await note(again)).toMatchObject({ status: 200, body: { id: body.id } });
    expect((await note({ ...again, metadata: { mentions: [own] } })).body.code).toBe('idempotency_mismatch');
  });

  it('carries nothing where it calls nobody', async () => {
    expect((await note({ metadata: { mentions: [] } })).body.metadata).toBeNull();
  });

  it.each([
    ['calls an agent nobody knows', { mentions: [5] }, {}, 'There is no agent 5'],
    [
      'is an answer',
      { mentions: [1] },
      { visibility: 'public' },
      'Only a note can mention agents: visitors read the rest',
    ],
    ['calls more than ten', { mentions: Array.from({ length: 11 }, (_, index) => index + 1) }, {}, /at most 10/],
    ['calls one twice', { mentions: [1, 1] }, {}, 'Must not contain an agent twice'],
  ])('is refused in words when it %s', async (_, metadata, more, message) => {
    const { status, body } = await note({ metadata, ...more });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([
      { path: expect.stringMatching(/^body\.metadata\.mentions/), message: expect.stringMatching(message) },
    ]);
  });
});

describe('agents whom a note calls', () => {
  let deps: MemoryDeps;
  let told: [agent: number, notice: AgentNotice][];
  let posted: string[];
  beforeEach(() => {
    deps = memoryDeps();
    [told, posted] = [[], []];
  });

  it('see it on every open dashboard, once each; those who are away are reached otherwise; the author isn’t', async () => {
    const [ana, ben, cleo] = [await anAgent(deps), await anAgent(deps), await anAgent(deps)];
    const { conversation_id: id } = (await startConversation(deps, aStart(await aVisitor(deps)))).row;
    const token_expires_at_seconds = Math.ceil(deps.now() / 1000) + 900;
    const who = {
      principal: 'agent',
      user_id: 'ben',
      agent_id: ben.id,
      name: 'Ben',
      token_expires_at_seconds,
    } as const;
    await putConnection(deps.table, 'ben-1', who, deps.now());
    const socket = { ...who, id: 'ben-1', expires_at_seconds: token_expires_at_seconds, channels: [] };
    await subscribe(deps.table, socket, [
      { kind: 'agent', id: ben.id },
      { kind: 'watch', id },
    ]);
    const push = channelPush({
      ...deps,
      post: async (to) => (posted.push(to), 'sent'),
      disconnect: async () => {},
    });
    const reach = { agent: async (agent: number, notice: AgentNotice) => void told.push([agent, notice]) };
    await sendAgentMessage({ ...deps, push, reach }, id, {
      agent: ana,
      content: '@Ana @Ben @Cleo',
      client_message_id: freshId(),
      visibility: 'internal',
      metadata: { mentions: [ana.id, ben.id, cleo.id] },
    });
    expect(posted).toEqual(['ben-1']);
    expect(told).toEqual([[cleo.id, { kind: 'mention', conversation_id: id }]]);
  });
});
