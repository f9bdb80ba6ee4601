/** Ordering the mail that chats wait and nobody is online. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type QueueEntry, MAX_NAMED, readQueue } from '#functions/store/assignment/queue-store.ts';
import { queueUnlessOrdered } from '#functions/store/mail/mail-job-store.ts';
import { waitingRecipients } from '#functions/store/settings/team-settings-store.ts';
import { onlineAgents } from '#functions/use-cases/availability/online-agents.ts';

/**
 * Orders it for a department's waiting chats, unless a mail named each of them, the department names nobody, or somebody is
 * online. So a chat that comes, one that comes back, and an agent who leaves while chats wait are all noticed by the same look.
 */
export async function orderWaitingMail(
  deps: Pick<Deps, 'table' | 'now'>,
  department_id: Id | null,
  waiting: readonly QueueEntry[],
): Promise<void> {
  if (!(await isAnyNew(deps.table, department_id, waiting))) return;
  if ((await waitingRecipients(deps.table, department_id)).length === 0) return;
  if ((await onlineAgents(deps, department_id)).length > 0) return;
  await queueUnlessOrdered(
    deps.table,
    `WAITING#${department_id ?? 'default'}`,
    { about: 'waiting', department_id },
    deps.now(),
  );
}

/** Looks behind the first chats of a queue as well: however many wait, who comes after them is news. */
async function isAnyNew(table: Deps['table'], department: Id | null, first: readonly QueueEntry[]): Promise<boolean> {
  const isNew = ({ mailed }: QueueEntry): boolean => !mailed;
  return first.some(isNew) || (first.length > 0 && (await readQueue(table, department, MAX_NAMED)).some(isNew));
}
