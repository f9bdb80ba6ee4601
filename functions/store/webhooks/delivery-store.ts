/** Deliveries of events to webhooks: a log of 30 days, and a row for each that is to be tried. */
import { type Id, firstIdAt, padId } from '#core/model/id.ts';
import type { EventType } from '#core/webhooks/event-types.ts';
import { happenedAtMs } from '#core/webhooks/event-id.ts';
import type { DeliveryAttempt, DeliveryState, WebhookDelivery } from '#core/webhooks/webhook.ts';
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, type Written, setFields } from '#functions/store/table.ts';

/** A delivery as stored. */
export type DeliveryItem = {
  webhook_id: Id;
  event_id: string;
  event: EventType;
  state: DeliveryState;
  /** What is signed and sent. */
  body: string;
  /** What the event is about: deliveries about one subject are tried in order. */
  subject: string;
  /** The visitor it is about, if there is one. */
  visitor_id?: Id | undefined;
  /** When it was first to be tried: it is given up a day later. */
  since_ms: number;
  tries: number;
  attempts: DeliveryAttempt[];
  answer: string | null;
  next_at_ms: number | null;
};

/** A row that says a delivery is to be tried. */
export type DueItem = { webhook_id: Id; event_id: string; due_at_ms: number; tries: number; subject: string };

/** How long a delivery is kept. */
export const KEPT_SECONDS = 30 * 24 * 60 * 60;
/** The tries that are kept. */
const MAX_ATTEMPTS = 20;

const expiryOf = (eventId: string): number => Math.ceil(happenedAtMs(eventId) / 1000) + KEPT_SECONDS;

/** Stores a new delivery; `refused` when the event was found before. */
export const putDelivery = (table: Table, item: DeliveryItem): Promise<Written> =>
  table.put({
    Item: {
      ...keys.delivery(item.webhook_id, item.event_id),
      ...item,
      expires_at_seconds: expiryOf(item.event_id),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  });

const dueKey = (webhook: Id, dueAtMs: number, event: string) =>
  keys.delivery(webhook, `DUE#${padId(dueAtMs)}#${event}`);

/** Has a delivery tried at a time. */
export async function putDue(
  table: Table,
  { webhook_id, event_id, due_at_ms, tries, subject }: DueItem,
): Promise<void> {
  const Key = dueKey(webhook_id, due_at_ms, event_id);
  // As long as the log, in case the webhook is switched off meanwhile.
  const expires_at_seconds = Math.max(Math.ceil(due_at_ms / 1000) + KEPT_SECONDS, expiryOf(event_id));
  await table.put({ Item: { ...Key, event_id, tries, subject, expires_at_seconds } });
}

/** Has a delivery that is still there tried at a time as if it were new: both are stored or neither. */
export function renewDelivery(table: Table, item: DeliveryItem, atMs: number): Promise<Written> {
  const { webhook_id, event_id, subject } = item;
  const expires_at_seconds = Math.ceil(atMs / 1000) + KEPT_SECONDS;
  const due = { ...dueKey(webhook_id, atMs, event_id), event_id, tries: 0, subject, expires_at_seconds };
  return table.transact([
    { Update: changeOf(item, { state: 'pending', tries: 0, since_ms: atMs, next_at_ms: atMs }) },
    { Put: { Item: due } },
  ]);
}

/** Takes such a row away. */
export async function deleteDue(table: Table, { webhook_id, due_at_ms, event_id }: DueItem): Promise<void> {
  await table.delete({ Key: dueKey(webhook_id, due_at_ms, event_id) });
}

/** What is due for a webhook, the longest due first. Read as it is now: what was put before the caller began is found. */
export async function dueDeliveries(table: Table, webhook: Id, nowMs: number, limit: number): Promise<DueItem[]> {
  const { items } = await table.query({
    ...dueUpTo(webhook, nowMs),
    Limit: limit,
    ConsistentRead: true,
  });
  return items.map((item) => ({
    webhook_id: webhook,
    event_id: String(item['event_id']),
    due_at_ms: Number(String(item['sk']).split('#')[1]),
    tries: Number(item['tries']),
    subject: String(item['subject']),
  }));
}

/** Whether anything is due for a webhook: half a read unit, or a whole one to find what was put just now. */
export async function hasDue(
  table: Table,
  webhook: Id,
  nowMs: number,
  { consistent = false }: { consistent?: boolean } = {},
): Promise<boolean> {
  const { items } = await table.query({ ...dueUpTo(webhook, nowMs), Limit: 1, ConsistentRead: consistent });
  return items.length > 0;
}

const dueUpTo = (webhook: Id, nowMs: number) => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
  ExpressionAttributeValues: {
    ':pk': keys.delivery(webhook, '').pk,
    ':first': 'DUE#',
    ':last': `DUE#${padId(nowMs)}#~`,
  },
});

