/** How agents want to be notified, and when they were: NOTICES and NOTICED# next to an agent's record. */
import { type NoticeChanges, type NoticeChoices, chosenFields, withChosen } from '#core/model/team/notice.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type Table, type Written, setFields } from '#functions/store/table.ts';

/** One notification a minute for each conversation is enough. */
const QUIET_MS = 60_000;

/** An agent's choices; the usual ones where they made none. */
export async function noticeChoices(table: Table, agent: Id): Promise<NoticeChoices> {
  return withChosen((await table.get({ Key: keys.notices(agent) })) ?? {});
}

/** Changes an agent's choices, and answers with all of them. */
export async function changeChoices(
  table: Table,
  agent: Id,
  changes: Omit<NoticeChanges, 'stays_online'>,
): Promise<NoticeChoices> {
  const fields = setFields(chosenFields(changes));
  if (!fields) return noticeChoices(table, agent);
  const { attributes } = await table.update({ Key: keys.notices(agent), ...fields, ReturnValues: 'ALL_NEW' });
  return withChosen(attributes ?? {});
}

/** A notification about to be sent: `id` stays the same when it is tried again. */
export type Noticed = { id: string; agent: Id; conversation: Id; kind: string };

/**
 * Notes that an agent is notified of a conversation now. `refused` when another notification of it was sent in the last
 * minute; that a chat was missed is news all the same.
 */
export function noteNoticed(table: Table, { id, agent, conversation, kind }: Noticed, nowMs: number): Promise<Written> {
  const isOther = kind === 'missed' ? ' OR kind <> :kind' : '';
  return table.put({
    Item: {
      ...keys.noticed(agent, conversation),
      notice_id: id,
      kind,
      at_ms: nowMs,
      expires_at_seconds: Math.ceil((nowMs + QUIET_MS) / 1000),
    },
    ConditionExpression: `attribute_not_exists(pk) OR at_ms <= :quiet OR notice_id = :id${isOther}`,
    ExpressionAttributeValues: {
      ':quiet': nowMs - QUIET_MS,
      ':id': id,
      ...(isOther === '' ? {} : { ':kind': kind }),
    },
  });
}
