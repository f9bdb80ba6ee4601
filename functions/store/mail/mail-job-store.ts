/** OUTBOX: mails to be written and sent. A row names what a mail is about, never what it says: that is read when it is sent. */
import { createHash } from 'node:crypto';
import type { Id } from '#core/model/id.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';

/**
 * What a mail is about: a visitor's copy of a conversation, a ticket that was noted, chats that wait while nobody of their
 * department is online, or how a week went. `to` is the mark of the address that was counted (`addressMark`), missing in orders of older
 * versions.
 */
export type MailJob =
  | { about: 'transcript'; conversation_id: Id; to?: string }
  | { about: 'ticket'; ticket_id: Id }
  | { about: 'waiting'; department_id: Id | null }
  | { about: 'report'; from: string; to: string; timezone: string; is_sent?: boolean };

/** The jobs of one kind. */
export type JobAbout<About extends MailJob['about']> = Extract<MailJob, { about: About }>;

/** Tells one address from another without naming it. */
export const addressMark = (address: string): string => createHash('sha256').update(address).digest('base64url');
/** An order as stored, and how often it was tried. */
export type StoredMailJob = { key: Key; job: MailJob; tries: number };

/** What nobody sends within a day, nobody wants any more. */
const LIFE_SECONDS = 24 * 60 * 60;
/** A try that says nothing for so long has failed. */
const TRY_MS = 5 * 60_000;
/**
 * For mails with a quiet time after each it is longer than that, so that one which was sent, but not noted as sent, is not
 * repeated within it.
 */
const QUIET_TRY_MS = 16 * 60_000;
const isQuiet = ({ about }: MailJob): boolean => about === 'waiting';

/** The write that orders a mail. */
export const queueMail = (id: Id, order: MailJob, nowMs: number): TransactItem => ({
  Put: { Item: { ...keys.outbox(id), order, expires_at_seconds: Math.ceil(nowMs / 1000) + LIFE_SECONDS } },
});

/**
 * Orders a mail of which one is enough, such as the unread answers of one conversation: `name` tells it from others.
 * Nothing is written while one is ordered.
 * @param dueAtMs when it is to be sent, milliseconds since 1970; the order lives for a day from then
 */
export const queueOnce = (table: Table, name: string, order: MailJob, dueAtMs: number): Promise<Written> =>
  table.put({
    Item: {
      ...keys.namedOrder(name),
      order,
      due_at_ms: dueAtMs,
      expires_at_seconds: Math.ceil(dueAtMs / 1000) + LIFE_SECONDS,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  });

/** Every order that is due, that nobody is trying, and whose last try was a while ago. There are few: each lives for a day. */
export async function dueOrders(table: Table, nowMs: number): Promise<StoredMailJob[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    FilterExpression:
      '(attribute_not_exists(tried_until_ms) OR tried_until_ms <= :now) AND (attribute_not_exists(due_at_ms) OR due_at_ms <= :now)',
    ExpressionAttributeValues: { ':pk': keys.outbox(0).pk, ':now': nowMs },
  });
  return items.map(({ pk, sk, order, tries }) => ({
    key: { pk: String(pk), sk: String(sk) },
    job: order as MailJob,
    tries: Number(tries ?? 0),
  }));
}

/** Takes an order for a try; `refused` when it is done or being tried elsewhere. */
export async function claimMailJob(
  table: Table,
  { key, tries, job }: StoredMailJob,
  nowMs: number,
): Promise<'done' | 'refused'> {
  const { written } = await table.update({
    Key: key,
    UpdateExpression: 'SET tries = :tries, tried_until_ms = :until',
    ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(tried_until_ms) OR tried_until_ms <= :now)',
    ExpressionAttributeValues: {
      ':tries': tries + 1,
      ':until': nowMs + (isQuiet(job) ? QUIET_TRY_MS : TRY_MS),
      ':now': nowMs,
    },
  });
  return written;
}

/** Takes an order away: it was carried out, or given up. */
export async function deleteMailJob(table: Table, { key }: StoredMailJob): Promise<void> {
  await table.delete({ Key: key });
}

/**
 * Keeps an order after its mail: another one of its name can't be put meanwhile, and it is looked at again when `dueAtMs`
 * (milliseconds since 1970) has come.
 */
export async function keepMailJob(
  table: Table,
  { key }: StoredMailJob,
  order: MailJob,
  dueAtMs: number,
): Promise<void> {
  await table.update({
    Key: key,
    UpdateExpression: 'SET #order = :order, due_at_ms = :due, tries = :none, expires_at_seconds = :until',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#order': 'order' },
    ExpressionAttributeValues: {
      ':order': order,
      ':due': dueAtMs,
      ':none': 0,
      ':until': Math.ceil(dueAtMs / 1000) + LIFE_SECONDS,
    },
  });
}
