/** OUTBOX: mails to be written and sent. A row names what a mail is about, never what it says: that is read when it is sent. */
import { createHash } from 'node:crypto';
import type { Id } from '#core/model/id.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';

/**
 * What a mail is about: a visitor's copy of a conversation, a ticket that was noted, answers a visitor hasn't read, how
 * their chat was, chats that wait while nobody of their department is online, what an agent is notified of, an invitation
 * to the team, how a week went, or a one-time code. An invitation's password and a code are the only texts: nothing else
 * has them, and they work once. `to` is the mark of the address that was counted (`addressMark`), missing in orders of older versions.
 */
export type MailJob =
  | { about: 'transcript'; conversation_id: Id; to?: string }
  | { about: 'ticket'; ticket_id: Id }
  | { about: 'unread'; conversation_id: Id }
  | { about: 'rating'; conversation_id: Id }
  | { about: 'waiting'; department_id: Id | null }
  | { about: 'webhook'; webhook_id: Id }
  | { about: 'code'; conversation_id: Id; code: string; to: string; until_ms: number }
  | { about: 'notice'; agent_id: Id; conversation_id: Id; since_ms: number }
  | { about: 'invitation'; user_id: string; by: string | null; password: string; ends_at: string }
  | { about: 'report'; from: string; to: string; timezone: string; is_sent?: boolean };

/** The jobs of one kind. */
export type JobAbout<About extends MailJob['about']> = Extract<MailJob, { about: About }>;

/** Tells one address from another without naming it. */
export const addressMark = (address: string): string => createHash('sha256').update(address).digest('base64url');
/**
 * An order as stored: since when it is due (0: since it was put), how often it was tried, how often it was asked for, if one is enough, and the mark of the address for
 * which a try that failed was counted by the limits.
 */
export type StoredMailJob = {
  key: Key;
  job: MailJob;
  dueAtMs: number;
  tries: number;
  asks?: number | undefined;
  counted?: string | undefined;
};

/** What nobody sends within a day, nobody wants any more. */
const LIFE_SECONDS = 24 * 60 * 60;
/** An order of which one is enough may be put off to the next day, twice. */
const NAMED_LIFE_SECONDS = 3 * LIFE_SECONDS;
/** A try that says nothing for so long has failed. */
const TRY_MS = 5 * 60_000;
/**
 * For mails with a quiet time after each it is longer than that, so that one which was sent, but not noted as sent, is not
 * repeated within it.
 */
const QUIET_TRY_MS = 16 * 60_000;
/** Whether a mail tells the team of something, with a quiet time after it. */
export const isQuiet = ({ about }: MailJob): boolean => about === 'waiting' || about === 'notice';

/** The write that orders a mail. */
export const queueMail = (id: Id, order: MailJob, nowMs: number): TransactItem => ({
  Put: { Item: { ...keys.outbox(id), order, expires_at_seconds: Math.ceil(nowMs / 1000) + LIFE_SECONDS } },
});

/**
 * Orders a mail of which one is enough, such as the unread answers of one conversation: `name` tells it from others.
 * While one is ordered, this only counts that it was asked for again: who is carrying it out then carries it out once more.
 * @param dueAtMs when a new order is to be sent, milliseconds since 1970; an order lives for three days
 */
export async function queueOnce(table: Table, name: string, order: MailJob, dueAtMs: number): Promise<Written> {
  const { written } = await table.update({
    Key: keys.namedOrder(name),
    UpdateExpression:
      'SET #order = :order, due_at_ms = if_not_exists(due_at_ms, :due), expires_at_seconds = :expires ADD asks :one',
    ExpressionAttributeNames: { '#order': 'order' },
    ExpressionAttributeValues: {
      ':order': order,
      ':due': dueAtMs,
      ':expires': Math.ceil(dueAtMs / 1000) + NAMED_LIFE_SECONDS,
      ':one': 1,
    },
  });
  return written;
}

