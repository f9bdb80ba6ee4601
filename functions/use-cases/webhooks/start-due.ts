/** Starts delivering what is due: what failed before, and what nobody started to deliver. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { hasDue } from '#functions/store/webhooks/delivery-store.ts';
import { readSubscriptions } from '#functions/store/webhooks/webhook-store.ts';

/** Half a read unit a minute, and as much again for each webhook that is on. */
export async function startDueDeliveries({
  table,
  now,
  startDelivery,
}: Pick<Deps, 'table' | 'now'> & { startDelivery: (webhook: Id) => Promise<void> }): Promise<void> {
  for (const { webhook_id } of await readSubscriptions(table))
    if (await hasDue(table, webhook_id, now())) await startDelivery(webhook_id);
}
