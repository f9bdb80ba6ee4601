/** One more label on a conversation, beside whatever the team does to the others at the same time. */
import type { Id } from '../../core/model/id.ts';
import { keys } from './keys.ts';
import type { Table, Written } from './table.ts';

/** Adds a label; `refused` when the conversation has it already, or is no more. */
export async function addLabel(table: Table, conversation: Id, label: string): Promise<Written> {
  const { written } = await table.update({
    Key: keys.info(conversation),
    UpdateExpression: 'SET labels = list_append(labels, :labels)',
    ConditionExpression: 'attribute_exists(pk) AND NOT contains(labels, :label)',
    ExpressionAttributeValues: { ':labels': [label], ':label': label },
  });
  return written;
}
