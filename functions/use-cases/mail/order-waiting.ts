/** Telling the people a department names that chats wait and nobody is online: by mail, and agents on their devices. */
import { mailboxOf } from '#core/mails/mail-address.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { agentStore } from '#functions/store/assignment/agent-store.ts';
import { type QueueEntry, MAX_NAMED, readQueue } from '#functions/store/assignment/queue-store.ts';
import { queueUnlessOrdered } from '#functions/store/mail/mail-job-store.ts';
import { waitingRecipients } from '#functions/store/settings/team-settings-store.ts';
import { onlineAgents } from '#functions/use-cases/availability/online-agents.ts';

/**
 * Orders it for a department's waiting chats, unless a mail named each of them, the department names nobody, or somebody is
 * online. So a chat that comes, one that comes back, and an agent who leaves while chats wait are all noticed by the same look.
 */
export async function orderWaitingMail(
  deps: Pick<Deps, 'table' | 'now' | 'reach'>,
  department_id: Id | null,
  waiting: readonly QueueEntry[],
): Promise<void> {
  const news = await firstNew(deps.table, department_id, waiting);
  if (!news) return;
  const recipients = await waitingRecipients(deps.table, department_id);
  if (recipients.length === 0 || (await onlineAgents(deps, department_id)).length > 0) return;
  const name = `WAITING#${department_id ?? 'default'}`;
  const ordered = await queueUnlessOrdered(deps.table, name, { about: 'waiting', department_id }, deps.now());
  if (ordered === 'done') await notifyOnDevices(deps, recipients, news);
}

/** Agents among the recipients are also notified on their devices: as often as there is a mail. */
async function notifyOnDevices(
  { table, reach }: Pick<Deps, 'table' | 'reach'>,
  recipients: readonly string[],
  { conversation_id }: QueueEntry,
): Promise<void> {
  const notify = reach?.agent;
  if (!notify) return;
  const named = new Set(recipients.map(mailboxOf));
  const agents = await agentStore.all(table, MAX_AGENTS);
  const notified = agents.filter(({ email }) => email && named.has(mailboxOf(email)));
  await Promise.all(notified.map(({ id }) => notify(id, { kind: 'waiting', conversation_id })));
}

/** More agents than that no team has. */
const MAX_AGENTS = 1000;

/** Looks behind the first chats of a queue as well: however many wait, who comes after them is news. */
async function firstNew(
  table: Deps['table'],
  department: Id | null,
  first: readonly QueueEntry[],
): Promise<QueueEntry | undefined> {
  const isNew = ({ mailed }: QueueEntry): boolean => !mailed;
  if (first.length === 0) return undefined;
  return first.find(isNew) ?? (await readQueue(table, department, MAX_NAMED)).find(isNew);
}
