/** Orders of mails that notify agents: one for each agent and conversation, with what happened since the last mail. */
import type { NoticeEvent } from '#core/model/closed-sets.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';
import type { JobAbout } from './mail-job-store.ts';

type Notice = Pick<JobAbout<'notice'>, 'agent_id' | 'conversation_id'>;

const LIFE_SECONDS = 24 * 60 * 60;

const keyOf = ({ agent_id, conversation_id }: Notice) => keys.namedOrder(`NOTICE#${agent_id}#${conversation_id}`);

/** Adds what happened to the order, which is put if there is none; what is due, or rests after a mail, stays so. */
export async function queueNotice(
  table: Table,
  notice: Notice,
  event: NoticeEvent,
  times: { nowMs: number; dueAtMs: number },
) {
  const order: JobAbout<'notice'> = { about: 'notice', ...notice, since_ms: times.nowMs };
  await table.update({
    Key: keyOf(notice),
    UpdateExpression:
      'SET #order = if_not_exists(#order, :order), due_at_ms = if_not_exists(due_at_ms, :due), expires_at_seconds = :expires ADD asks :one, kinds :kinds',
    ExpressionAttributeNames: { '#order': 'order' },
    ExpressionAttributeValues: {
      ':order': order,
      ':due': times.dueAtMs,
      ':expires': Math.ceil(times.dueAtMs / 1000) + LIFE_SECONDS,
      ':one': 1,
      ':kinds': new Set([event]),
    },
  });
}

/** What happened since the last mail. */
export async function noticeEventsOf(table: Table, notice: Notice): Promise<ReadonlySet<NoticeEvent>> {
  const item = await table.get({ Key: keyOf(notice), ConsistentRead: true });
  return new Set((item?.['kinds'] as ReadonlySet<NoticeEvent> | undefined) ?? []);
}

/** Takes out what a mail said. */
export async function dropNoticeEvents(table: Table, notice: Notice, events: ReadonlySet<NoticeEvent>): Promise<void> {
  if (events.size === 0) return;
  await table.update({
    Key: keyOf(notice),
    UpdateExpression: 'DELETE kinds :kinds',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':kinds': events },
  });
}
