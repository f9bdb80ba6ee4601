/** The list of visitors on the sites: what follows from their sockets, for those who may see it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { anAgent, aDepartment, aStart, freshId } from '#test/support/conversations.ts';
import { aVisitorOn, arriveOn } from '#test/support/live.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';
import { storedWidget } from '#test/support/imports.ts';
import { changeVisitor, getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { close, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { listLiveVisitors } from '#functions/use-cases/live/list-visitors.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { disconnect } from '#functions/use-cases/sockets/connect.ts';

const system = { type: 'system', reason: 'test' } as const;
let deps: ReturnType<typeof memoryDeps>;

beforeEach(async () => {
  deps = memoryDeps();
  await aDepartment(deps, 7);
  await storedWidget(deps.table, 1, { name: 'Shop', live_visitors: true });
  await storedWidget(deps.table, 2, { name: 'Quiet' });
  await storedWidget(deps.table, 3, { name: 'Off', live_visitors: true, is_active: false });
});

const idsSeenBy = async (scope: Parameters<typeof listLiveVisitors>[1]) =>
  (await listLiveVisitors(deps, scope)).data.map(({ id }) => id);

it('names who is on the site, which page they are on, and since when', async () => {
  const vera = await aVisitorOn(deps, 1);
  await arriveOn(deps, vera, 'page');
  expect(await listLiveVisitors(deps, 'all')).toEqual({
    widgets: [{ id: 1, name: 'Shop' }],
    total: 1,
    data: [
      {
        id: vera.id,
        widget_id: 1,
        name: null,
        verified: false,
        page: vera.pages?.[0],
        since: vera.first_seen_at,
        visits: 1,
        timezone: 'Europe/Berlin',
        locale: 'de',
        chat: 'none',
        conversation_id: null,
      },
    ],
  });
});

it('lists a visitor with two pages once, and until both are closed', async () => {
  const vera = await aVisitorOn(deps, 1);
  await arriveOn(deps, vera, 'one');
  await arriveOn(deps, vera, 'two');
  expect(await idsSeenBy('all')).toEqual([vera.id]);
  await disconnect(deps, 'one');
  expect(await idsSeenBy('all')).toEqual([vera.id]);
  await disconnect(deps, 'two');
  expect(await idsSeenBy('all')).toEqual([]);
});

it('lists nobody of a widget that does not list them or is off, even in a chat', async () => {
  for (const widget of [2, 3]) await arriveOn(deps, await aVisitorOn(deps, widget), `page-${widget}`);
  expect(await listLiveVisitors(deps, 'all')).toMatchObject({ widgets: [{ id: 1 }], total: 0, data: [] });
});

it('leaves out who is blocked', async () => {
  const vera = await aVisitorOn(deps, 1);
  await arriveOn(deps, vera, 'page');
  await changeVisitor(deps.table, vera, { blocked_until_ms: deps.now() + 1000 });
  expect(await listLiveVisitors(deps, 'all')).toMatchObject({ total: 0, data: [] });
});

it('does not count sockets that ended without a word', async () => {
  await arriveOn(deps, await aVisitorOn(deps, 1), 'page');
  deps.clock.ms += 3 * 3_600_000;
  expect(await idsSeenBy('all')).toEqual([]);
});

describe('the chat of a visitor', () => {
  it.each([
    ['open', async () => undefined],
    ['resolved', (id: number) => resolve(deps, id, system)],
    ['none', (id: number) => close(deps, id, system)],
  ] as const)('is %s', async (chat, end) => {
    const vera = await aVisitorOn(deps, 1);
    await arriveOn(deps, vera, 'page');
    const { row } = await startConversation(deps, aStart(vera.id, { client_message_id: freshId() }));
    await end(row.conversation_id);
    const conversation_id = chat === 'none' ? null : row.conversation_id;
    expect((await listLiveVisitors(deps, 'all')).data).toMatchObject([{ chat, conversation_id }]);
  });
});

describe('an agent who sees their own departments', () => {
  it('sees only visitors of the sites of these departments', async () => {
    await storedWidget(deps.table, 4, { name: 'Sales', live_visitors: true, department_id: 7 });
    const [vera, cleo] = [await aVisitorOn(deps, 1), await aVisitorOn(deps, 4)];
    await arriveOn(deps, vera, 'page');
    await arriveOn(deps, cleo, 'other');
    const { id: agent } = await anAgent(deps);
    expect(await idsSeenBy({ agent, departments: [7] })).toEqual([cleo.id]);
    expect(await idsSeenBy({ agent, departments: [null] })).toEqual([vera.id]);
    expect(await listLiveVisitors(deps, { agent, departments: [] })).toMatchObject({ widgets: [], data: [] });
  });
  it('neither sees nor counts a visitor whose only chat is in another department', async () => {
    const [vera, cleo] = [await aVisitorOn(deps, 1), await aVisitorOn(deps, 1)];
    await arriveOn(deps, vera, 'page');
    await arriveOn(deps, cleo, 'other');
    await startConversation(deps, aStart(vera.id, { widget: { id: 1, department_id: 7 } }));
    const { id: agent } = await anAgent(deps);
    const found = await listLiveVisitors(deps, { agent, departments: [null] });
    expect(found).toMatchObject({ total: 1, data: [{ id: cleo.id }] });
  });
});

it('says which visit it is', async () => {
  const vera = await aVisitorOn(deps, 1);
  await arriveOn(deps, vera, 'page');
  const visit = { count: 3, began_at: '2026-06-01T11:59:00.000Z' };
  await changeVisitor(deps.table, vera, { visit });
  expect((await getVisitor(deps.table, vera.id))?.visit).toEqual(visit);
  expect((await listLiveVisitors(deps, 'all')).data).toMatchObject([{ visits: 3, since: visit.began_at }]);
});
