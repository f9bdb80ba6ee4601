/** What the API does with deliveries: listing them, sending them again, and sending a test. */
import type { Answer, Received } from '#core/contract/http.ts';
import { DomainError, found } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import { happenedAtMs } from '#core/webhooks/event-id.ts';
import type { Deps } from '#functions/deps.ts';
import {
  type DeliveryItem,
  getDelivery,
  listDeliveries,
  renewDelivery,
  toDelivery,
} from '#functions/store/webhooks/delivery-store.ts';
import type { WebhookItem } from '#functions/store/webhooks/webhook-store.ts';
import { findItem } from '#functions/use-cases/settings/resource.ts';
import { makeEvent } from './make-event.ts';
import { recordDelivery } from './record-delivery.ts';
import { webhooks } from './webhooks.ts';

/** The dependencies of sending; `startDelivery` starts the function that sends what is due, and waits for nothing. */
export type DeliveriesDeps = Pick<Deps, 'table' | 'now' | 'random'> & { startDelivery: (webhook: Id) => Promise<void> };

/** One delivery, whole. @throws DomainError `not_found` */
export async function findDelivery(
  deps: Pick<Deps, 'table'>,
  webhook: Id,
  event: string,
): Promise<Answer<'getWebhookDelivery'>> {
  const { url } = await findItem(deps, webhooks, webhook);
  const item = found(await getDelivery(deps.table, webhook, event));
  const { body, attempts, answer } = item;
  const headers = { 'content-type': 'application/json', 'webhook-id': event };
  return { ...toDelivery(item), request: { url, headers, body }, attempts, answer };
}

/** Sends one event again, with the same ID. @throws DomainError `not_found`, `illegal_transition` while it is switched off */
export async function replayDelivery(
  deps: DeliveriesDeps,
  webhook: Id,
  event: string,
): Promise<Answer<'replayWebhookDelivery'>> {
  requireActive(await findItem(deps, webhooks, webhook));
  const replayed = await again(deps, found(await getDelivery(deps.table, webhook, event)));
  await deps.startDelivery(webhook);
  return toDelivery(replayed);
}

/** How many deliveries one request sends again. */
const MAX_REPLAYED = 200;

/** Sends the events of a range again, oldest first. @throws DomainError `not_found`, `illegal_transition` */
export async function replayRange(
  deps: DeliveriesDeps,
  webhook: Id,
  { from, to, state }: Received<'replayWebhook', 'body'>,
): Promise<Answer<'replayWebhook'>> {
  requireActive(await findItem(deps, webhooks, webhook));
  const range = { fromMs: Date.parse(from), toMs: Date.parse(to), limit: MAX_REPLAYED, state: state ?? undefined };
  const { deliveries, after } = await listDeliveries(deps.table, webhook, range);
  // What happened in the millisecond of the last one is sent again with the next request, too: its ID stays the same.
  await Promise.all(deliveries.map((item) => again(deps, item)));
  if (deliveries.length > 0) await deps.startDelivery(webhook);
  const next_from = after === undefined ? null : new Date(nextMs(after, range.fromMs)).toISOString();
  return { replayed: deliveries.length, next_from };
}

/** Where the next request goes on: always later than this one, even where more happened in a millisecond than it takes. */
const nextMs = (after: string, fromMs: number): number => Math.max(happenedAtMs(after), fromMs + 1);

/** Sends a test event. @throws DomainError `not_found` */
export async function testWebhook(deps: DeliveriesDeps, webhook: Id): Promise<Answer<'testWebhook'>> {
  await findItem(deps, webhooks, webhook);
  const event = makeEvent({
    type: 'webhook.test',
    at: makeId(deps.now(), deps.random()),
    subject: webhook,
    seq: 1,
    data: { webhook: { id: webhook }, text: 'This is a test. Deliveries reach you.' },
  });
  // Before all that waits: of a webhook that is switched off only the first of what is due is looked at.
  const item = await recordDelivery(deps, webhook, event, 0);
  await deps.startDelivery(webhook);
  return toDelivery(item);
}

/** Has a delivery tried now, as if it were new. */
async function again({ table, now }: DeliveriesDeps, item: DeliveryItem): Promise<DeliveryItem> {
  const atMs = now();
  await renewDelivery(table, item, atMs);
  return { ...item, state: 'pending', tries: 0, since_ms: atMs, next_at_ms: atMs };
}

function requireActive({ is_active }: WebhookItem): void {
  if (!is_active)
    throw new DomainError('illegal_transition', 'This webhook is switched off. Switch it on to send events again.');
}