/** As `queueOnce`, but an order that is there stays as it is. */
export const queueUnlessOrdered = (table: Table, name: string, order: MailJob, dueAtMs: number): Promise<Written> =>
  table.put({
    Item: {
      ...keys.namedOrder(name),
      order,
      due_at_ms: dueAtMs,
      expires_at_seconds: Math.ceil(dueAtMs / 1000) + NAMED_LIFE_SECONDS,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  });

/** Orders the mail about the unread answers of a conversation: one write unit, also while one is ordered. */
export async function orderUnread(
  table: Table,
  conversation: Id,
  { nowMs, waitMinutes }: { nowMs: number; waitMinutes: number },
): Promise<void> {
  const order = { about: 'unread', conversation_id: conversation } as const;
  await queueOnce(table, `UNREAD#${conversation}`, order, nowMs + waitMinutes * 60_000);
}

/** Orders the mail that invites somebody, in place of one that hasn't been sent. */
export async function orderInvitation(
  table: Table,
  invitation: Omit<JobAbout<'invitation'>, 'about'>,
  nowMs: number,
): Promise<void> {
  await queueOnce(table, `INVITATION#${invitation.user_id}`, { about: 'invitation', ...invitation }, nowMs);
}

/** How long somebody who left has to come back and rate their chat before they are asked by mail. */
const RATING_WAIT_MS = 30 * 60_000;

/** Orders the mail that asks how a conversation was. */
export async function orderRating(table: Table, conversation: Id, nowMs: number): Promise<void> {
  await queueOnce(
    table,
    `RATING#${conversation}`,
    { about: 'rating', conversation_id: conversation },
    nowMs + RATING_WAIT_MS,
  );
}

/** Every order that is due, that nobody is trying, and whose last try was a while ago. There are few: each lives for a day. */
export async function dueOrders(table: Table, nowMs: number): Promise<StoredMailJob[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    FilterExpression:
      '(attribute_not_exists(tried_until_ms) OR tried_until_ms <= :now) AND (attribute_not_exists(due_at_ms) OR due_at_ms <= :now)',
    ExpressionAttributeValues: { ':pk': keys.outbox(0).pk, ':now': nowMs },
  });
  return items.map(({ pk, sk, order, due_at_ms, tries, asks, counted }) => ({
    key: { pk: String(pk), sk: String(sk) },
    job: order as MailJob,
    dueAtMs: Number(due_at_ms ?? 0),
    tries: Number(tries ?? 0),
    asks: asks as number | undefined,
    counted: counted as string | undefined,
  }));
}

/** Takes an order for a try; `refused` when it is done, being tried elsewhere, or was put off meanwhile. */
export async function claimMailJob(
  table: Table,
  { key, tries, job }: StoredMailJob,
  nowMs: number,
): Promise<'done' | 'refused'> {
  const { written } = await table.update({
    Key: key,
    UpdateExpression: 'SET tries = :tries, tried_until_ms = :until',
    ConditionExpression:
      'attribute_exists(pk) AND (attribute_not_exists(tried_until_ms) OR tried_until_ms <= :now) AND (attribute_not_exists(due_at_ms) OR due_at_ms <= :now)',
    ExpressionAttributeValues: {
      ':tries': tries + 1,
      ':until': nowMs + (isQuiet(job) ? QUIET_TRY_MS : TRY_MS),
      ':now': nowMs,
    },
  });
  return written;
}

/**
 * Takes an order away: it was carried out, or given up. One that was asked for again meanwhile stays, and is due now:
 * whatever it was asked for may have come too late for the try.
 */
export async function deleteMailJob(table: Table, order: StoredMailJob, nowMs: number): Promise<void> {
  const { key, asks } = order;
  const unlessAsked =
    asks === undefined ? {} : { ConditionExpression: 'asks = :asks', ExpressionAttributeValues: { ':asks': asks } };
  const written = await table.delete({ Key: key, ...unlessAsked });
  if (written === 'refused') await putOff(table, order, nowMs);
}

/** Puts an order off to a time (milliseconds since 1970), as if it had never been tried. */
export async function putOff(table: Table, { key }: StoredMailJob, dueAtMs: number): Promise<void> {
  await table.update({
    Key: key,
    UpdateExpression: 'SET due_at_ms = :due, tries = :none, tried_until_ms = :none REMOVE counted',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':due': dueAtMs, ':none': 0 },
  });
}

/** Notes that a mail to an address was counted that could not be sent, so that the next try isn't counted again. */
export async function noteCounted(table: Table, { key }: StoredMailJob, mark: string): Promise<void> {
  await table.update({
    Key: key,
    UpdateExpression: 'SET counted = :mark',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':mark': mark },
  });
}

/** Begins the tries of an order again at a time (milliseconds since 1970); what was counted remains so. */
export async function tryAgain(table: Table, { key }: StoredMailJob, dueAtMs: number): Promise<void> {
  await table.update({
    Key: key,
    UpdateExpression: 'SET due_at_ms = :due, tries = :none, tried_until_ms = :none',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':due': dueAtMs, ':none': 0 },
  });
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
      ':until': Math.ceil(dueAtMs / 1000) + NAMED_LIFE_SECONDS,
    },
  });
}
