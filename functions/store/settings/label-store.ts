/** One more label on a conversation, beside whatever the team does to the others at the same time. */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

/** The write that adds a label, for a transaction; none when the conversation has it already, or is no more. */
export async function labelWrites(table: Table, conversation: Id, label: string): Promise<TransactItem[]> {
  const info = await table.get({ Key: keys.info(conversation), ProjectionExpression: 'labels', ConsistentRead: true });
  const labels = info?.['labels'];
  if (!Array.isArray(labels) || labels.includes(label)) return [];
  const Update = {
    Key: keys.info(conversation),
    UpdateExpression: 'SET labels = list_append(labels, :labels)',
    ConditionExpression: 'attribute_exists(pk) AND NOT contains(labels, :label)',
    ExpressionAttributeValues: { ':labels': [label], ':label': label },
  };
  return [{ Update }];
}
