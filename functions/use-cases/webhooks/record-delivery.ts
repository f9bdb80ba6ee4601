/** Recording that an event is to be delivered to a webhook. */
import type { Id } from '#core/model/id.ts';
import { happenedAtMs } from '#core/webhooks/event-id.ts';
import type { Deps } from '#functions/deps.ts';
import { type DeliveryItem, putDelivery, putDue } from '#functions/store/webhooks/delivery-store.ts';
import type { MadeEvent } from './make-event.ts';

/**
 * Stores a delivery, and then that it is due. The second is put again when the event is found again, as the first
 * function may have died in between; what was delivered meanwhile isn't sent twice because of it.
 * @param dueMs its place among what is due, milliseconds since 1970; default: when it happened
 */
export async function recordDelivery(
  { table }: Pick<Deps, 'table'>,
  webhook: Id,
  { event, visitor_id }: MadeEvent,
  dueMs = happenedAtMs(event.id),
): Promise<DeliveryItem> {
  const atMs = happenedAtMs(event.id);
  const subject = `${event.subject.type} ${event.subject.id}`;
  const item: DeliveryItem = {
    webhook_id: webhook,
    event_id: event.id,
    event: event.type,
    state: 'pending',
    body: JSON.stringify(event),
    subject,
    visitor_id,
    since_ms: atMs,
    tries: 0,
    attempts: [],
    answer: null,
    next_at_ms: atMs,
  };
  await putDelivery(table, item);
  await putDue(table, { webhook_id: webhook, event_id: event.id, subject, due_at_ms: dueMs, tries: 0 });
  return item;
}
