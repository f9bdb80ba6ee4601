/** One try of one delivery, and what follows from it. Each step may be the last one: what is left is tried again. */
import { nextTryMs } from '#core/webhooks/retries.ts';
import {
  type DeliveryItem,
  type DueItem,
  deleteDue,
  getDelivery,
  noteAttempt,
  putDue,
} from '#functions/store/webhooks/delivery-store.ts';
import type { WebhookItem } from '#functions/store/webhooks/webhook-store.ts';
import type { DeliveryDeps } from './deliver-due.ts';
import { type Sent, sendDelivery } from './send-delivery.ts';

/** What came of it; `stale`: it was delivered, tried or erased meanwhile. `gone`: the receiver wants nothing any more. */
export type Tried = 'delivered' | 'failed' | 'gone' | 'stale';

const GONE = 410;

/** Tries a delivery that is due. */
export async function tryDelivery(
  deps: Pick<DeliveryDeps, 'table' | 'now' | 'random' | 'log' | 'sendEvent' | 'timeoutMs'>,
  hook: WebhookItem,
  due: DueItem,
): Promise<Tried> {
  const { table, now } = deps;
  const item = await getDelivery(table, due.webhook_id, due.event_id);
  if (item?.state !== 'pending' || item.tries !== due.tries) {
    await deleteDue(table, due);
    return 'stale';
  }
  const beganMs = now();
  const sent = await sendDelivery(deps, hook, item, beganMs);
  await follow(deps, { item, due, sent, beganMs });
  if (sent.error === null) return 'delivered';
  return sent.status === GONE ? 'gone' : 'failed';
}

/** Notes a try. What is to be tried again is put before what was due is taken away: dying in between loses nothing. */
async function follow(
  { table, now, random, log }: Pick<DeliveryDeps, 'table' | 'now' | 'random' | 'log'>,
  { item, due, sent, beganMs }: { item: DeliveryItem; due: DueItem; sent: Sent; beganMs: number },
): Promise<void> {
  const { status, error, answer, wishSeconds } = sent;
  const attempt = { at: new Date(beganMs).toISOString(), duration_ms: now() - beganMs, status, error };
  const tries = item.tries + 1;
  const next =
    error === null ? undefined : nextTryMs({ tries, sinceMs: item.since_ms, nowMs: now() }, random(), wishSeconds);
  const again = next === undefined ? undefined : { ...due, due_at_ms: next, tries };
  if (again) await putDue(table, again);
  const state = error === null ? 'delivered' : again ? 'pending' : 'failed';
  await noteAttempt(table, item, attempt, { state, answer, nextAtMs: next ?? null });
  await deleteDue(table, due);
  if (state === 'failed') log.warn('webhook_delivery_failed', { webhook_id: due.webhook_id, event_id: due.event_id });
}
