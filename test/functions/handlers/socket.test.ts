import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerBytes, MAX_ANSWER_BYTES } from '#core/limits/answer-size.ts';
import { decide } from '#core/conversation/conversation.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';
import type { SocketEvent } from '#functions/handlers/socket.ts';
import { socket } from '#functions/handlers/socket.ts';
import { toContext } from '#functions/socket/principal.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import type { Principal } from '#functions/store/sockets/connection-store.ts';
import { getConnection, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import { appendRow, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { readLeases } from '#functions/store/assignment/lease-store.ts';
import { assignTo } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { changeAgent } from '#functions/use-cases/availability/presence.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { visitorGateItem } from '#functions/store/visitors/visitor-store.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aDepartment, allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { TestDeps } from '#test/support/deps.ts';
import { testDeps } from '#test/support/deps.ts';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';

let table: TestTable;
let deps: TestDeps;
/** Frames by connection, in the order they were posted. */
let posted: Record<string, ServerFrame[]>;
/** Connections that were hung up on. */
let ended: string[];
let handle: (event: SocketEvent) => Promise<unknown>;

beforeAll(async () => {
  table = await startTestTable();
  deps = testDeps(table);
  await deps.table.put({ Item: gate });
});
afterAll(() => table.stop());
beforeEach(() => {
  posted = {};
  ended = [];
  deps.push.end = async (id) => void ended.push(id);
  deps.delivered.length = 0;
  deps.push.reply = async (id, frames) => {
    (posted[id] ??= []).push(...[frames].flat());
    return 'sent';
  };
  handle = socket({
    ...deps,
    rhythm: { heartbeatSeconds: 25, leaseSeconds: 75 },
    agentSocketEndpoint: 'https://socket.example.com/agents',
  });
});

const TOKEN = 'widget-token';
const gate = { ...keys.token(TOKEN), widget_id: 1, token: TOKEN, is_active: true, allowed_domains: [] };

let connections = 0;
/** Opens a socket, as API Gateway does once the authorizer has let someone in. */
async function open(who: Principal): Promise<string> {
  const id = `connection-${++connections}`;
  const answer = await handle({
    requestContext: { stage: 'live', routeKey: '$connect', connectionId: id, authorizer: toContext(who) },
  });
  expect(answer).toEqual({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'live-chat.v1' } });
  return id;
}
const send = (connectionId: string, frame: unknown, routeKey = '$default') =>
  handle({
    requestContext: { stage: 'live', routeKey, connectionId },
    body: typeof frame === 'string' ? frame : JSON.stringify(frame),
  });
const end = (connectionId: string) =>
  handle({ requestContext: { stage: 'live', routeKey: '$disconnect', connectionId } });
const visitorOf = (visitor_id: number): Principal => ({
  principal: 'visitor',
  visitor_id,
  widget_id: 1,
  widget_token: TOKEN,
  verified: false,
});
const agentOf = ({ id, name }: { id: number; name: string }): Principal => ({
  principal: 'agent',
  user_id: `user-${id}`,
  name,
  agent_id: id,
  token_expires_at_seconds: tokenEnds(),
});
/** An hour from now, as Cognito's tokens do. */
const tokenEnds = () => deps.clock.ms / 1000 + 3600;
const listens = async (channel: Parameters<typeof keys.channel>[0], connectionId: string) =>
  (await deps.table.get({ Key: keys.channel(channel, connectionId) })) !== undefined;

it('a socket on the agents’ stage is known by a marked ID, answered by it, and forgotten by it', async () => {
  const context = (routeKey: string) => ({ stage: 'agents', routeKey, connectionId: 'on-stage' });
  const authorizer = toContext(visitorOf(await aVisitor(deps)));
  await handle({ requestContext: { ...context('$connect'), authorizer } });
  await handle({ requestContext: context('$default'), body: '{"type":"ping"}' });
  expect(Object.keys(posted)).toEqual(['~on-stage']);
  const stored = () => deps.table.get({ Key: keys.connection('~on-stage') });
  expect(await stored()).toBeDefined();
  await handle({ requestContext: context('$disconnect') });
  expect(await stored()).toBeUndefined();
});

describe('a visitor’s socket', () => {
  it('is welcomed, listens to what is theirs and to their widget, and costs two writes in all', async () => {
    const visitor = await aVisitor(deps);
    deps.resetUnits();
    const id = await open(visitorOf(visitor));
    await send(id, { type: 'hello' });
    expect(deps.units).toEqual({ read: 4, write: 2, index: 0 });
    const [welcome] = posted[id] ?? [];
    expect(welcome).toMatchObject({ type: 'welcome', connection_id: id, heartbeat_seconds: 300 });
    expect(welcome?.type === 'welcome' && welcome.reconnect_after_seconds).toBeGreaterThanOrEqual(5400);
    for (const channel of [
      { kind: 'visitor', id: visitor, widget_id: 1 },
      { kind: 'widget', id: 1 },
    ] as const) {
      expect(await subscribersOf(deps.table, channel)).toContainEqual(expect.objectContaining({ connectionId: id }));
    }
  });

  it.each([
    ['its widget got another token', () => deps.table.delete({ Key: keys.token(TOKEN) })],
    ['its widget was switched off', () => deps.table.put({ Item: { ...gate, is_active: false } })],
    ['its widget asked for identities', () => deps.table.put({ Item: { ...gate, require_identity: true } })],
    ['its visitor was erased', (visitor: number) => deps.table.put({ Item: visitorGateItem(visitor, 'none') })],
    [
      'its visitor was vouched for',
      (visitor: number) => deps.table.put({ Item: visitorGateItem(visitor, 'verified') }),
    ],
  ])('that kept silent until %s hears nothing and is hung up on (abuse case 20)', async (_what, cutOff) => {
    const visitor = await aVisitor(deps);
    const { row } = await startConversation(deps, aStart(visitor));
    const id = await open(visitorOf(visitor));
    await cutOff(visitor);
    await send(id, { type: 'hello', resume: [{ conversation_id: row.conversation_id, after_seq: 0 }] });
    await deps.table.put({ Item: gate });
    expect(posted[id]).toEqual([{ type: 'session.revoked' }]);
    expect(ended).toEqual([id]);
    expect(await listens({ kind: 'visitor', id: visitor, widget_id: 1 }, id)).toBe(false);
  });

  it('is one of fifty at most: of more, the oldest are hung up on (abuse cases 17 and 18)', async () => {
    const visitor = await aVisitor(deps);
    const other = await open(visitorOf(await aVisitor(deps)));
    await send(other, { type: 'hello' });
    const ended: string[] = [];
    deps.push.end = async (id) => void ended.push(id);
    const ids: string[] = [];
    for (let made = 0; made < 53; made++) {
      deps.clock.ms += 3000;
      const id = await open(visitorOf(visitor));
      await send(id, { type: 'hello' });
      ids.push(id);
    }
    expect(ended).toEqual(ids.slice(0, 3));
    const left = await subscribersOf(deps.table, { kind: 'visitor', id: visitor, widget_id: 1 });
    expect(left.map(({ connectionId }) => connectionId).toSorted()).toEqual(ids.slice(3).toSorted());
    expect(await getConnection(deps.table, ids[0] ?? '')).toBeUndefined();
  });

  it('is refused without a write when it opens more often than a flaky network would (abuse case 17)', async () => {
    const [visitor, other] = [await aVisitor(deps), await aVisitor(deps)];
    deps.clock.ms += 60_000;
    const connect = (who: Principal) =>
      handle({
        requestContext: { stage: 'live', routeKey: '$connect', connectionId: freshId(), authorizer: toContext(who) },
      });
    for (let made = 0; made < 30; made++) await open(visitorOf(visitor));
    deps.resetUnits();
    expect([await connect(visitorOf(visitor)), await connect(visitorOf(visitor))]).toEqual([
      { statusCode: 429 },
      { statusCode: 429 },
    ]);
    expect(deps.units.write).toBe(0);
    await open(visitorOf(other));
    deps.clock.ms += 60_000;
    await open(visitorOf(visitor));
  });

  it('gets what happens together in one text if its client says that it takes that', async () => {
    const visitor = await aVisitor(deps);
    const [id, former] = [await open(visitorOf(visitor)), await open(visitorOf(visitor))];
    await send(id, { type: 'hello', batches: true });
    await send(former, { type: 'hello' });
    const found = await subscribersOf(deps.table, { kind: 'visitor', id: visitor, widget_id: 1 });
    expect(new Map(found.map(({ connectionId, batches }) => [connectionId, batches]))).toEqual(
      new Map([
        [id, true],
        [former, false],
      ]),
    );
  });

  it('gets one frame in a text once a later greeting doesn’t say that it takes more, and is caught up by no further one', async () => {
    const visitor = await aVisitor(deps);
    const { row } = await startConversation(deps, aStart(visitor));
    const id = await open(visitorOf(visitor));
    const resume = [{ conversation_id: row.conversation_id, after_seq: 0 }];
    const hello = async (batches: boolean) => {
      posted[id] = [];
      await send(id, { type: 'hello', resume, ...(batches ? { batches } : {}) });
      const found = await subscribersOf(deps.table, { kind: 'visitor', id: visitor, widget_id: 1 });
      return [
        found.find(({ connectionId }) => connectionId === id)?.batches,
        posted[id]?.some(({ type }) => type === 'message.created'),
      ];
    };
    expect(await hello(true)).toEqual([true, true]);
    expect(await hello(false)).toEqual([false, true]);
    expect(await hello(true)).toEqual([false, false]);
    expect(await hello(false)).toEqual([false, false]);
  });

  it('receives at most five rows, once, then a frame that says there are more', async () => {
    const visitor = await aVisitor(deps);
    const { row } = await startConversation(deps, aStart(visitor));
    const { conversation_id } = row;
    for (let seq = 2; seq <= 7; seq++) await appendRow(deps.table, { ...row, seq, state: { ...row.state, seq } });
    const id = await open(visitorOf(visitor));
    const resume = Array.from({ length: 100 }, () => ({ conversation_id, after_seq: 0 }));
    await send(id, { type: 'hello', resume });
    const created = () => (posted[id] ?? []).filter(({ type }) => type === 'message.created').length;
    expect(created()).toBe(5);
    await send(id, { type: 'hello', resume });
    expect(created()).toBe(5);
    expect(posted[id]?.at(-1)).toEqual({ type: 'resume.more', conversation_id, after_seq: 0 });
  });

  it('is refused a frame that names its type twice, which could pass the throttle of another type', async () => {
    const id = await open(visitorOf(await aVisitor(deps)));
    await send(id, '{"type":"ping","type":"hello"}');
    expect(posted[id]).toMatchObject([{ type: 'error', code: 'validation_failed' }]);
    await send(id, { type: 'hello' }, 'hello');
    await send(id, { type: 'hello' });
    expect(posted[id]).toMatchObject([{ type: 'error' }, { type: 'welcome' }, { type: 'welcome' }]);
  });

  it("is ignored beyond a person's rate: warned once, then ignored, and accepted again later", async () => {
    const visitor = await aVisitor(deps);
    const [id, other] = [await open(visitorOf(visitor)), await open(visitorOf(visitor))];
    for (let frame = 0; frame < 100; frame++) await send(id, { type: 'ping' });
    const answers = posted[id] ?? [];
    expect(answers.filter(({ type }) => type === 'pong')).toHaveLength(60);
    expect(answers.slice(60)).toMatchObject([{ type: 'error', code: 'rate_limited' }]);
    await send(other, { type: 'ping' });
    expect(posted[other]).toEqual([{ type: 'pong' }]);
    deps.clock.ms += 10_000;
    await send(id, { type: 'ping' });
    expect(posted[id]?.at(-1)).toEqual({ type: 'pong' });
  });

  it('gets the rows it missed, without the team’s notes but with what came before each', async () => {
    const visitor = await aVisitor(deps);
    const ana = await anAgent(deps);
    const { row } = await startConversation(deps, aStart(visitor));
    const say = (content: string, visibility: 'public' | 'internal') =>
      sendAgentMessage(deps, row.conversation_id, {
        agent: ana,
        content,
        client_message_id: freshId(),
        visibility,
        metadata: null,
      });
    await say('a note', 'internal');
    await say('an answer', 'public');
    const id = await open(visitorOf(visitor));
    await send(id, { type: 'hello', resume: [{ conversation_id: row.conversation_id, after_seq: 1 }] });
    const shown = posted[id]?.slice(1).map((frame) => frame.type === 'message.created' && frame.message);
    expect(shown).toMatchObject([
      { seq: 3, sender_type: 'system', previous_seq: 1 },
      { seq: 4, content: 'an answer', previous_seq: 3 },
    ]);
  });

  it('receives the position to fetch from when more than five rows were missed', async () => {
    const visitor = await aVisitor(deps);
    const { row } = await startConversation(deps, aStart(visitor));
    await assignTo(
      deps,
      row.conversation_id,
      await anAgent(deps),
      { type: 'system', reason: 'test' },
      { force: false },
    );
    let state = (await newestRow(deps.table, row.conversation_id))?.state ?? row.state;
    for (let count = 0; count < 11; count++) {
      const said = { type: 'visitor_message', content: 'Hm', name: null, allowance, assignee: null } as const;
      const next = decide(state, { ...said, client_message_id: freshId() }, deps.now() + count * 1000);
      await appendRow(deps.table, { ...next, id: count + 1, conversation_id: row.conversation_id });
      state = next.state;
    }
    const id = await open(visitorOf(visitor));
    await send(id, { type: 'hello', resume: [{ conversation_id: row.conversation_id, after_seq: 1 }] });
    expect(posted[id]).toHaveLength(1 + 5 + 1);
    expect(posted[id]?.at(-1)).toEqual({ type: 'resume.more', conversation_id: row.conversation_id, after_seq: 6 });
  });

  it('receives its queue position, whatever it has missed', async () => {
    const [first, second] = [await aVisitor(deps), await aVisitor(deps)];
    const widget = { id: 1, department_id: await aDepartment(deps, 77) };
    await startConversation(deps, aStart(first, { widget }));
    deps.clock.ms += 1;
    const { row } = await startConversation(deps, aStart(second, { widget }));
    const id = await open(visitorOf(second));
    await send(id, { type: 'hello', resume: [{ conversation_id: row.conversation_id, after_seq: 1 }] });
    expect(posted[id]?.slice(1)).toEqual([
      { type: 'queue.position', conversation_id: row.conversation_id, position: 2, estimated_wait_seconds: null },
    ]);
  });

  it('gets nothing of another visitor’s conversation by any frame', async () => {
    const [victim, thief] = [await aVisitor(deps), await aVisitor(deps)];
    const { row } = await startConversation(deps, aStart(victim));
    const conversation_id = row.conversation_id;
    const id = await open(visitorOf(thief));
    await send(id, { type: 'hello', resume: [{ conversation_id, after_seq: 0 }] });
    await send(id, { type: 'typing', conversation_id, is_typing: true });
    await send(id, { type: 'read', conversation_id, seq: 1 });
    await send(id, { type: 'watch', conversation_id });
    expect(posted[id]?.slice(1).map((frame) => frame.type === 'error' && frame.code)).toEqual([
      'not_found',
      'not_found',
      'forbidden',
    ]);
    expect(deps.delivered).toEqual([]);
    expect(await listens({ kind: 'watch', id: conversation_id }, id)).toBe(false);
  });

  it('notifies the assigned agent and watchers that the visitor is typing', async () => {
    const visitor = await aVisitor(deps);
    const ana = await anAgent(deps);
    const { row } = await startConversation(deps, aStart(visitor));
    const { conversation_id } = row;
    await assignTo(deps, conversation_id, ana, { type: 'system', reason: 'test' }, { force: false });
    const id = await open(visitorOf(visitor));
    deps.resetUnits();
    await send(id, { type: 'typing', conversation_id, is_typing: true });
    expect(deps.units).toMatchObject({ write: 0 });
    expect(deps.delivered).toEqual([
      {
        channels: [
          { kind: 'watch', id: conversation_id },
          { kind: 'agent', id: ana.id },
        ],
        frame: { type: 'typing', conversation_id, by: 'visitor', is_typing: true },
      },
    ]);
  });

  it('does not keep an agent of the same number connected', async () => {
    const ana = await anAgent(deps, { connected: false });
    const id = await open(visitorOf(ana.id));
    await send(id, { type: 'hello' });
    await send(id, { type: 'ping' });
    expect((await getAgent(deps.table, ana.id))?.connected).toBe(false);
    expect(posted[id]?.at(-1)).toEqual({ type: 'pong' });
  });
});

describe('an agent’s socket', () => {
  it('receives what one frame holds, and which conversations have more', async () => {
    const missed: Id[] = [];
    for (let chat = 0; chat < 3; chat++) {
      const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
      let { state } = row;
      for (let count = 0; count < 70; count++) {
        const said = {
          type: 'visitor_message',
          content: '"'.repeat(8000),
          name: null,
          allowance,
          assignee: null,
        } as const;
        const next = decide(state, { ...said, client_message_id: freshId() }, deps.now() + count * 1000);
        await appendRow(deps.table, { ...next, id: count + 1, conversation_id: row.conversation_id });
        state = next.state;
      }
      missed.push(row.conversation_id);
    }
    const id = await open(agentOf(await anAgent(deps)));
    await send(id, { type: 'hello', resume: missed.map((conversation_id) => ({ conversation_id, after_seq: 1 })) });
    const frames = posted[id]?.slice(1) ?? [];
    const rows = frames.flatMap((frame) => (frame.type === 'message.created' ? [frame.message] : []));
    expect(answerBytes(rows)).toBeLessThan(MAX_ANSWER_BYTES + 10);
    const seqsOf = (conversation: Id) => rows.flatMap((row) => (row.conversation_id === conversation ? [row.seq] : []));
    const [first = [], second = [], third = []] = missed.map(seqsOf);
    expect(first).toEqual(Array.from({ length: 70 }, (_, index) => index + 2));
    expect(second.length).toBeGreaterThan(20);
    expect(third).toEqual([]);
    const more = frames.flatMap((frame) =>
      frame.type === 'resume.more' ? [[frame.conversation_id, frame.after_seq]] : [],
    );
    expect(more).toEqual([
      [missed[1], second.at(-1)],
      [missed[2], 1],
    ]);
  });

  it('connects the agent: lease, roster rows of every department, and the channels of all', async () => {
    const ana = await anAgent(deps, { connected: false, department_ids: [7, 8] });
    const id = await open(agentOf(ana));
    await send(id, { type: 'hello' });
    expect(posted[id]?.[0]).toMatchObject({ type: 'welcome', heartbeat_seconds: 25 });
    expect((await getAgent(deps.table, ana.id))?.connected).toBe(true);
    expect(await readLeases(deps.table)).toContainEqual({
      agent_id: ana.id,
      expires_at: deps.now() + 75_000,
      leaving: null,
    });
    for (const department of [7, 8]) {
      expect(await deps.table.get({ Key: keys.roster(department, ana.id) })).toMatchObject({ agent_id: ana.id });
      expect(await listens({ kind: 'dept', id: department }, id)).toBe(true);
    }
    expect(await listens({ kind: 'agent', id: ana.id }, id)).toBe(true);
  });

  it('follows the agent to other departments', async () => {
    const ana = await anAgent(deps, { department_ids: [7, 8] });
    const id = await open(agentOf(ana));
    await send(id, { type: 'hello' });
    await changeAgent(deps, ana.id, (before) => ({ after: { ...before, department_ids: [8, 9] }, also: [] }));
    const hears = await Promise.all([7, 8, 9].map((department) => listens({ kind: 'dept', id: department }, id)));
    expect(hears).toEqual([false, true, true]);
    await end(id);
    expect(await listens({ kind: 'dept', id: 9 }, id)).toBe(false);
  });

  it.each([
    ['an hour', 3600, 3570],
    ['five minutes', 300, 270],
    ['half a minute', 30, 5],
    ['a second', 1, 5],
    ['a day', 86_400, 5400],
  ])('is asked to come back before a token of %s ends, well in time and not all the time', async (_, lasts, after) => {
    const ana = await anAgent(deps, { connected: false });
    const id = await open({ ...agentOf(ana), token_expires_at_seconds: deps.clock.ms / 1000 + lasts } as Principal);
    const { random } = deps;
    deps.random = () => 0;
    await socket({
      ...deps,
      rhythm: { heartbeatSeconds: 25, leaseSeconds: 75 },
      agentSocketEndpoint: 'https://socket.example.com/agents',
    })({
      requestContext: { stage: 'live', routeKey: '$default', connectionId: id },
      body: '{"type":"hello"}',
    });
    deps.random = random;
    expect(posted[id]).toMatchObject([{ type: 'welcome', reconnect_after_seconds: after }]);
  });

  it('costs one write and one read a beat', async () => {
    const ana = await anAgent(deps, { connected: false });
    const id = await open(agentOf(ana));
    await send(id, { type: 'hello' });
    deps.clock.ms += 25_000;
    deps.resetUnits();
    await send(id, { type: 'ping' });
    expect(deps.units).toEqual({ read: 1, write: 1, index: 0 });
    const lease = (await readLeases(deps.table)).find(({ agent_id }) => agent_id === ana.id);
    expect(lease?.expires_at).toBe(deps.now() + 75_000);
  });

  it('ends without taking anyone off: the same agent may be here in another', async () => {
    const ana = await anAgent(deps, { connected: false });
    const [old, fresh] = [await open(agentOf(ana)), await open(agentOf(ana))];
    await send(old, { type: 'hello' });
    await send(fresh, { type: 'hello' });
    await send(old, { type: 'watch', conversation_id: await someConversation() });
    await end(old);
    expect(await getConnection(deps.table, old)).toBeUndefined();
    expect((await getAgent(deps.table, ana.id))?.connected).toBe(true);
    expect(await listens({ kind: 'agent', id: ana.id }, fresh)).toBe(true);
    const { items } = await deps.table.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.channel({ kind: 'dept', id: null }, '').pk },
    });
    expect(items.map((item) => item['sk'])).not.toContain(`CONN#${old}`);
  });

  it('watches and stops watching any conversation, with or without an agent record', async () => {
    const id = await open({
      principal: 'agent',
      user_id: 'admin',
      name: 'Admin',
      agent_id: null,
      token_expires_at_seconds: tokenEnds(),
    });
    const conversation_id = await someConversation();
    await send(id, { type: 'hello' });
    await send(id, { type: 'watch', conversation_id });
    expect(await listens({ kind: 'watch', id: conversation_id }, id)).toBe(true);
    await send(id, { type: 'unwatch', conversation_id });
    expect(await listens({ kind: 'watch', id: conversation_id }, id)).toBe(false);
    expect((await getConnection(deps.table, id))?.channels).toEqual([]);
    await send(id, { type: 'watch', conversation_id: 5 });
    expect(posted[id]?.at(-1)).toMatchObject({ type: 'error', code: 'not_found' });
  });

  it('receives who else has a conversation open and when they leave, and nothing while alone', async () => {
    const [ana, ben] = [await anAgent(deps), await anAgent(deps, { name: 'Ben' })];
    const [id, other] = [await open(agentOf(ana)), await open(agentOf(ben))];
    const conversation_id = await someConversation();
    const viewing = (agents: { id: number; name: string }[]) => ({
      channels: [{ kind: 'watch', id: conversation_id }],
      frame: { type: 'viewing', conversation_id, agents },
    });
    const named = [ana, ben].map((agent) => ({ id: agent.id, name: agent.name }));
    await send(id, { type: 'watch', conversation_id });
    await send(id, { type: 'unwatch', conversation_id });
    await send(id, { type: 'watch', conversation_id });
    expect(deps.delivered).toEqual([]);
    await send(other, { type: 'watch', conversation_id });
    expect(deps.delivered.splice(0)).toEqual([viewing(named)]);
    await send(other, { type: 'unwatch', conversation_id });
    expect(deps.delivered.splice(0)).toEqual([viewing(named.slice(0, 1))]);
    await send(other, { type: 'watch', conversation_id });
    deps.delivered.length = 0;
    await end(other);
    expect(deps.delivered).toEqual([viewing(named.slice(0, 1))]);
  });

  it('leaves nothing behind when it ends', async () => {
    const ana = await anAgent(deps);
    const id = await open(agentOf(ana));
    await send(id, { type: 'hello' });
    const conversation_id = await someConversation();
    await send(id, { type: 'watch', conversation_id });
    await end(id);
    expect(await listens({ kind: 'agent', id: ana.id }, id)).toBe(false);
    expect(await listens({ kind: 'dept', id: null }, id)).toBe(false);
    expect(await listens({ kind: 'watch', id: conversation_id }, id)).toBe(false);
  });
});

