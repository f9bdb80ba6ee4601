import { readFileSync } from 'node:fs';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { Widget } from '#core/model/widgets/widget.ts';
import { Bill, type StepBill } from '#test/bench/bill.ts';
import { playConversation } from '#test/bench/play-conversation.ts';
import { freshId } from '#test/support/conversations.ts';
import type { AgentAtWork, Member } from '#test/support/people.ts';
import { agentAtWork, say, signIn, startChat, visitorOf } from '#test/support/people.ts';
import type { Frame } from '#test/support/socket.ts';
import { openSocket, saying } from '#test/support/socket.ts';
import type { TestStack } from '#test/support/stack.ts';
import { startTestStack } from '#test/support/stack.ts';

let stack: TestStack;
let admin: Member;
let widget: Widget;
beforeAll(async () => {
  stack = await startTestStack();
  admin = await signIn(stack.url, 'admin');
});
afterAll(() => stack.stop());
beforeEach(async () => {
  widget = await admin.call('createWidget', { body: { name: 'Shop', collect_email: false } });
});

const answer = (agent: Member, conversation: number, content: string, client_message_id = freshId()) =>
  agent.call('sendMessage', { params: { id: String(conversation) }, body: { content, client_message_id } });
const see = (conversation: number): Promise<Conversation> =>
  admin.call('getConversation', { params: { id: String(conversation) } });
const rowsOf = async (conversation: number): Promise<Message[]> =>
  (await admin.call('listMessages', { params: { id: String(conversation) }, query: { after_seq: '0', limit: '100' } }))
    .data;
const close = (conversation: number) =>
  admin.call('closeConversation', { params: { id: String(conversation) }, body: {} });
const of = (conversation: number) => (frame: Frame) =>
  (frame['conversation'] as Conversation | undefined)?.id === conversation;

/** One agent at work; whoever was before is off. */
async function onlyAgent(max: number): Promise<AgentAtWork> {
  const agent = await agentAtWork(stack.url, admin, 'agent1', max);
  await stack.settled();
  return agent;
}

async function offDuty(agent: AgentAtWork): Promise<void> {
  const { data } = await agent.call('listConversations', { query: { agent_id: 'me' } });
  await Promise.all(data.filter(({ status }) => status !== 'closed').map(({ id }) => close(id)));
  await agent.call('setOwnStatus', { body: { status: 'offline' } });
  agent.socket.close();
  await agent.socket.closed;
}

describe('a chat from hello to stars', () => {
  test('is assigned by the stream, lives over both sockets, is resolved and rated', async () => {
    const agent = await onlyAgent(5);
    const visitor = await visitorOf(stack.url, widget, { name: 'Vera' });
    const socket = await visitor.connect();
    const { conversation } = await startChat(visitor);
    await agent.socket.next('conversation.assigned', of(conversation.id));
    await socket.next('message.created', (frame) => (frame['message'] as Message).sender_type === 'system');

    await answer(agent, conversation.id, 'Hello, Vera!');
    await socket.next('message.created', saying('Hello, Vera!'));
    await say(visitor, conversation, 'Where is my order?');
    await agent.socket.next('message.created', saying('Where is my order?'));
    expect(await see(conversation.id)).toMatchObject({
      status: 'active',
      unread_by_agent: 1,
      last_message: 'Where is my order?',
      visitor: { name: 'Vera' },
    });

    await agent.call('resolveConversation', { params: { id: String(conversation.id) }, body: {} });
    await socket.next('conversation.updated', (frame) => (frame['conversation'] as Conversation).status === 'resolved');
    const rated = await visitor.call('rateConversation', {
      params: { token: widget.token, id: String(conversation.id) },
      body: { rating: 5, feedback: 'Quick!' },
    });
    expect(rated).toMatchObject({ rating: 5, feedback: 'Quick!' });
    expect(await agent.call('getOwnAgent', {})).toMatchObject({
      current_chats_count: 0,
      ratings_count: 1,
      average_rating: 5,
    });
    socket.close();
    await offDuty(agent);
  });
});

