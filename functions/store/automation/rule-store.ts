/** Rules in the table. What those wait for that are on is in the item of all subscriptions, too: nothing else is read for a row that no rule waits for. */
import type { Reference } from '#functions/store/references.ts';
import { MAX_RULES, type Rule, rule as schema } from '#core/automation/rules/rule.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { readAs, settingsStore } from '#functions/store/settings-store.ts';
import type { Item, Table, TransactItem } from '#functions/store/table.ts';
import { ruleFieldOf } from '#functions/store/webhooks/subscriptions.ts';

const collection = 'SETTINGS#RULES';
const read = readAs<Rule>(schema);

/** Rules. */
export const ruleStore = settingsStore<Rule>({
  name: 'rule',
  collection,
  max: MAX_RULES,
  read,
  references: referencesOf,
  alsoWrite: waitingWrites,
});

/** Rules as they are now, in the order in which they run. */
export async function getRules(table: Table, ids: readonly Id[]): Promise<Rule[]> {
  if (ids.length === 0) return [];
  const items = await table.batchGet(
    ids.map((id) => keys.settings(collection, id)),
    { ConsistentRead: true },
  );
  return items.map((item: Item) => read(item)).sort((one, other) => one.position - other.position || one.id - other.id);
}

/** The departments and agents that a rule names, each once. */
function referencesOf({ conditions, actions }: Rule): Reference[] {
  const departments = conditions.flatMap((one) => (one.about === 'department' ? one.ids : []));
  const assigned = actions.filter((one) => one.type === 'assign');
  const refer = (to: Reference['to'], ids: readonly unknown[]): Reference[] =>
    [...new Set(ids)].flatMap((id) => (typeof id === 'number' ? { to, id } : []));
  return [
    ...refer('department', [...departments, ...assigned.map(({ department_id }) => department_id)]),
    ...refer(
      'agent',
      assigned.map(({ agent_id }) => agent_id),
    ),
  ];
}

function waitingWrites(before: Rule | undefined, after: Rule | undefined): TransactItem[] {
  const [had, has] = [before, after].map((one) => (one?.is_enabled ? one.on.type : undefined));
  const id = after?.id ?? before?.id;
  if (id === undefined || had === has) return [];
  const update = { Key: keys.subscriptions(), ExpressionAttributeNames: { '#r': ruleFieldOf(id) } };
  if (has === undefined) return [{ Update: { ...update, UpdateExpression: 'REMOVE #r' } }];
  return [{ Update: { ...update, UpdateExpression: 'SET #r = :on', ExpressionAttributeValues: { ':on': has } } }];
}