describe('a frame', () => {
  it.each([
    ['not JSON', '{"type":', 'malformed_json'],
    ['no object', '7', 'validation_failed'],
    ['without a type', {}, 'validation_failed'],
    [
      'with a conversation that is no id',
      { type: 'typing', conversation_id: '1', is_typing: true },
      'validation_failed',
    ],
    [
      'that resumes too much',
      { type: 'hello', resume: Array.from({ length: 101 }, () => ({ conversation_id: 1, after_seq: 0 })) },
      'validation_failed',
    ],
    ['that reads row 0', { type: 'read', conversation_id: 1, seq: 0 }, 'validation_failed'],
  ])('%s is answered with an error', async (_what, frame, code) => {
    const id = await open(visitorOf(await aVisitor(deps)));
    await send(id, frame);
    expect(posted[id]).toMatchObject([{ type: 'error', code }]);
  });

  it('of an unknown type is ignored: a newer client may know it', async () => {
    const id = await open(visitorOf(await aVisitor(deps)));
    await send(id, { type: 'dance' });
    expect(posted[id]).toBeUndefined();
  });

  it('of a connection that was revoked says so, does nothing and ends it', async () => {
    const id = await open(visitorOf(await aVisitor(deps)));
    await deps.table.delete({ Key: keys.connection(id) });
    await send(id, { type: 'hello' });
    expect(posted[id]).toEqual([{ type: 'session.revoked' }]);
    expect(ended).toEqual([id]);
  });

  it('that fails inside is reported as an internal error without details', async () => {
    const id = await open(visitorOf(await aVisitor(deps)));
    const broken = socket({
      ...deps,
      table: { ...deps.table, get: () => Promise.reject(new Error('secret of the inside')) },
      rhythm: { heartbeatSeconds: 25, leaseSeconds: 75 },
      agentSocketEndpoint: 'https://socket.example.com/agents',
    });
    await broken({
      requestContext: { stage: 'live', routeKey: '$default', connectionId: id },
      body: '{"type":"ping"}',
    });
    expect(JSON.stringify(posted[id])).toContain('internal_error');
    expect(JSON.stringify(posted[id])).not.toContain('secret');
  });
});

async function someConversation(): Promise<number> {
  return (await startConversation(deps, aStart(await aVisitor(deps)))).row.conversation_id;
}