describe('nothing is lost', () => {
  test('a socket that dies in mid-chat resumes where it stopped', async () => {
    const agent = await onlyAgent(5);
    const visitor = await visitorOf(stack.url, widget);
    const first = await visitor.connect();
    const { conversation } = await startChat(visitor);
    await agent.socket.next('conversation.assigned', of(conversation.id));
    const { seq } = await answer(agent, conversation.id, 'before');
    await first.next('message.created', saying('before'));
    const frame = first.frames.find(({ type }) => type === 'welcome');
    stack.killSocket(String(frame?.['connection_id']));
    await first.closed;
    await answer(agent, conversation.id, 'while away 1');
    await answer(agent, conversation.id, 'while away 2');
    const second = await visitor.connect([{ conversation_id: conversation.id, after_seq: seq }]);
    await second.next('message.created', saying('while away 1'));
    await second.next('message.created', saying('while away 2'));
    await answer(agent, conversation.id, 'and on');
    await second.next('message.created', saying('and on'));
    const seqs = second.frames
      .filter(({ type }) => type === 'message.created')
      .map((each) => (each['message'] as Message).seq);
    expect(seqs).toEqual([seq + 1, seq + 2, seq + 3]);
    second.close();
    await offDuty(agent);
  });

  test('the same message posted three times is stored once', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const { conversation } = await startChat(visitor);
    const id = freshId();
    const sent = await Promise.all([1, 2, 3].map(() => say(visitor, conversation, 'Once', id)));
    expect(new Set(sent.map((message) => message.id)).size).toBe(1);
    expect((await rowsOf(conversation.id)).filter(({ content }) => content === 'Once')).toHaveLength(1);
    await close(conversation.id);
  });
});

describe('a session opens only its own', () => {
  test('another visitor’s, another widget’s and a made-up session open nothing, and say nothing', async () => {
    const owner = await visitorOf(stack.url, widget);
    const { conversation } = await startChat(owner, 'secret');
    const stranger = await visitorOf(stack.url, widget);
    const read = (token: string, session: string, id: number) =>
      fetch(`${stack.url}/api/widget/${token}/conversations/${id}/messages`, {
        headers: { authorization: `Bearer ${session}` },
      });
    const foreign = await read(widget.token, stranger.token, conversation.id);
    const missing = await read(widget.token, stranger.token, conversation.id + 4096);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(await foreign.text()).toBe(await missing.text());
    const other = await admin.call('createWidget', { body: { name: 'Other' } });
    expect((await read(other.token, owner.token, conversation.id)).status).toBe(401);
    expect((await read(widget.token, `${owner.token}x`, conversation.id)).status).toBe(401);
    await expect(openSocket(owner.socketUrl, `${owner.token}x`)).rejects.toThrow('refused');
    await close(conversation.id);
  });

  test('a regenerated token ends the old one’s sessions immediately', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const { conversation } = await startChat(visitor);
    await admin.call('regenerateToken', { params: { id: String(widget.id) } });
    await expect(say(visitor, conversation, 'still there?')).rejects.toMatchObject({
      status: expect.toBeOneOf([401, 404]),
    });
    await close(conversation.id);
  });

  test('a signed identity ends the sockets from before it, for good', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const socket = await visitor.connect();
    const { identity_secret } = await admin.call('rotateIdentitySecret', { params: { id: String(widget.id) } });
    const identity_token = await new SignJWT({ sub: 'customer-1' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('10m')
      .sign(new TextEncoder().encode(identity_secret));
    const signedIn = await visitor.call('openSession', {
      params: { token: widget.token },
      body: { session_token: visitor.token, identity_token },
    });
    await socket.closed;
    expect(socket.frames.map(({ type }) => type)).not.toContain('session.revoked');
    await expect(openSocket(visitor.socketUrl, visitor.token)).rejects.toThrow('refused');
    const next = await openSocket(visitor.socketUrl, signedIn.session_token);
    next.close();
  });
});

describe('two chats for one free place', () => {
  test('one is assigned, one waits and is taken when the first closes', async () => {
    const agent = await onlyAgent(1);
    const visitors = await Promise.all([visitorOf(stack.url, widget), visitorOf(stack.url, widget)]);
    const chats = (await Promise.all(visitors.map((visitor) => startChat(visitor)))).map(
      ({ conversation }) => conversation.id,
    );
    await stack.settled();
    const states = await Promise.all(chats.map(see));
    expect(states.map(({ status }) => status).toSorted()).toEqual(['active', 'pending']);
    const waiting = states.find(({ status }) => status === 'pending');
    const served = states.find(({ status }) => status === 'active');
    expect(waiting).toMatchObject({ agent_id: null, waiting_reason: 'all_full' });
    await close(served?.id ?? 0);
    await agent.socket.next('conversation.assigned', of(waiting?.id ?? 0));
    expect(await see(waiting?.id ?? 0)).toMatchObject({ status: 'active', agent_id: agent.agent.id });
    await offDuty(agent);
  });

  test('a chat that found no agent is assigned when one comes online', async () => {
    const visitor = await visitorOf(stack.url, widget);
    const { conversation } = await startChat(visitor);
    await stack.settled();
    expect(await see(conversation.id)).toMatchObject({ status: 'pending', waiting_reason: 'nobody_online' });
    const agent = await onlyAgent(5);
    await agent.socket.next('conversation.assigned', of(conversation.id));
    await offDuty(agent);
  });
});

