/** Setting up departments. */
import type { Department } from '#core/model/department.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import {
  changeDepartment,
  getDepartment,
  putDepartment,
  removeDepartment,
} from '#functions/store/settings/department-store.ts';
import { keys } from '#functions/store/keys.ts';
import { listAll } from '#functions/store/list-page.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { usesOf } from '#functions/store/settings/references.ts';
import type { Item, Table } from '#functions/store/table.ts';
import { requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { workflowsNaming } from './named-receivers.ts';
import { busy, retryOnConflict } from '#functions/store/retry-on-conflict.ts';

type DepartmentDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log'>;

const MAX = 1000;

/** Creates a department. */
export async function createDepartment(deps: DepartmentDeps, { name }: { name: string }): Promise<Department> {
  const nowMs = deps.now();
  const department = { id: makeId(nowMs, deps.random()), name, created_at: new Date(nowMs).toISOString() };
  if ((await putDepartment(deps.table, department)) === 'done') return department;
  throw busy('the list of departments');
}

/** One department. @throws DomainError `not_found` */
export async function findDepartment({ table }: Pick<Deps, 'table'>, id: Id): Promise<Department> {
  return found(await getDepartment(table, id));
}

/** Renames a department. @throws DomainError `not_found` */
export async function updateDepartment(
  deps: DepartmentDeps,
  id: Id,
  { name }: { name?: string | undefined },
): Promise<Department> {
  if (name !== undefined && (await changeDepartment(deps.table, id, { name })) === 'refused') throw notFound();
  return findDepartment(deps, id);
}

/**
 * Deletes a department that nothing refers to. Chats in agents' hands stay there; should one wait again, it waits in the
 * default department's queue. @throws DomainError `not_found`, `conflict` naming what still does
 */
export async function deleteDepartment(deps: DepartmentDeps, id: Id): Promise<void> {
  return retryOnConflict('what refers to this department', async () => {
    const uses = found(await usesOf(deps.table, keys.department(id)));
    const users = await namesOfUsers(deps.table, id);
    if (users.length > 0)
      throw new DomainError('conflict', `This department is used by ${users.slice(0, 5).join(', ')}.`);
    if ((await removeDepartment(deps.table, id, uses, deps.now())) === 'refused') return 'conflict';
    await emptyQueue(deps, id);
    return undefined;
  });
}

/**
 * What came to the queue in the last moment goes to the default department's; nothing comes to it any more. What a call
 * leaves that was cut short, the sweep goes on with. Answers whether anything was there.
 */
export function emptyQueue(deps: DepartmentDeps, id: Id): Promise<boolean> {
  return moveQueue(deps, { from: id, to: null, reason: 'department_deleted' });
}

/** Which waiting chats go from one department's queue to another's, and why, in one word for machines. */
type QueueMove = {
  from: Id | null;
  to: Id | null;
  reason: string;
  /** Only the chats of this widget; all of them if left out. */
  widget?: Id;
  /** When to stop, milliseconds since 1970. */
  until?: number;
};

/** Moves waiting chats to another department's queue at their old age. Answers whether any was found. */
export async function moveQueue(
  deps: DepartmentDeps,
  { from, to, reason, widget, until = Infinity }: QueueMove,
): Promise<boolean> {
  const waiting = (await readQueue(deps.table, from, MAX)).filter(
    (one) => widget === undefined || one.widget_id === widget,
  );
  for (const { conversation_id } of waiting) {
    if (deps.now() >= until) break;
    await requeue(deps, conversation_id, { type: 'system', reason }, { department: to });
  }
  return waiting.length > 0;
}

/** What refers to a department, in words. */
async function namesOfUsers(table: Table, id: Id): Promise<string[]> {
  const [widgets, agents, responses, bots, workflows, waiting] = await Promise.all([
    listAll(table, 'WIDGETS', MAX, { consistent: true }),
    listAll(table, 'AGENTS', MAX, { consistent: true }),
    listAll(table, 'CANNED', MAX, { consistent: true }),
    listAll(table, 'BOTS', MAX, { consistent: true }),
    workflowsNaming(table, (to) => to.type === 'department' && to.department_id === id),
    readQueue(table, id, 1),
  ]);
  const refers = (item: Item) => item['department_id'] === id;
  const serves = (item: Item) => Array.isArray(item['department_ids']) && item['department_ids'].includes(id);
  return [
    ...widgets.filter(refers).map((widget) => `widget ${String(widget['name'])}`),
    ...agents.filter(serves).map((agent) => `agent ${String(agent['name'])}`),
    ...responses.filter(refers).map((response) => `canned response ${String(response['shortcut'])}`),
    ...bots.filter(refers).map((bot) => `bot ${String(bot['name'])}`),
    ...workflows,
    ...(waiting.length > 0 ? ['chats that wait in its queue'] : []),
  ];
}
