/** Setting up departments. */
import { isQueued } from '#core/conversation/state.ts';
import type { Received } from '#core/contract/http.ts';
import type { Department } from '#core/model/team/department.ts';
import { type User, DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { departmentStore, isNameTaken } from '#functions/store/settings/department-store.ts';
import { transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { usersOf } from './in-use.ts';
import { type Resource, type SettingsDeps, plainResource } from './resource.ts';

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
  ...plainResource('department', departmentStore),
  check: async ({ table }, after, before) => {
    if (after.name !== before?.name && (await isNameTaken(table, after)))
      throw new DomainError('conflict', `There is already a department with the name "${after.name}".`);
  },
  users: async ({ table }, id) => (await Promise.all([usersOf(table, 'department', id), waitingIn(table, id)])).flat(),
  removed: async (deps, { id }) => void (await emptyQueue(deps, id, deps.now() + EMPTY_QUEUE_MS)),
};

async function waitingIn(table: Deps['table'], id: Id): Promise<User[]> {
  const [first] = await readQueue(table, id, 1);
  return first ? [{ type: 'conversation', id: first.conversation_id, name: 'that waits in its queue' }] : [];
}

/**
 * What came to the queue in the last moment goes to the default department's; nothing comes to it any more. What a call
 * leaves that was cut short, the sweep goes on with. Answers whether anything was there.
 * @param until when to stop, milliseconds since 1970
 */
export function emptyQueue(deps: DepartmentDeps, id: Id, until: number): Promise<boolean> {
  return moveQueue(deps, { from: id, to: null, reason: 'department_deleted', until });
}

/** Which waiting chats go from one department's queue to another's, and why, in one word for machines. */
type QueueMove = {
  from: Id | null;
  to: Id | null;
  reason: string;
  /** Only the chats of this widget; all of them if left out. */
  widget?: Id;
  /** When to stop, milliseconds since 1970. */
  until: number;
};

/** Moves waiting chats to another department's queue at their old age. Answers whether any was found. */
export async function moveQueue(
  deps: DepartmentDeps,
  { from, to, reason, widget, until }: QueueMove,
): Promise<boolean> {
  const waiting = (await readQueue(deps.table, from, MAX)).filter(
    (one) => widget === undefined || one.widget_id === widget,
  );
  for (const { conversation_id } of waiting) {
    if (deps.now() >= until) break;
    await unlessFailing(deps.log, 'return_failed', { conversation_id }, () =>
      // Who was assigned or settled since the queue was read isn't in it any longer.
      transitionConversation(deps, conversation_id, ({ metadata, row }) =>
        isQueued(row.state) && metadata.department_id === from
          ? { type: 'requeue', by: { type: 'system', reason }, department: to }
          : undefined,
      ),
    );
  }
  return waiting.length > 0;
}
