/**
 * References between settings records. A record that points at another notes it there, in its own transaction: the write fails
 * when the target is gone, and a deletion in progress has to check again what uses the target. A condition check alone
 * wouldn't do: it writes nothing, so a deletion that checked before it wouldn't notice.
 */
import type { Id } from '#core/model/id.ts';
import { type Key, keys } from './keys.ts';
import type { TransactItem } from './table.ts';

/** What other records may refer to. */
export type Target = 'department' | 'bot' | 'workflow' | 'agent';
/** A record that another one refers to. */
export type Reference = { to: Target; id: Id };

const keyOf: Record<Target, (id: Id) => Key> = {
  department: keys.department,
  bot: keys.bot,
  workflow: keys.workflow,
  agent: keys.agent,
};

/** A reference in one word, to compare. */
export const referenceText = ({ to, id }: Reference): string => `${to} ${id}`;

/** A transaction holds 100 items; a record and the other writes of its transaction take the rest. */
const MAX_NOTED = 94;

/** The writes that note what a record refers to now and didn't before; they fail when any of it is gone. */
export function noteReferences(before: readonly Reference[], after: readonly Reference[]): TransactItem[] {
  const known = new Set(before.map(referenceText));
  const added = new Map(after.filter((one) => !known.has(referenceText(one))).map((one) => [referenceText(one), one]));
  return [...added.values()].slice(0, MAX_NOTED).map(noted);
}

/** Agents may be deleted while records name them, since the queue takes over: only their existence is checked. */
function noted({ to, id }: Reference): TransactItem {
  const there = { Key: keyOf[to](id), ConditionExpression: 'attribute_exists(pk)' };
  return to === 'agent'
    ? { ConditionCheck: there }
    : {
        Update: {
          ...there,
          UpdateExpression: 'ADD #uses :one',
          ExpressionAttributeNames: { '#uses': 'uses' },
          ExpressionAttributeValues: { ':one': 1 },
        },
      };
}
