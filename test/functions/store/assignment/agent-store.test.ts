import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import {
  agentChange,
  agentRemoval,
  canBeAssigned,
  getAgent,
  agentStore,
  namedByUser,
  putAgent,
  rosterWrites,
  toAgent,
} from '#functions/store/assignment/agent-store.ts';
import type { Table } from '#functions/store/table.ts';
import { dynamoTable } from '#functions/store/dynamo-table.ts';
import { aDepartment, anAgentItem } from '#test/support/conversations.ts';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';

let nextId = 1_000_000;
const anAgent = (fields: Partial<AgentItem> = {}): AgentItem =>
  anAgentItem(nextId++, { max_concurrent_chats: 2, ...fields });

describe('an agent in the table', () => {
  let server: TestTable;
  let table: Table;
  beforeAll(async () => {
    server = await startTestTable();
    table = dynamoTable(DynamoDBDocumentClient.from(server.client), server.tableName, async () => {});
  });
  afterAll(() => server.stop());

  const rosterOf = async (department: string) =>
    (
      await table.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `ROSTER#${department}` },
      })
    ).items;

  it('is found by id and by the person it belongs to', async () => {
    const agent = anAgent();
    expect(await putAgent(table, agent)).toBe('done');
    expect(await getAgent(table, agent.id)).toMatchObject(agent);
    expect(await namedByUser(table, agent.user_id)).toEqual({ id: agent.id, name: agent.name });
    expect(await namedByUser(table, 'nobody')).toBeUndefined();
  });

  it('is made once for each person', async () => {
    const agent = anAgent();
    await putAgent(table, agent);
    expect(await putAgent(table, anAgent({ user_id: agent.user_id }))).toBe('refused');
  });

  it('is listed in the order of creation, page by page', async () => {
    const agents = [anAgent(), anAgent(), anAgent()];
    for (const agent of agents) await putAgent(table, agent);
    const before = (agents[0]?.id ?? 0) - 1;
    const first = await agentStore.list(table, { limit: 2, after: before });
    expect(first.items.map(({ id }) => id)).toEqual(agents.slice(0, 2).map(({ id }) => id));
    const second = await agentStore.list(table, { limit: 2, after: first.after ?? 0 });
    expect(second).toMatchObject({ items: [{ id: agents[2]?.id }], after: undefined });
  });

  it('changes together with its roster rows, and only from the version read', async () => {
    await aDepartment({ table, now: Date.now }, 77);
    const before = anAgent({ department_ids: [77] });
    await putAgent(table, before);
    expect(await rosterOf('0000000000000077')).toMatchObject([{ agent_id: before.id }]);
    const full = { ...before, current_chats_count: 2 };
    expect(await table.transact(agentChange(before, full))).toBe('done');
    expect(await rosterOf('0000000000000077')).toEqual([]);
    expect(await getAgent(table, before.id)).toMatchObject({ current_chats_count: 2, version: 2 });
    expect(await table.transact(agentChange(before, { ...before, current_chats_count: 1 }))).toBe('refused');
  });

  it('leaves nothing behind when removed, and the person can become an agent again', async () => {
    for (const department of [78, 79]) await aDepartment({ table, now: Date.now }, department);
    const agent = anAgent({ department_ids: [78, 79] });
    await putAgent(table, agent);
    expect(await table.transact(agentRemoval(agent, 1))).toBe('done');
    expect(await getAgent(table, agent.id)).toBeUndefined();
    expect([...(await rosterOf('0000000000000078')), ...(await rosterOf('0000000000000079'))]).toEqual([]);
    expect(await putAgent(table, anAgent({ user_id: agent.user_id }))).toBe('done');
  });
});

describe('roster rows', () => {
  const agents = fc.record({
    chosen_status: fc.constantFrom('online', 'away', 'busy', 'offline'),
    connected: fc.boolean(),
    max_concurrent_chats: fc.integer({ min: 1, max: 3 }),
    current_chats_count: fc.integer({ min: 0, max: 4 }),
    department_ids: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
    last_assigned_at_ms: fc.integer({ min: 0, max: 2 }),
  });

  it('are, after any series of changes, exactly those of the departments of an agent who can take a chat', () => {
    fc.assert(
      fc.property(fc.array(agents, { minLength: 1, maxLength: 6 }), (series) => {
        const rows = new Set<string>();
        let before: AgentItem | undefined;
        for (const fields of series) {
          const after = anAgent({ ...fields, id: 5 });
          for (const write of rosterWrites(before, after)) {
            if ('Put' in write) rows.add(String(write.Put.Item?.['pk']));
            if ('Delete' in write) rows.delete(String(write.Delete.Key?.['pk']));
          }
          before = after;
        }
        const { department_ids } = before ?? anAgent();
        const expected = before && canBeAssigned(before) ? Math.max(1, department_ids.length) : 0;
        expect(rows.size).toBe(expected);
      }),
    );
  });

  it('are not written for a chat more or less, as long as there is room', () => {
    const agent = anAgent({ max_concurrent_chats: 3, department_ids: [1, 2, 3] });
    const after = { ...agent, current_chats_count: 2, last_assigned_at_ms: 1 };
    expect([...rosterWrites(agent, after), ...rosterWrites(after, agent)]).toEqual([]);
    expect(rosterWrites(after, { ...after, current_chats_count: 3 })).toHaveLength(3);
  });
});

describe('an agent as shown', () => {
  it.each([
    ['online', 0, 'online'],
    ['online', 2, 'busy'],
    ['away', 2, 'away'],
    ['busy', 0, 'busy'],
    ['offline', 1, 'offline'],
  ] as const)('who chose %s and holds %i of 2 chats is %s', (chosen_status, current_chats_count, shown) => {
    expect(toAgent(anAgent({ chosen_status, current_chats_count })).status).toBe(shown);
  });

  it('has an average rating only once rated', () => {
    expect(toAgent(anAgent()).average_rating).toBeNull();
    expect(toAgent(anAgent({ total_rating: 9, ratings_count: 2 })).average_rating).toBe(4.5);
  });
});
