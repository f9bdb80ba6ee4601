/** Agents who watch the list are notified of each change; nobody else pays for it. */
import { beforeEach, expect, it } from 'vitest';
import { getConnection, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import { connect, disconnect } from '#functions/use-cases/sockets/connect.ts';
import { liveWidgets } from '#functions/use-cases/live/live-widgets.ts';
import { watchVisitors } from '#functions/use-cases/live/watch-visitors.ts';
import { aDepartment, anAgent } from '#test/support/conversations.ts';
import { aVisitorOn, arriveOn } from '#test/support/live.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { storedWidget } from '#test/support/imports.ts';

let deps: ReturnType<typeof memoryDeps>;
let agent: { id: number };

beforeEach(async () => {
  deps = memoryDeps();
  await aDepartment(deps, 7);
  await storedWidget(deps.table, 1, { live_visitors: true });
  await storedWidget(deps.table, 2);
  await storedWidget(deps.table, 3, { live_visitors: true, department_id: 7 });
  agent = await anAgent(deps);
  const token_expires_at_seconds = deps.now() / 1000 + 3600;
  const who = {
    principal: 'agent',
    user_id: 'ana',
    name: 'Ana',
    agent_id: agent.id,
    token_expires_at_seconds,
  } as const;
  await connect(deps, 'ana', who);
});

const watch = async (isWatching: boolean) => {
  const connection = await getConnection(deps.table, 'ana');
  if (connection) await watchVisitors(deps, connection, isWatching);
};
const watchersOf = async (id: number) =>
  (await subscribersOf(deps.table, { kind: 'live', id })).map(({ connectionId }) => connectionId);
const told = () => deps.delivered.filter(({ frame }) => frame.type === 'visitors.changed');

it('watches the widgets that list their visitors, until it ends', async () => {
  expect((await liveWidgets(deps.table)).map(({ id }) => id)).toEqual([1, 3]);
  await watch(true);
  expect([await watchersOf(1), await watchersOf(2), await watchersOf(3)]).toEqual([['ana'], [], ['ana']]);
  await watch(false);
  expect([await watchersOf(1), await watchersOf(3)]).toEqual([[], []]);
});

it('leaves nothing behind when the socket ends', async () => {
  await watch(true);
  await disconnect(deps, 'ana');
  expect([await watchersOf(1), await watchersOf(3)]).toEqual([[], []]);
});

it('watches the sites of their own departments where agents see only those', async () => {
  deps.areAgentsScoped = async () => true;
  await watch(true);
  expect([await watchersOf(1), await watchersOf(3)]).toEqual([['ana'], []]);
});

it('is notified when a visitor comes and when they leave', async () => {
  const vera = await aVisitorOn(deps, 1);
  await arriveOn(deps, vera, 'page');
  await disconnect(deps, 'page');
  const channels = [{ kind: 'live', id: 1 }];
  const once = { channels, frame: { type: 'visitors.changed', widget_id: 1 } };
  expect(told()).toEqual([once, once]);
});

it('says nothing of visitors whose widget does not list them', async () => {
  await arriveOn(deps, await aVisitorOn(deps, 2), 'page');
  await disconnect(deps, 'page');
  expect(told()).toEqual([]);
});

it('does nothing for a visitor who asks for it', async () => {
  const vera = await aVisitorOn(deps, 1);
  await arriveOn(deps, vera, 'page');
  const connection = await getConnection(deps.table, 'page');
  if (connection) await watchVisitors(deps, connection, true);
  expect(await watchersOf(1)).toEqual([]);
});
