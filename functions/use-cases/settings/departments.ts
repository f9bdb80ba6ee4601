/** Setting up departments. */
import type { Received } from '#core/contract/http.ts';
import type { Department } from '#core/model/department.ts';
import type { User } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { unlessFailing } from '#functions/platform/unless-failing.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import type { Table } from '#functions/store/table.ts';
import { requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { usersOf } from './in-use.ts';
import type { Resource, SettingsDeps } from './resource.ts';
import { plainResource } from './resource.ts';

/** Deleting one requeues its conversations. */
type DepartmentDeps = SettingsDeps & Pick<Deps, 'push'>;

const MAX = 1000;
const EMPTY_QUEUE_MS = 4000;

/**
 * Departments. Chats in agents' hands stay there when one is deleted; should one wait again, it waits in the default
 * department's queue.
 */
export const departments: Resource<
  DepartmentDeps,
  Department,
  Department,
  Received<'createDepartment', 'body'>,
  Received<'updateDepartment', 'body'>
> = {
  ...plainResource(departmentStore),
  users: async ({ table }, id) => (await Promise.all([usersOf(table, 'department', id), waitingIn(table, id)])).flat(),
  removed: async (deps, { id }) => void (await emptyQueue(deps, id, deps.now() + EMPTY_QUEUE_MS)),
};

async function waitingIn(table: Table, id: Id): Promise<User[]> {
  const [first] = await readQueue(table, id, 1);
  return first ? [{ type: 'conversation', id: first.conversation_id, name: 'that waits in its queue' }] : [];
}

/**
 * What came to the queue in the last moment goes to the default department's; nothing comes to it any more. What a call
 * leaves that was cut short, the sweep goes on with. Answers whether anything was there.
 * @param until when to stop, milliseconds since 1970
 */
export async function emptyQueue(deps: DepartmentDeps, id: Id, until: number): Promise<boolean> {
  const by = { type: 'system', reason: 'department_deleted' } as const;
  const waiting = await readQueue(deps.table, id, MAX);
  for (const { conversation_id } of waiting) {
    if (deps.now() >= until) break;
    await unlessFailing(deps.log, 'return_failed', { conversation_id }, () =>
      requeue(deps, conversation_id, by, { department: null }),
    );
  }
  return waiting.length > 0;
}
