/** An agent begins a chat with a visitor who is on the site. */
import { beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '#core/model/errors.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { arriveOn, conversationsOfVisitor } from '#test/support/live.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { changeVisitor, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { close, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sayHello } from '#functions/use-cases/live/say-hello.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { disconnect } from '#functions/use-cases/sockets/connect.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { storedWidget } from '#test/support/imports.ts';

const system = { type: 'system', reason: 'test' } as const;
let deps: ReturnType<typeof memoryDeps> & { allowance: typeof allowance; isLiveChatOn: () => Promise<boolean> };
let ana: { id: number; name: string };
let visitor: number;

beforeEach(async () => {
  deps = { ...memoryDeps(), allowance, isLiveChatOn: async () => true };
  await storedWidget(deps.table, 1, { live_visitors: true });
  visitor = await aVisitor(deps);
  ana = await anAgent(deps);
  await arriveOn(deps, { id: visitor, widget_id: 1 }, 'page');
});

type Fields = Partial<Parameters<typeof sayHello>[2]>;
const hello = (fields: Fields = {}): Parameters<typeof sayHello>[2] => ({
  content: 'Need a hand?',
  client_message_id: freshId(),
  agent: ana,
  scope: 'all',
  ...fields,
});
const greet = (fields: Fields = {}) => sayHello(deps, visitor, hello(fields));
const refusal = async (fields?: Fields) => {
  const error = await greet(fields).catch((thrown: unknown) => thrown);
  return error instanceof DomainError ? error.code : error;
};
const pushed = () =>
  deps.delivered.flatMap(({ channels, frame }) =>
    frame.type === 'message.created' && channels.some(({ kind }) => kind === 'visitor') ? [frame.message.content] : [],
  );

it('begins a chat that the agent has, and pushes their message to the page', async () => {
  const { state, isNew } = await greet();
  expect({ isNew, ...state.row.state }).toMatchObject({
    isNew: true,
    status: 'waiting',
    handler: 'agent',
    agent_id: ana.id,
    staff_count: 1,
    visitor_count: 0,
    waiting_since_ms: null,
  });
  const rows = await listRows(deps.table, state.metadata.id, { after: 0, limit: 10 });
  expect(rows.map(({ content, milestone }) => [content, milestone])).toEqual([
    ['Ana joined the conversation', 'started'],
    ['Need a hand?', null],
  ]);
  expect(pushed()).toEqual(['Need a hand?']);
  expect((await getVisitor(deps.table, visitor))?.last_conversation_id).toBe(state.metadata.id);
  expect((await getAgent(deps.table, ana.id))?.current_chats_count).toBe(1);
});

it('goes on with what the visitor answers, as any chat does', async () => {
  const { state } = await greet();
  const answer = { visitor, name: 'Vera', content: 'Yes!', client_message_id: freshId(), allowance };
  const { row } = await sendVisitorMessage(deps, state.metadata.id, answer);
  expect(row.state).toMatchObject({ status: 'active', agent_id: ana.id });
});

it('answers a repeated request with the same chat', async () => {
  const client_message_id = freshId();
  const first = await greet({ client_message_id });
  const again = await greet({ client_message_id });
  expect(again).toMatchObject({ isNew: false, state: { metadata: { id: first.state.metadata.id } } });
  expect((await getAgent(deps.table, ana.id))?.current_chats_count).toBe(1);
});

it('lets one of two agents begin the chat who say hello at once', async () => {
  const ben = await anAgent(deps, { name: 'Ben' });
  const both = await Promise.allSettled([greet(), greet({ agent: ben })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const lost = both.find((one) => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'visitor_in_chat' });
  expect(await conversationsOfVisitor(deps.table, visitor)).toHaveLength(1);
  const counts = await Promise.all([ana, ben].map(({ id }) => getAgent(deps.table, id)));
  expect(counts.map((agent) => agent?.current_chats_count).toSorted()).toEqual([0, 1]);
});

it('lets the visitor keep their own chat who writes at the same moment', async () => {
  const both = await Promise.allSettled([startConversation(deps, aStart(visitor)), greet()]);
  expect(both[0].status).toBe('fulfilled');
  expect(await conversationsOfVisitor(deps.table, visitor)).toHaveLength(1);
});

it('closes a chat that was resolved, and begins another', async () => {
  const { row } = await startConversation(deps, aStart(visitor));
  await resolve(deps, row.conversation_id, system);
  const { state } = await greet();
  expect(state.metadata.id).not.toBe(row.conversation_id);
  const old = await listRows(deps.table, row.conversation_id, { after: 0, limit: 10 });
  expect(old.at(-1)?.state.status).toBe('closed');
});

it('leaves a resolved chat open that the visitor goes on with at the same moment', async () => {
  const { row } = await startConversation(deps, aStart(visitor));
  await resolve(deps, row.conversation_id, system);
  const answer = { visitor, name: 'Vera', content: 'One more thing', client_message_id: freshId(), allowance };
  // They write after the agent's request has looked at their chat.
  const isLiveChatOn = async () => {
    await sendVisitorMessage(deps, row.conversation_id, answer);
    return true;
  };
  await expect(sayHello({ ...deps, isLiveChatOn }, visitor, hello())).rejects.toMatchObject({
    code: 'visitor_in_chat',
  });
  const newest = await newestRow(deps.table, row.conversation_id, { consistent: true });
  expect(newest).toMatchObject({ content: 'One more thing', state: { status: 'pending' } });
});

it('begins another chat after one that is closed', async () => {
  const { row } = await startConversation(deps, aStart(visitor));
  await close(deps, row.conversation_id, system);
  expect((await greet()).isNew).toBe(true);
});

describe('refuses', () => {
  it('a visitor who has left', async () => {
    await disconnect(deps, 'page');
    expect(await refusal()).toBe('visitor_left');
  });
  it('a visitor who is blocked', async () => {
    const item = await getVisitor(deps.table, visitor);
    if (item) await changeVisitor(deps.table, item, { blocked_until_ms: deps.now() + 1000 });
    expect(await refusal()).toBe('visitor_blocked');
  });
  it('a visitor who has a chat', async () => {
    await startConversation(deps, aStart(visitor));
    expect(await refusal()).toBe('visitor_in_chat');
  });
  it('an agent without room', async () => {
    const busy = await anAgent(deps, { current_chats_count: 5 });
    expect(await refusal({ agent: busy })).toBe('agent_at_capacity');
  });
  it('an admin who is no agent', async () => {
    expect(await refusal({ agent: { id: null, name: 'Root' } })).toBe('forbidden');
  });
  it('an agent of other departments, who sees nobody there', async () => {
    expect(await refusal({ scope: { agent: ana.id, departments: [7] } })).toBe('not_found');
  });
  it('everybody while live chat is off', async () => {
    deps.isLiveChatOn = async () => false;
    expect(await refusal()).toBe('widget_inactive');
  });
});

it('begins nothing where the widget lists nobody', async () => {
  const other = { ...memoryDeps(), allowance, isLiveChatOn: async () => true };
  await storedWidget(other.table, 1);
  const silent = await aVisitor(other);
  const said = { content: 'Hi', client_message_id: freshId(), agent: await anAgent(other), scope: 'all' } as const;
  await expect(sayHello(other, silent, said)).rejects.toMatchObject({ code: 'not_configured' });
});
