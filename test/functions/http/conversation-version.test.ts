/** The version of a conversation orders its states: in whatever order they arrive, every client ends with the newest. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FullConversation,
  type VisitorConversation,
  conversation as conversationSchema,
} from '#core/model/conversations/conversation.ts';
import { createConversationStore } from '#dashboard/data/inbox/conversation-store.ts';
import { ada, type Apis, bearer, startApis } from '#test/support/api.ts';
import { conversationIs } from '#widget/app/state/changes.ts';
import { initialState } from '#widget/app/state/state.ts';

let api: Apis;
let token: string;
let department: number;
let agent: number;
beforeAll(async () => {
  api = await startApis();
  agent = (await api.make('/agents', { user_id: 'ada' })).id;
  await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'online' } });
  department = (await api.make('/departments', { name: 'Sales' })).id;
  token = (await api.make('/widgets', { name: 'Shop' })).token;
});
afterAll(() => api.stop());

const growing = (states: readonly { version: number }[]) =>
  states.every(({ version }, at) => at === 0 || version > (states[at - 1]?.version ?? 0));

/** Changes of a conversation in turn, each with how it is seen afterwards by the team, in a list, and by its visitor. */
async function history() {
  const { session_token, conversation } = await api.startChat(token);
  const own = bearer(session_token);
  const path = `/conversations/${conversation.id}`;
  const byAgent =
    (method: string, what: string, body: object = {}) =>
    () =>
      api.agent(method, `${path}${what}`, { claims: ada, body });
  const byVisitor =
    (what: string, body: object = {}) =>
    () =>
      api.visitor('POST', `${token}${path}${what}`, { ...own, body });
  let sent = 1;
  const text = (content: string) => ({ content, client_message_id: `message-${++sent}` });
  const changes = [
    byAgent('PUT', '/labels', { labels: ['vip'] }),
    byAgent('PUT', '/priority', { priority: 'high' }),
    byAgent('PUT', '/attributes', { attributes: { plan: 'pro' } }),
    byAgent('POST', '/assign', { department_id: department }),
    byAgent('PUT', '/labels', { labels: [] }),
    byAgent('POST', '/assign', { agent_id: agent }),
    byAgent('POST', '/read', { seq: 1 }),
    byVisitor('/messages', text('Still there?')),
    byAgent('POST', '/read', { seq: 4 }),
    byAgent('POST', '/messages', text('Yes.')),
    byVisitor('/read', { seq: 5 }),
    byAgent('POST', '/messages', { ...text('A note.'), visibility: 'internal' }),
    byAgent('PUT', '/labels', { labels: ['done'] }),
    byAgent('POST', '/resolve'),
    byVisitor('/rate', { rating: 5 }),
    byAgent('PUT', '/priority', { priority: 'low' }),
    byAgent('POST', '/reopen'),
    byVisitor('/close'),
    byAgent('PUT', '/labels', { labels: ['late'] }),
  ];
  const seen: { full: FullConversation; listed: FullConversation; visitors: VisitorConversation }[] = [];
  const look = async () => {
    const [full, list, session] = await Promise.all([
      api.agent('GET', path),
      api.agent('GET', '/conversations', { query: { visitor_id: String(conversation.visitor_id) } }),
      api.visitor('POST', `${token}/session`, { body: { session_token } }),
    ]);
    // The agent's own draft and the visitor's presence are no part of its state: the dashboard keeps them elsewhere.
    const shown = Object.entries(full.body).filter(([name]) => name in conversationSchema.shape);
    seen.push({
      full: Object.fromEntries(shown) as FullConversation,
      listed: list.body.data[0],
      visitors: session.body.conversation,
    });
  };
  await look();
  for (const change of changes) {
    api.clock.ms += 1000;
    expect((await change()).status).toBeLessThan(300);
    await look();
  }
  return seen;
}

describe('the version of a conversation', () => {
  let seen: Awaited<ReturnType<typeof history>>;
  beforeAll(async () => (seen = await history()));

  it('grows with every change that agents or visitors see, and is the same in a list', () => {
    for (const { full, listed } of seen) expect(listed).toMatchObject({ version: full.version });
    expect(growing(seen.map(({ full }) => full))).toBe(true);
    const visitors = seen.flatMap((one) => one.visitors ?? []);
    const withoutVersion = (one: VisitorConversation) => JSON.stringify({ ...one, version: 0 });
    const changes = visitors.filter(
      (one, at) => at === 0 || withoutVersion(one) !== withoutVersion(visitors[at - 1] ?? one),
    );
    expect(changes.length).toBeGreaterThan(5);
    expect(growing(changes)).toBe(true);
  });

  /** The first states of these, up to any of them, in any order. */
  const inAnyOrder = <State>(states: readonly State[]) =>
    fc
      .integer({ min: 1, max: states.length })
      .chain((count) => fc.shuffledSubarray(states.slice(0, count), { minLength: count }));

  it('lets the dashboard end with the newest state, whatever order the states arrive in', () => {
    fc.assert(
      fc.property(inAnyOrder(seen), (order) => {
        const newest = order.reduce((one, other) => (one.full.version > other.full.version ? one : other)).full;
        const store = createConversationStore();
        for (const { full, listed } of order) store.put([full, listed]);
        expect(store.get(newest.id)).toEqual(newest);
      }),
    );
  });

  it('lets the widget end with the newest state, whatever order the states arrive in', () => {
    const states = seen.flatMap(({ visitors }) => visitors ?? []);
    fc.assert(
      fc.property(inAnyOrder(states), (order) => {
        const end = order.reduce((state, one) => conversationIs(one)(state), initialState);
        expect(end.conversation?.version).toBe(Math.max(...order.map(({ version }) => version)));
      }),
    );
  });
});

it('is different after two edits of different fields at the same moment, and both are kept', async () => {
  const { conversation } = await api.startChat(token);
  const path = `/conversations/${conversation.id}`;
  const before = (await api.agent('GET', path)).body;
  const answers = await Promise.all([
    api.agent('PUT', `${path}/labels`, { body: { labels: ['vip'] } }),
    api.agent('PUT', `${path}/attributes`, { body: { attributes: { plan: 'pro' } } }),
    api.agent('PUT', `${path}/priority`, { body: { priority: 'high' } }),
  ]);
  expect(answers.map(({ body }) => body.version - before.version).sort()).toEqual([1, 2, 3]);
  const after = (await api.agent('GET', path)).body;
  expect(after).toMatchObject({ labels: ['vip'], attributes: { plan: 'pro' }, priority: 'high' });
  expect(after.version).toBe(before.version + 3);
});
