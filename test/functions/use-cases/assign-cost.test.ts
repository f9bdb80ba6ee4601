import { afterAll, beforeAll, expect, it } from 'vitest';
import { leaseStart } from '#functions/store/assignment/lease-store.ts';
import { keys } from '#functions/store/keys.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { assign } from '#functions/handlers/assign.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import type { TestDeps } from '#test/support/deps.ts';
import { testDeps } from '#test/support/deps.ts';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';
import { streamEvent } from '#test/support/memory-deps.ts';

let table: TestTable;
let deps: TestDeps;
beforeAll(async () => {
  table = await startTestTable();
  deps = testDeps(table);
});
afterAll(() => table.stop());

it('looking through an idle deployment, as the sweep does every minute, writes nothing and reads next to nothing', async () => {
  deps.resetUnits();
  await sweep(deps)();
  expect(deps.units.write + deps.units.index).toBe(0);
  expect(deps.units.read).toBeLessThanOrEqual(8);
});

it('giving a chat to an agent costs one transaction', async () => {
  const agent = await anAgent(deps);
  await deps.table.transact([leaseStart(agent.id, deps.now() + 75_000)]);
  const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
  const [entry] = await readQueue(deps.table, null, 1);
  const event = streamEvent(entry ? [{ eventName: 'INSERT', key: entry.key }] : []);
  deps.resetUnits();
  await assign(deps)(event);
  expect(await newestRow(deps.table, row.conversation_id)).toMatchObject({ state: { agent_id: agent.id } });
  // Row, INFO, queue and agent, each twice for being in a transaction; INFO's move in both indexes.
  expect(deps.units).toEqual({ read: 7.5, write: 8, index: 3 });
});

it('giving a chat to an agent costs no more with a team of a hundred elsewhere', async () => {
  const others = Array.from({ length: 100 }, (_, place) => 1_000_000 + place);
  await Promise.all(others.map((id) => deps.table.transact([leaseStart(id, deps.now() + 75_000)])));
  await startConversation(deps, aStart(await aVisitor(deps)));
  const [entry] = await readQueue(deps.table, null, 1);
  deps.resetUnits();
  await assign(deps)(streamEvent(entry ? [{ eventName: 'INSERT', key: entry.key }] : []));
  // Half a unit less than the first: what the widget's department chooses was read by then.
  expect(deps.units).toEqual({ read: 7, write: 8, index: 3 });
});

it('a trigger that finds no waiting chat costs one read', async () => {
  deps.resetUnits();
  await assign(deps)(streamEvent([{ eventName: 'INSERT', key: keys.roster(null, 1) }]));
  expect(deps.units).toEqual({ read: 1, write: 0, index: 0 });
});
