/** What a conversation takes of the table doesn't depend on how many others are open. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getConnection } from '#functions/store/sockets/connection-store.ts';
import { agentFinder } from '#functions/use-cases/assignment/assign-at-start.ts';
import { assignWaiting } from '#functions/use-cases/assignment/assign.ts';
import { connect } from '#functions/use-cases/sockets/connect.ts';
import { hello } from '#functions/use-cases/sockets/hello.ts';
import { type Apis, ada, bearer, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

const OPEN = 60;

let api: Apis;
let token: string;
beforeAll(async () => {
  api = await startApis();
  api.faults.knowsLiveChat = true;
  api.visitorDeps.findAgent = agentFinder(api.deps);
  token = (await api.make('/widgets', { name: 'Shop' })).token;
  const { id: agent_id } = (await api.agent('POST', '/agents', { body: { user_id: 'ada' } })).body;
  await api.agent('PUT', `/agents/${agent_id}`, { body: { max_concurrent_chats: 100 } });
  const token_expires_at_seconds = api.clock.ms / 1000 + 3600;
  const who = { principal: 'agent', user_id: 'ada', name: 'Ada', agent_id, token_expires_at_seconds } as const;
  await connect(api.deps, 'ada', who);
  const connection = await getConnection(api.deps.table, 'ada');
  if (connection) await hello(api.deps, connection, [], { heartbeatSeconds: 25, leaseSeconds: 75 });
  await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'online' } });
});
afterAll(() => api.stop());

const message = () => ({ content: 'A message of a usual length: where is my order?', client_message_id: freshId() });

/** A new visitor and how they call. Each has a network of their own: none waits for its limits. */
let visitors = 0;
async function arrive() {
  visitors += 1;
  const sourceIp = `192.0.${visitors >> 8}.${visitors & 255}`;
  const { body } = await api.visitor('POST', `${token}/session`, { body: {}, sourceIp });
  return (path: string, sent: object = {}) =>
    api.visitor('POST', `${token}/${path}`, { ...bearer(body.session_token), body: sent });
}

async function start(call: Awaited<ReturnType<typeof arrive>>): Promise<number> {
  const { body } = await call('conversations', message());
  await assignWaiting(api.deps, null, Infinity);
  return body.conversation.id;
}

/** The units of each step of a conversation. */
async function unitsOfOne() {
  const steps: Record<string, { read: number; write: number; index: number }> = {};
  const measured = async <Done>(step: string, act: () => Promise<Done>): Promise<Done> => {
    api.deps.resetUnits();
    const done = await act();
    steps[step] = { ...api.deps.units };
    return done;
  };
  const call = await measured('session', arrive);
  const id = await measured('start and assignment', () => start(call));
  const own = `conversations/${id}`;
  await measured('answer', () => api.agent('POST', `/${own}/messages`, { claims: ada, body: message() }));
  await measured('message', () => call(`${own}/messages`, message()));
  await measured('resolution', () => api.agent('POST', `/${own}/resolve`, { claims: ada }));
  await measured('rating', () => call(`${own}/rate`, { rating: 5 }));
  await measured('closing', () => call(`${own}/close`));
  return steps;
}

it(`takes the same units in each step when ${OPEN} others are open as when none is`, async () => {
  const alone = await unitsOfOne();
  expect(alone['start and assignment']).toMatchObject({ write: 11, index: 2 });
  const begun: number[] = [];
  for (let number = 0; number < OPEN; number++) begun.push(await start(await arrive()));
  const { body } = await api.agent('GET', '/agents/me', { claims: ada });
  expect([new Set(begun).size, body.current_chats_count]).toEqual([OPEN, OPEN]);
  expect(await unitsOfOne()).toEqual(alone);
});