/** One delivery, or nothing. */
export async function getDelivery(table: Table, webhook: Id, event: string): Promise<DeliveryItem | undefined> {
  const item = await table.get({ Key: keys.delivery(webhook, event), ConsistentRead: true });
  return item && deliveryOf(item);
}

/** Notes a try, and what follows from it; nothing where the delivery was erased meanwhile. */
export async function noteAttempt(
  table: Table,
  item: DeliveryItem,
  attempt: DeliveryAttempt,
  result: { state: DeliveryState; answer: string | null; nextAtMs: number | null },
): Promise<void> {
  const fields = {
    state: result.state,
    tries: item.tries + 1,
    attempts: [...item.attempts, attempt].slice(-MAX_ATTEMPTS),
    answer: result.answer,
    next_at_ms: result.nextAtMs,
  };
  await table.update(changeOf(item, fields));
}

/** The update of a delivery that is still there. */
const changeOf = (
  { webhook_id, event_id }: DeliveryItem,
  fields: Partial<DeliveryItem> & Pick<DeliveryItem, 'state'>,
) => ({
  Key: keys.delivery(webhook_id, event_id),
  ...setFields(fields),
  ConditionExpression: 'attribute_exists(pk)',
});

/** Which deliveries are read: those before an event (newest first), or from a time on (oldest first). */
type DeliveryRange = { limit: number; state?: DeliveryState | undefined } & (
  | { before: string | undefined }
  | { fromMs: number; toMs: number }
);

/** How many deliveries a page reads at most, however few are in the wanted state. */
const MAX_READ = 1000;

/** A page of deliveries; `after` is the event that the next page begins behind, nothing at the end. It may be short. */
export async function listDeliveries(
  table: Table,
  webhook: Id,
  range: DeliveryRange,
): Promise<{ deliveries: DeliveryItem[]; after: string | undefined }> {
  const isNewestFirst = 'before' in range;
  const first = isNewestFirst ? 'evt_' : `evt_${padId(firstIdAt(range.fromMs))}`;
  const last = isNewestFirst ? (range.before ?? 'evt_~') : `evt_${padId(firstIdAt(range.toMs))}`;
  const { items, lastKey } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': keys.delivery(webhook, '').pk, ':first': first, ':last': last },
    ScanIndexForward: !isNewestFirst,
    Limit: range.state === undefined ? range.limit + 2 : MAX_READ,
  });
  const inRange = items.map(deliveryOf).filter(({ event_id }) => event_id !== last);
  const wanted = inRange.filter(({ state }) => range.state === undefined || state === range.state);
  const deliveries = wanted.slice(0, range.limit);
  const isCut = wanted.length > range.limit;
  const after = isCut ? deliveries.at(-1)?.event_id : lastKey && inRange.at(-1)?.event_id;
  return { deliveries, after };
}

/** Which deliveries: those about a visitor, or about some subjects since an ID of theirs, such as `conversation 7`. */
export type AboutWhat = { visitor: Id } | { subjects: ReadonlySet<string>; from: Id };

/** A page of a log: whether it had what was looked for, and the event behind which the next begins; undefined at the end. */
export type LogPage = { found: boolean; after: string | undefined };

