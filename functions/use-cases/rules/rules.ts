/** Setting up rules. */
import { MAX_RULES, type Rule } from '#core/automation/rules/rule.ts';
import type { Received } from '#core/contract/http.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import type { Reference } from '#functions/store/references.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { ruleStore } from '#functions/store/automation/rule-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';
import { type Resource, type SettingsDeps, plainResource } from '#functions/use-cases/settings/resource.ts';

/** Rules, at most fifty. What one names must exist when it is named; what is removed later is said in the row of its run. */
export const rules: Resource<
  SettingsDeps,
  Rule,
  Rule,
  Received<'createRule', 'body'>,
  Received<'updateRule', 'body'>
> = {
  ...plainResource('rule', ruleStore),
  make: ({ now }, { position = now(), ...given }, started) => ({ ...given, position, ...started }),
  check: async ({ table }, after, before) => {
    if (!before && (await ruleStore.isFull(table)))
      throw new DomainError('conflict', `There are ${MAX_RULES} rules already, which is the limit. Delete one first.`);
    requireNobodyInParticular(after);
    const added = newIn(before && ruleStore.references(before), ruleStore.references(after));
    await requireDepartments(table, idsOf(added, 'department'));
    await requireAll('agent', idsOf(added, 'agent'), (id) => getAgent(table, id));
    await requireWidgets(table, before, after);
  },
};

/** `me` is the agent who runs actions, and no agent runs a rule. */
function requireNobodyInParticular({ actions }: Rule): void {
  const index = actions.findIndex((one) => one.type === 'assign' && one.agent_id === 'me');
  if (index < 0) return;
  const message = 'Must be an agent: a rule runs by itself, so that nobody is “me”';
  const path = `body.actions.${index}.agent_id`;
  throw new DomainError('validation_failed', `${path}: ${message}.`, { errors: [{ path, message }] });
}

const newIn = (before: readonly Reference[] = [], after: readonly Reference[]): Reference[] =>
  after.filter((one) => !before.some(({ to, id }) => to === one.to && id === one.id));
const idsOf = (references: readonly Reference[], wanted: Reference['to']): Id[] =>
  references.flatMap(({ to, id }) => (to === wanted ? id : []));

const widgetsOf = (rule: Rule | undefined): Id[] =>
  rule?.conditions.flatMap((one) => (one.about === 'widget' ? one.ids : [])) ?? [];

async function requireWidgets(table: Table, before: Rule | undefined, after: Rule): Promise<void> {
  const known = widgetsOf(before);
  const added = widgetsOf(after).filter((id) => !known.includes(id));
  await requireAll('widget', added, (id) => getWidget(table, id));
}

async function requireAll(what: string, ids: readonly Id[], read: (id: Id) => Promise<unknown>): Promise<void> {
  const found = await Promise.all(ids.map(read));
  const missing = ids.find((_, index) => found[index] === undefined);
  if (missing !== undefined) throw new DomainError('not_found', `There is no ${what} ${missing}.`);
}
