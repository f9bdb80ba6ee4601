/** Writes to the recipients that a department names: chats wait, and nobody is online. */
import { saidIn } from '#core/files/said.ts';
import { type WaitingLine, waitingMail } from '#core/mails/team/waiting.ts';
import { type QueueEntry, MAX_NAMED, markMailed, readQueue } from '#functions/store/assignment/queue-store.ts';
import { getRow } from '#functions/store/conversations/conversation-store.ts';
import type { JobAbout } from '#functions/store/mail/mail-job-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import { waitingRecipients } from '#functions/store/settings/team-settings-store.ts';
import { onlineAgents } from '#functions/use-cases/availability/online-agents.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { conversationUrl, toTeam } from './to-team.ts';
import type { Writer, WriterDeps } from './writer.ts';

const QUIET_MS = 15 * 60_000;
const MAX_LISTED = 10;

/** The order stays for a quarter of an hour after each mail: who waits by then for the first time is in the next one. */
export const writeWaiting: Writer<JobAbout<'waiting'>> = async (deps, order) => {
  const { table } = deps;
  const waiting = await readQueue(table, order.department_id, MAX_NAMED);
  if (waiting.every(({ mailed }) => mailed)) return undefined;
  if ((await onlineAgents(deps, order.department_id)).length > 0) return undefined;
  const [to, ...also] = await waitingRecipients(table, order.department_id);
  if (to === undefined) return undefined;
  const newFirst = waiting.toSorted((one, other) => Number(one.mailed) - Number(other.mailed));
  const lines = await Promise.all(newFirst.slice(0, MAX_LISTED).map((entry) => lineOf(deps, entry)));
  const department = order.department_id === null ? undefined : await getDepartment(table, order.department_id);
  return {
    to,
    also,
    ...toTeam,
    mail: waitingMail({ department: department?.name ?? null, lines, count: waiting.length }),
    sent: async () =>
      void (await Promise.all(waiting.filter(({ mailed }) => !mailed).map(({ key }) => markMailed(table, key)))),
    kept: { order, ms: QUIET_MS },
  };
};

async function lineOf({ table, now, mailLinks }: WriterDeps, entry: QueueEntry): Promise<WaitingLine> {
  const id = entry.conversation_id;
  const loaded = await loadConversation(table, id, { consistent: false });
  const last = loaded && (await getRow(table, id, loaded.row.state.last_message_seq));
  return {
    visitor: loaded?.metadata.visitor.name ?? null,
    text: last ? saidIn(last) : '',
    waits_ms: now() - entry.queued_at_ms,
    url: conversationUrl(mailLinks, id),
  };
}
