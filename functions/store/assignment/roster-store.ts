/** ROSTER rows: who can take a chat of a department. They are written with every change of an agent (`agent-store.ts`). */
import type { Id } from '#core/model/id.ts';
import { type AgentItem, type RosterRow, agentUnchanged } from './agent-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, Written } from '#functions/store/table.ts';

/** Everyone who can take a chat of a department, as it is now (strongly consistent). */
export async function readRoster(table: Table, department: Id | null): Promise<RosterRow[]> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.roster(department, 0).pk },
    ConsistentRead: true,
  });
  return items as unknown as RosterRow[];
}

/**
 * A page of those who can take a chat of a department, oldest agent first, as it is now (strongly consistent): up to `limit`
 * rows that come after an agent.
 */
export async function readRosterPage(
  table: Table,
  department: Id | null,
  { limit, after }: { limit: number; after: Id | undefined },
): Promise<{ rows: RosterRow[]; isLast: boolean }> {
  const { items, lastKey } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.roster(department, 0).pk },
    ...(after === undefined ? {} : { ExclusiveStartKey: keys.roster(department, after) }),
    Limit: limit,
    ConsistentRead: true,
  });
  return { rows: items as unknown as RosterRow[], isLast: lastKey === undefined };
}

/**
 * Deletes a roster row that its agent contradicts. `agent` is the agent as read, undefined if it doesn't exist; `refused`
 * when the agent has changed since, so that a row put meanwhile stays.
 */
export function deleteContradicted(
  table: Table,
  row: { department: Id | null; agentId: Id },
  agent: AgentItem | undefined,
): Promise<Written> {
  return table.transact([
    agentUnchanged(row.agentId, agent),
    { Delete: { Key: keys.roster(row.department, row.agentId) } },
  ]);
}

/** Some who can take a chat of the department; eventually consistent, for showing. As cheap as asking whether there is one. */
export async function someOfRoster(table: Table, department: Id | null, limit: number): Promise<RosterRow[]> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.roster(department, 0).pk },
    Limit: limit,
  });
  return items as unknown as RosterRow[];
}
