/** Where a conversation is in its workflow: written only from the turn it was read at, so that no effect happens twice. */
import type { Id } from '#core/model/id.ts';
import type { WorkflowState } from '#core/automation/turn/turn.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

/** Where it is, as it is now; nothing before its first step. */
export async function getWorkflowState(table: Table, conversation: Id): Promise<WorkflowState | undefined> {
  const item = await table.get({ Key: keys.flow(conversation), ConsistentRead: true });
  return item && (item['state'] as WorkflowState);
}

/** The write of where it is next, for a transaction that does what leads there. */
export function workflowStateWrite(conversation: Id, before: WorkflowState, after: WorkflowState): TransactItem {
  const { turn } = before;
  return {
    Put: {
      Item: { ...keys.flow(conversation), turn: after.turn, state: after },
      ...(turn === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'turn = :read', ExpressionAttributeValues: { ':read': turn } }),
    },
  };
}
