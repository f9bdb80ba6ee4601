/** OUTBOX: mails to be written and sent. A row names what a mail is about, never what it says: that is read when it is sent. */
import type { Id } from '../../core/model/id.ts';
import type { Key } from './keys.ts';
import { keys } from './keys.ts';
import type { Table, TransactItem } from './table.ts';

/** What a mail is about: a visitor's copy of a conversation, or a ticket that was noted. */
export type MailOrder = { about: 'transcript'; conversation_id: Id } | { about: 'ticket'; ticket_id: Id };
/** An order as stored, and how often it was tried. */
export type StoredOrder = { key: Key; order: MailOrder; tries: number };

/** What nobody sends within a day, nobody wants any more. */
const LIFE_SECONDS = 24 * 60 * 60;
/** A try that says nothing for so long has failed. */
const TRY_MS = 5 * 60_000;

/** The write that orders a mail. */
export const orderMail = (id: Id, order: MailOrder, nowMs: number): TransactItem => ({
  Put: { Item: { ...keys.outbox(id), order, expires_at_seconds: Math.ceil(nowMs / 1000) + LIFE_SECONDS } },
});

/** The oldest orders. */
export async function readOutbox(table: Table, limit: number): Promise<StoredOrder[]> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.outbox(0).pk },
    Limit: limit,
  });
  return items.map(({ pk, sk, order, tries }) => ({
    key: { pk: String(pk), sk: String(sk) },
    order: order as MailOrder,
    tries: Number(tries ?? 0),
  }));
}

/** Takes an order for a try; `refused` when it is done or being tried elsewhere. */
export async function takeOrder(table: Table, { key, tries }: StoredOrder, nowMs: number): Promise<'done' | 'refused'> {
  const { written } = await table.update({
    Key: key,
    UpdateExpression: 'SET tries = :tries, tried_until_ms = :until',
    ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(tried_until_ms) OR tried_until_ms <= :now)',
    ExpressionAttributeValues: { ':tries': tries + 1, ':until': nowMs + TRY_MS, ':now': nowMs },
  });
  return written;
}

/** Takes an order away: it was carried out, or given up. */
export async function dropOrder(table: Table, { key }: StoredOrder): Promise<void> {
  await table.delete({ Key: key });
}
