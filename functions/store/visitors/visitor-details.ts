/** Changes of a visitor's details by hand, which must not undo another that is made at the same time. */
import { type PersonalField, personalFields } from '#core/model/closed-sets.ts';
import { keys } from '#functions/store/keys.ts';
import { type Table, type Written, setFields } from '#functions/store/table.ts';
import type { VisitorItem } from './visitor-store.ts';

/** Changes details that are still as they were read; `refused` when any of them changed, or the visitor is gone or was verified. */
export async function changeDetails(
  table: Table,
  before: VisitorItem,
  changes: Partial<Record<PersonalField, string | null>>,
): Promise<Written> {
  const update = setFields(changes);
  if (!update) return 'done';
  const names = personalFields.filter((field) => field in changes);
  const Update = {
    Key: keys.visitor(before.id),
    ...update,
    ConditionExpression: ['#verified = :verified', ...names.map((field) => `#${field} = :was_${field}`)].join(' AND '),
    ExpressionAttributeNames: { ...update.ExpressionAttributeNames, '#verified': 'verified' },
    ExpressionAttributeValues: {
      ...update.ExpressionAttributeValues,
      ':verified': before.verified,
      ...Object.fromEntries(names.map((field) => [`:was_${field}`, before[field]])),
    },
  };
  return table.transact([{ Update }]);
}
