/** Departments in the table. */
import type { Department } from '#core/model/department.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { setFields } from '#functions/store/expression.ts';
import { endingOf } from './ending-store.ts';
import { indexes, keys } from '#functions/store/keys.ts';
import type { Page, PageRequest } from '#functions/store/list-page.ts';
import { listPage } from '#functions/store/list-page.ts';
import { queryAll } from '#functions/store/query-all.ts';
import { deleteUnused } from './references.ts';
import type { Item, Table, Written } from '#functions/store/table.ts';

/** One department, or nothing. */
export async function getDepartment(table: Table, id: Id): Promise<Department | undefined> {
  const item = await table.get({ Key: keys.department(id), ConsistentRead: true });
  return item && departmentOf(item);
}

/** A page of all departments, oldest first. */
export async function listDepartments(table: Table, request: PageRequest): Promise<Page<Department>> {
  const { items, after } = await listPage(table, 'DEPARTMENTS', request);
  return { items: items.map(departmentOf), after };
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

/** Stores a new department; `refused` when the id is taken. */
export function putDepartment(table: Table, department: Department): Promise<Written> {
  return table.put({
    Item: { ...keys.department(department.id), ...indexes.list('DEPARTMENTS', department.id), ...department },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
}

/** Renames a department; `refused` when it is no more. */
export async function changeDepartment(
  table: Table,
  id: Id,
  fields: Partial<Pick<Department, 'name'>>,
): Promise<Written> {
  const { written } = await table.update({
    Key: keys.department(id),
    ...setFields(fields),
    ConditionExpression: 'attribute_exists(pk)',
  });
  return written;
}

/** Takes a department away, and notes that its queue has to be emptied; `refused` when it is no more, or was referred to since. */
export function removeDepartment(table: Table, id: Id, uses: number, nowMs: number): Promise<Written> {
  return table.transact([deleteUnused(keys.department(id), uses), endingOf({ kind: 'department', id }, nowMs)]);
}

/** Makes sure that departments exist. @throws DomainError `not_found` naming the first that doesn't */
export async function requireDepartments(table: Table, ids: readonly Id[]): Promise<void> {
  const found = await table.batchGet(ids.map(keys.department), { ConsistentRead: true });
  const missing = ids.find((id) => !found.some((item) => item['id'] === id));
  if (missing !== undefined) throw new DomainError('not_found', `There is no department ${missing}.`);
}

const departmentOf = ({ id, name, created_at }: Item): Department => ({
  id: Number(id),
  name: String(name),
  created_at: String(created_at),
});