/**
 * How far a look through the logs has come: all of the webhooks with lower IDs, and this one's up to an event. `found`:
 * whether there was anything until there.
 */
export type LogPosition = { webhook_id: Id; after: string; found: boolean };

/**
 * Deletes what was delivered to a webhook about a visitor or some subjects, on one page of its log. What they are about isn't
 * in their keys: the whole log is read, or its part since `from`.
 * @param after the event behind which the page begins
 */
export async function eraseDeliveries(
  table: Table,
  webhook: Id,
  about: AboutWhat,
  after: string | undefined,
): Promise<LogPage> {
  const isOfVisitor = 'visitor' in about;
  const { items, next } = await readLogPage(
    table,
    { webhook, from: isOfVisitor ? 0 : about.from, after },
    {
      ...(isOfVisitor ? { FilterExpression: 'visitor_id = :visitor' } : {}),
      ProjectionExpression: 'pk, sk, #subject',
      ExpressionAttributeNames: { '#subject': 'subject' },
      ExpressionAttributeValues: isOfVisitor ? { ':visitor': about.visitor } : {},
    },
  );
  const wanted = items.filter(({ subject }) => isOfVisitor || about.subjects.has(String(subject)));
  await Promise.all(wanted.map(({ pk, sk }) => table.delete({ Key: { pk, sk } })));
  return { found: wanted.length > 0, after: next };
}

/**
 * Changes what deliveries of a subject to a webhook say, from a row's ID on, on one page of its log.
 * @param after the event behind which the page begins
 * @param change what one says instead; undefined leaves it
 */
export async function rewriteDeliveries(
  table: Table,
  { webhook, subject, from, after }: { webhook: Id; subject: string; from: Id; after: string | undefined },
  change: (body: string) => string | undefined,
): Promise<LogPage> {
  const { items, next } = await readLogPage(
    table,
    { webhook, from, after },
    {
      FilterExpression: '#subject = :subject',
      ExpressionAttributeNames: { '#subject': 'subject' },
      ExpressionAttributeValues: { ':subject': subject },
    },
  );
  let found = false;
  for (const item of items.map(deliveryOf)) {
    const body = change(item.body);
    // The answer may repeat what it was sent.
    if (body === undefined) continue;
    found = true;
    await table.update({
      Key: keys.delivery(webhook, item.event_id),
      ...setFields({ body, answer: null }),
      ConditionExpression: 'attribute_exists(pk)',
    });
  }
  return { found, after: next };
}

/** A page of a webhook's log since an ID, behind an event; `next`: the event behind which the next one begins. */
async function readLogPage(
  table: Table,
  { webhook, from, after }: { webhook: Id; from: Id; after: string | undefined },
  { ExpressionAttributeValues, ...wanted }: Omit<Parameters<Table['query']>[0], 'KeyConditionExpression'>,
): Promise<{ items: Item[]; next: string | undefined }> {
  const { items, lastKey } = await table.query({
    ...wanted,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ...ExpressionAttributeValues,
      ':pk': keys.delivery(webhook, '').pk,
      ':first': `evt_${padId(from)}`,
      ':last': 'evt_~',
    },
    ConsistentRead: true,
    ...(after === undefined ? {} : { ExclusiveStartKey: keys.delivery(webhook, after) }),
  });
  return { items, next: lastKey && String(lastKey['sk']) };
}

/** A delivery as the API lists it. */
export const toDelivery = (item: DeliveryItem): WebhookDelivery => ({
  id: item.event_id,
  webhook_id: item.webhook_id,
  event: item.event,
  state: item.state,
  created_at: new Date(happenedAtMs(item.event_id)).toISOString(),
  attempts_count: item.tries,
  last_attempt: item.attempts.at(-1) ?? null,
  next_attempt_at:
    item.state === 'pending' && item.next_at_ms !== null ? new Date(item.next_at_ms).toISOString() : null,
});

function deliveryOf(item: Item): DeliveryItem {
  const { pk: _pk, sk: _sk, expires_at_seconds: _expires, ...fields } = item;
  return fields as DeliveryItem;
}
