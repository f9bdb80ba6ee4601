import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { assignWaiting } from '#functions/use-cases/assignment/assign.ts';
import { MAX_COMPARED } from '#functions/use-cases/availability/free-agents.ts';
import { requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { aDepartment } from '#test/support/conversations.ts';
import { type TestDeps, testDeps } from '#test/support/deps.ts';
import { type TestTable, startTestTable } from '#test/support/dynamodb.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';
import { aWaitingChat, anAgentAtWork } from '#test/support/waiting-chats.ts';

const ownerOf = async (deps: MemoryDeps, chat: number) => (await newestRow(deps.table, chat))?.state.agent_id;

describe('the units of an assignment', () => {
  let table: TestTable;
  let deps: TestDeps;
  let departments = 0;
  beforeAll(async () => {
    table = await startTestTable();
    deps = testDeps(table);
  });
  afterAll(() => table.stop());

  /** What a chat takes of those that wait together in a department of so many agents. */
  async function unitsOfEach(agents: number, chats: number): Promise<{ read: number; write: number }> {
    const department = await aDepartment(deps, (departments += 1));
    for (let count = 0; count < agents; count++)
      await anAgentAtWork(deps, { department_ids: [department], max_concurrent_chats: 100 });
    for (let count = 0; count < chats; count++) await aWaitingChat(deps, department);
    deps.resetUnits();
    expect(await assignWaiting(deps, department, Infinity)).toMatchObject({ isSettled: true, waiting: [] });
    return { read: deps.units.read / chats, write: deps.units.write / chats };
  }

  it('are the same with 110 agents and with 200', async () => {
    expect(await unitsOfEach(200, 5)).toEqual(await unitsOfEach(110, 5));
  });

  it('grow by half a unit for each agent up to as many as are compared', async () => {
    const [alone, ten, most] = [await unitsOfEach(1, 1), await unitsOfEach(10, 1), await unitsOfEach(110, 1)];
    expect(alone).toEqual({ read: 7, write: 8 });
    expect(ten).toEqual({ read: 7 + 9 / 2, write: 8 });
    expect(most).toEqual({ read: 57.5, write: 8 });
  });

  it('fall with the queue, since what is read once is for a page of chats', async () => {
    const [ten, thirty] = [await unitsOfEach(30, 10), await unitsOfEach(30, 30)];
    expect(ten).toEqual({ read: 5.75, write: 8 });
    expect(thirty).toEqual({ read: 155 / 30, write: 8 });
  });
});

describe('a department with more agents than are compared', () => {
  let deps: MemoryDeps;
  let agents: AgentItem[];

  beforeEach(async () => {
    deps = memoryDeps();
    agents = [];
    for (let count = 0; count < MAX_COMPARED + 5; count++) agents.push(await anAgentAtWork(deps));
  });

  const loads = async () =>
    Promise.all(agents.map(async ({ id }) => (await getAgent(deps.table, id))?.current_chats_count ?? 0));
  const leave = (agent: AgentItem) => deps.table.delete({ Key: keys.lease(agent.id) });

  it('gives everybody a chat before anybody has a second one', async () => {
    for (let round = 0; round < agents.length; round++) {
      await aWaitingChat(deps);
      await assignWaiting(deps, null, Infinity);
    }
    expect(await loads()).toEqual(agents.map(() => 1));
  });

  it('asks all others when none of those who are compared first is there', async () => {
    for (const agent of agents.slice(0, -1)) await leave(agent);
    const chat = await aWaitingChat(deps);
    expect(await assignWaiting(deps, null, Infinity)).toMatchObject({ isSettled: true, waiting: [] });
    expect(await ownerOf(deps, chat)).toBe(agents.at(-1)?.id);
  });

  it('comes round to the last of those who were compared before', async () => {
    await aWaitingChat(deps);
    await assignWaiting(deps, null, Infinity);
    const last = agents[MAX_COMPARED - 1];
    for (const agent of agents) if (agent !== last) await leave(agent);
    const chat = await aWaitingChat(deps);
    await assignWaiting(deps, null, Infinity);
    expect(await ownerOf(deps, chat)).toBe(last?.id);
  });

  it('fills every place there is', async () => {
    const places = agents.reduce((sum, agent) => sum + agent.max_concurrent_chats, 0);
    for (let count = 0; count < places + 2; count++) await aWaitingChat(deps);
    expect((await assignWaiting(deps, null, Infinity)).waiting).toHaveLength(2);
    expect(await loads()).toEqual(agents.map((agent) => agent.max_concurrent_chats));
  });

  it('gives a returned chat to somebody else, even where the last of all are compared', async () => {
    const last = agents.at(-1);
    const chat = await aWaitingChat(deps);
    for (const agent of agents.slice(0, -1)) await leave(agent);
    await assignWaiting(deps, null, Infinity);
    expect(await ownerOf(deps, chat)).toBe(last?.id);
    for (const agent of agents.slice(0, -1)) await anAgentBack(agent);
    await requeue(deps, chat, { type: 'system', reason: 'test' });
    await assignWaiting(deps, null, Infinity);
    expect(await ownerOf(deps, chat)).not.toBe(last?.id);
  });

  const anAgentBack = (agent: AgentItem) =>
    deps.table.put({ Item: { ...keys.lease(agent.id), expires_at: deps.now() + 75_000 } });
});
