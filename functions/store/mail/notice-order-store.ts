/** Orders of mails that notify agents: one for each agent and conversation, with what happened since the last mail. */
import type { NoticeKind } from '#core/mails/team/notice.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';
import type { JobAbout } from './mail-job-store.ts';

type Notice = Pick<JobAbout<'notice'>, 'agent_id' | 'conversation_id'>;

const LIFE_SECONDS = 24 * 60 * 60;

const keyOf = ({ agent_id, conversation_id }: Notice) => keys.namedOrder(`NOTICE#${agent_id}#${conversation_id}`);

/** Adds a kind to the order, which is put if there is none; what is due, or rests after a mail, stays so. */
export async function queueNotice(
  table: Table,
  notice: Notice,
  kind: NoticeKind,
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
      ':kinds': new Set([kind]),
    },
  });
}

/** What happened since the last mail. */
export async function noticeKinds(table: Table, notice: Notice): Promise<ReadonlySet<NoticeKind>> {
  const item = await table.get({ Key: keyOf(notice), ConsistentRead: true });
  return new Set((item?.['kinds'] as ReadonlySet<NoticeKind> | undefined) ?? []);
}

/** Takes out the kinds that a mail named. */
export async function dropNoticeKinds(table: Table, notice: Notice, kinds: ReadonlySet<NoticeKind>): Promise<void> {
  if (kinds.size === 0) return;
  await table.update({
    Key: keyOf(notice),
    UpdateExpression: 'DELETE kinds :kinds',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':kinds': kinds },
  });
}