describe('a delivered message', () => {
  test('costs one request, one invocation, one write unit, one push, no index write and no stream invocation', async () => {
    const agent = await onlyAgent(5);
    const visitor = await visitorOf(stack.url, widget);
    const socket = await visitor.connect();
    const { conversation } = await startChat(visitor);
    await agent.socket.next('conversation.assigned', of(conversation.id));
    await answer(agent, conversation.id, 'The first answer is a milestone; it is not counted here.');
    await say(visitor, conversation, 'Nor is this.');
    await stack.settled();
    await fetch(`${stack.url}/local/meters/reset`, { method: 'POST' });
    const TURNS = 10;
    for (let turn = 0; turn < TURNS; turn++) {
      await answer(agent, conversation.id, `Your parcel left our warehouse, number ${turn}.`);
      await socket.next('message.created');
      await say(visitor, conversation, `And where is it now, question ${turn}?`);
      await agent.socket.next('message.created');
    }
    await stack.settled();
    const { functions } = (await (await fetch(`${stack.url}/local/meters`)).json()) as {
      functions: Record<string, Record<string, number>>;
    };
    // The sweep runs every minute, whatever is said.
    const used = Object.entries(functions).filter(([name]) => !name.includes('sweep'));
    const meters = new Set(used.flatMap(([, own]) => Object.keys(own)));
    const total = Object.fromEntries(
      [...meters].map((meter) => [meter, used.reduce((sum, [, own]) => sum + (own[meter] ?? 0), 0)]),
    );
    const messages = 2 * TURNS;
    expect(total).toMatchObject({
      http_requests: messages,
      invocations: messages,
      write_units: messages,
      index_write_units: 0,
      stream_invocations: 0,
      socket_messages_out: messages,
      socket_messages_in: 0,
    });
    expect(total['read_units']).toBeLessThanOrEqual(3 * messages);
    socket.close();
    await offDuty(agent);
  });
});

describe('a whole conversation', () => {
  /** The steps of docs/cost.md, by name. */
  const documented = readFileSync('docs/cost.md', 'utf8')
    .split('## One conversation')[1]
    ?.split('###')[0]
    ?.matchAll(/^\| ([a-z0-9 ]+?) +\| +(\d+) +\| +(\d+) +\| +(\d+) +\| +([\d.]+) +\| +([\d.]+) +\| +[\d.]+ +\|$/gm)
    .map(([, step = '', ...counts]) => {
      const [requests = 0, frames = 0, invocations = 0, writes = 0, reads = 0] = counts.map(Number);
      return { step, requests, frames, invocations, writes, reads };
    })
    .toArray();

  test('costs in each step what docs/cost.md says, to the unit', async () => {
    const agents = [await agentAtWork(stack.url, admin, 'agent1', 5), await agentAtWork(stack.url, admin, 'agent2', 5)];
    // What the first one causes once, such as a new quarter of an hour, belongs to none.
    await playConversation(stack.url, widget, agents, 0);
    await stack.settled();
    const bill = new Bill(stack);
    await playConversation(stack.url, widget, agents, 1, (step) => bill.begin(step));
    await bill.end();
    const steps = bill.steps();
    // Records of the stream that come at the same time are one invocation or two.
    const exact = (all: readonly StepBill[] = []) => all.map((one) => ({ ...one, invocations: undefined }));
    expect(exact(steps)).toEqual(exact(documented));
    const most = new Map(documented?.map((one) => [one.step, one.invocations]));
    expect(steps.filter(({ step, invocations }) => invocations > (most.get(step) ?? 0))).toEqual([]);
    for (const agent of agents) await offDuty(agent);
  });
});

describe('a program with an API key', () => {
  test('reaches both functions by the addresses that people use, until its key is revoked', async () => {
    const { id, key } = await admin.call('createApiKey', { body: { name: 'CRM', role: 'agent' } });
    const ask = async (path: string, sent: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const answer = await fetch(`${stack.url}/api/v1/live-chat${path}`, { headers, ...sent });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await ask(`/widgets/${widget.id}`)).toMatchObject({ status: 200, body: { name: 'Shop' } });
    expect(await ask('/tickets', { method: 'POST', body: '{"subject":"From the CRM"}' })).toMatchObject({
      status: 201,
    });
    expect(await ask('/departments', { method: 'POST', body: '{"name":"No"}' })).toMatchObject({ status: 403 });
    expect(await ask(`/widgets?key=${key}`, { headers: {} })).toMatchObject({
      status: 401,
      body: { detail: expect.stringMatching(/in the address/) },
    });
    await admin.call('deleteApiKey', { params: { id: String(id) } });
    expect(await ask('/widgets')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    const { data } = await admin.call('listAudit', { query: { entity: 'api_key' } });
    expect(data.map(({ verb }) => verb)).toEqual(['deleted', 'created']);
  });
});
