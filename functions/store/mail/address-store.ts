/** Addresses that get no mail but what they ask for, and why. They are stored by their marks, never by themselves. */
import { mailboxOf } from '#core/mails/mail-address.ts';
import type { MailState } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { addressMark } from '#functions/store/mail/mail-job-store.ts';
import type { Table } from '#functions/store/table.ts';

/** The mark of the mailbox behind an address: one decision covers all ways to write it. */
export const mailboxMark = (address: string): string => addressMark(mailboxOf(address));

/** Why a mailbox gets no mail; undefined when it does. Half a read unit. */
export async function getMailState(table: Table, mark: string): Promise<MailState | undefined> {
  const item = await table.get({ Key: keys.address(mark) });
  return item?.['state'] as MailState | undefined;
}

/** Stops mail to a mailbox. A complaint or a bounce outlasts that somebody unsubscribed. */
export async function putMailState(
  table: Table,
  mark: string,
  { state, atMs, widget_id }: { state: MailState; atMs: number; widget_id?: Id | undefined },
): Promise<void> {
  await table.put({
    Item: { ...keys.address(mark), state, at: new Date(atMs).toISOString(), widget_id },
    ...(state === 'unsubscribed' ? { ConditionExpression: 'attribute_not_exists(pk)' } : {}),
  });
}

/** Lets a mailbox have mail again that had unsubscribed. */
export async function removeUnsubscribed(table: Table, mark: string): Promise<void> {
  await table.delete({
    Key: keys.address(mark),
    ConditionExpression: '#state = :unsubscribed',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':unsubscribed': 'unsubscribed' },
  });
}
