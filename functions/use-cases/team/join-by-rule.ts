/** People who become agents by signing in, with an identity provider of the team's own. Loaded with the first who might. */
import { type Grant, ruleFor } from '#core/access/standing.ts';
import { type Person, whoIs } from '#core/access/team-access.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, agentAddition, newAgent } from '#functions/store/assignment/agent-store.ts';
import { type Known, changeOfUser, getUser } from '#functions/store/assignment/user-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { audited } from '#functions/use-cases/audit/record-change.ts';

type JoinDeps = Pick<Deps, 'table' | 'now' | 'random'>;

const MAX_CHATS = 5;
const isNew = {
  ConditionExpression:
    'attribute_not_exists(agent_id) AND attribute_not_exists(deactivated_at) AND attribute_not_exists(was_agent)',
};

/**
 * Makes somebody an agent by the first rule that their token fulfills: with its role, in those of its departments that are
 * still there. Does nothing for somebody who was removed or deactivated: only an admin lets them in again.
 */
export async function joinByRule(deps: JoinDeps, person: Person): Promise<Known | undefined> {
  const { table, now, random } = deps;
  const { sign_in_rules: rules } = await getTeamSettings(table);
  const rule = ruleFor(person, rules);
  if (!rule) return undefined;
  const item = await getUser(table, person.user_id);
  if (item?.was_agent || item?.deactivated_at !== undefined || item?.agent_id !== undefined) return undefined;
  const id = makeId(now(), random());
  const { user_id, email } = person;
  const name = person.name ?? email ?? user_id;
  const department_ids = await stillThere(deps, rule.department_ids);
  const agent: AgentItem = {
    ...newAgent,
    id,
    user_id,
    name,
    email,
    version: 1,
    max_concurrent_chats: MAX_CHATS,
    department_ids,
  };
  const granted: Grant = { role: rule.role, by: rule.by, value: rule.value };
  const by = whoIs({ ...person, agent: undefined });
  const after = { name, role: rule.role, department_ids, by_rule: `${rule.by} ${rule.value}` };
  const joined = changeOfUser(user_id, { set: { name, email, agent_id: id, granted }, listedAs: id }, isNew);
  const written = await audited({ ...deps, by }, { verb: 'created', entity: 'agent', id, after }).transact(
    agentAddition(agent, joined),
  );
  // Another tab was faster, or an admin; the next request finds out.
  return written === 'done' ? { agent: { id, name }, standing: { granted } } : undefined;
}

async function stillThere({ table }: JoinDeps, departments: readonly Id[]): Promise<Id[]> {
  const known = await Promise.all(departments.map((id) => getDepartment(table, id)));
  return departments.filter((_, index) => known[index] !== undefined);
}
