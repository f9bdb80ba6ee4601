/** A whole request that sends a message takes three round trips, and what it reads ahead is nobody's who may not see it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { channelPush } from '#functions/platform/push.ts';
import { assignWaiting } from '#functions/use-cases/assignment/assign.ts';
import { connect } from '#functions/use-cases/sockets/connect.ts';
import { getConnection } from '#functions/store/sockets/connection-store.ts';
import { hello } from '#functions/use-cases/sockets/hello.ts';
import { type MemoryApis, type Sent, ada, bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { roundTrips } from '#test/support/round-trips.ts';

let api: MemoryApis;
let token: string;
let session: string;
let chat: Id;
const message = (content = 'Where is my order?') => ({ content, client_message_id: freshId() });

/** A visitor and an agent with a socket each in a conversation that the agent has. */
beforeEach(async () => {
  api = await memoryApis();
  api.faults.knowsLiveChat = true;
  const widget = await api.make('/widgets', { name: 'Shop' });
  token = widget.token;
  const { id: agent_id } = (await api.agent('POST', '/agents', { body: { user_id: 'ada' } })).body;
  const greet = async (id: string, who: Parameters<typeof connect>[2]) => {
    await connect(api.deps, id, who);
    const connection = await getConnection(api.deps.table, id);
    if (connection) await hello(api.deps, connection, [], { heartbeatSeconds: 25, leaseSeconds: 75 });
  };
  const token_expires_at_seconds = api.clock.ms / 1000 + 3600;
  await greet('agent', { principal: 'agent', user_id: 'ada', name: 'Ada', agent_id, token_expires_at_seconds });
  await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'online' } });
  const { body } = await api.visitor('POST', `${token}/session`, { body: {} });
  session = body.session_token;
  const { conversation } = (await visitor('POST', 'conversations', { body: message() })).body;
  chat = conversation.id;
  const visitor_id = body.visitor.id;
  const who = { visitor_id, widget_id: widget.id, widget_token: token, verified: false };
  await greet('visitor', { principal: 'visitor', ...who });
  await assignWaiting(api.deps, null, Infinity);
});

const visitor = (method: string, path: string, sent: Sent) =>
  api.visitor(method, `${token}/${path}`, { ...bearer(session), ...sent });

/** Notes what requests take from now on. */
function watchRequests(first?: number): string[][] {
  const { rounds, take, watched } = roundTrips(first);
  const table = watched(api.deps.table);
  api.faults.table = table;
  const post = (id: string) => take(`post to ${id}`, async () => 'sent' as const);
  const { log } = api.deps;
  Object.assign(api.deps.push, channelPush({ table, post, disconnect: async () => {}, log, now: () => api.clock.ms }));
  return rounds;
}

describe('a message takes three round trips, from the request until it is passed on', { timeout: 10_000 }, () => {
  it('from a visitor', async () => {
    const rounds = watchRequests(2);
    expect((await visitor('POST', `conversations/${chat}/messages`, { body: message() })).status).toBe(201);
    expect(rounds).toEqual([
      ['query', 'batchGet'],
      ['put', 'query'],
      ['query', 'query', 'post to agent'],
    ]);
  });

  it('from an agent', async () => {
    const rounds = watchRequests(2);
    const sent = { claims: ada, body: message() };
    expect((await api.agent('POST', `/conversations/${chat}/messages`, sent)).status).toBe(201);
    expect(rounds).toEqual([
      ['get', 'query'],
      ['put', 'query'],
      ['query', 'query', 'post to visitor'],
    ]);
  });
});

describe('the row that is read ahead', () => {
  it('is refused to another visitor like one of no conversation', async () => {
    const { body } = await api.visitor('POST', `${token}/session`, { body: {} });
    const send = (id: Id) =>
      api.visitor('POST', `${token}/conversations/${id}/messages`, { ...bearer(body.session_token), body: message() });
    const rounds = watchRequests();
    const foreign = await send(chat);
    const ofForeign = rounds.splice(0);
    const missing = await send(chat + 4096);
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(missing);
    // How long it takes tells nothing either.
    expect(ofForeign.flat().toSorted()).toEqual(rounds.flat().toSorted());
  });

  it('isn’t read if the address names none, nor for an operation that doesn’t need it', async () => {
    const rounds = watchRequests();
    await visitor('POST', 'conversations/1e3/messages', { body: message() });
    await visitor('GET', 'conversations', {});
    expect(rounds.slice(0, 3)).toEqual([['batchGet'], ['batchGet'], ['query']]);
  });

  it('that can’t be read is read again', async () => {
    const { query } = api.deps.table;
    let reads = 0;
    api.deps.table.query = (input) =>
      ++reads === 1 ? Promise.reject(new Error('down')) : query.call(api.deps.table, input);
    expect((await visitor('POST', `conversations/${chat}/messages`, { body: message() })).status).toBe(201);
  });
});
