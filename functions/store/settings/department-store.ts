/** Departments in the table. */
import { type Department, department as departmentSchema } from '#core/model/team/department.ts';
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { endingOf } from './ending-store.ts';
import { keys } from '#functions/store/keys.ts';
import { readAs, settingsStore } from '#functions/store/settings-store.ts';
import { type Table, queryAll } from '#functions/store/table.ts';
import { digestOf, takeValue } from '#functions/store/unique.ts';

/** Departments. */
export const departmentStore = settingsStore<Department>({
  name: 'department',
  collection: 'DEPARTMENTS',
  key: keys.department,
  // Those from before recipients were named, or assignment was chosen, have none.
  read: (item) => readAs<Department>(departmentSchema)({ notify_emails: [], ...defaultAssignment, ...item }),
  // Its queue has to be emptied.
  alsoWrite: (before, after, atMs) => [
    ...takeValue(before && nameOf(before), after && nameOf(after)),
    ...(before && !after ? [endingOf({ kind: 'department', id: before.id }, atMs)] : []),
  ],
});

const nameOf = ({ name }: Department) => keys.departmentName(digestOf(name.toLowerCase()));

/** Whether another department has this name, in whatever case. */
export async function isNameTaken(table: Table, { id, name }: Pick<Department, 'id' | 'name'>): Promise<boolean> {
  const all = await departmentStore.all(table, MAX_DEPARTMENTS);
  return all.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());
}

const MAX_DEPARTMENTS = 1000;

/** One department, or nothing. */
export async function getDepartment(table: Table, id: Id): Promise<Department | undefined> {
  return (await departmentStore.get(table, id))?.record;
}

/** The ids of all departments, from the index alone. */
export async function departmentIds(table: Table): Promise<Id[]> {
  const items = await queryAll(table, {
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :pk',
    ExpressionAttributeValues: { ':pk': 'DEPARTMENTS' },
  });
  return items.map((item) => Number(item['gsi1sk']));
}

/** Makes sure that departments exist. @throws DomainError `not_found` naming the first that doesn't */
export async function requireDepartments(table: Table, ids: readonly Id[]): Promise<void> {
  const found = await table.batchGet(ids.map(keys.department), { ConsistentRead: true });
  const missing = ids.find((id) => !found.some((item) => item['id'] === id));
  if (missing !== undefined) throw new DomainError('not_found', `There is no department ${missing}.`);
}
