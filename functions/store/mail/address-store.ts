/**
 * Addresses that get no mail but what they ask for, and why: they don't exist, their owners called a mail spam, or they
 * unsubscribed. Who unsubscribes has read the mail, so that covers the mailbox, however its address is written. A bounce or
 * a complaint covers the exact address: `name+tag@host` bouncing says nothing about `name@host`, and would otherwise let
 * anybody have somebody else's mail stopped.
 */
import { mailboxOf } from '#core/mails/mail-address.ts';
import { asciiAddress } from '#core/model/email-form.ts';
import type { MailState } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';
import { addressMark } from './mail-job-store.ts';

/** Tells one address from another without naming it, in whichever case and form it is written. */
export const exactMark = (address: string): string => addressMark(asciiAddress(address.trim().toLowerCase()));

/** The mark of the mailbox behind an address. */
export const mailboxMark = (address: string): string => exactMark(mailboxOf(address));

/** Why an address gets no mail; undefined when it does. Half a read unit, twice that for one of a mailbox's further forms. */
export async function mailStateOfAddress(table: Table, address: string): Promise<MailState | undefined> {
  const [exact, mailbox] = [exactMark(address), mailboxMark(address)];
  const own = await stateAt(table, exact);
  if (own !== undefined || mailbox === exact) return own;
  return (await stateAt(table, mailbox)) === 'unsubscribed' ? 'unsubscribed' : undefined;
}

async function stateAt(table: Table, mark: string): Promise<MailState | undefined> {
  const item = await table.get({ Key: keys.address(mark) });
  return item?.['state'] as MailState | undefined;
}

/** Stops mail to an address. A complaint or a bounce outlasts that somebody unsubscribed. */
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

/** Lets an address have mail again that had unsubscribed. */
export async function removeUnsubscribed(table: Table, mark: string): Promise<void> {
  await table.delete({
    Key: keys.address(mark),
    ConditionExpression: '#state = :unsubscribed',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':unsubscribed': 'unsubscribed' },
  });
}
