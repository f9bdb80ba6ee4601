/** Starting the function that delivers what is due for a webhook. */
import type { Id } from '#core/model/id.ts';

/** The event that function is started with. */
export type DeliveryOrder = { kind: 'webhook'; webhook_id: Id };

/** Starts it by this way of starting functions. */
export const webhookStarter =
  (start: (order: DeliveryOrder) => Promise<void>): ((webhook: Id) => Promise<void>) =>
  (webhook_id) =>
    start({ kind: 'webhook', webhook_id });
