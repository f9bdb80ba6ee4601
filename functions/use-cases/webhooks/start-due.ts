/** Starts delivering what is due: what failed before, and what nobody started to deliver. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { settleAll } from '#functions/platform/settle.ts';
import { hasDue } from '#functions/store/webhooks/delivery-store.ts';
import { readSubscriptions } from '#functions/store/webhooks/subscriptions.ts';

/** Half a read unit a minute, and as much again for each webhook that is on. @throws Error when one couldn't be started; the others were */
export async function startDueDeliveries({
  table,
  now,
  startDelivery,
}: Pick<Deps, 'table' | 'now'> & { startDelivery: (webhook: Id) => Promise<void> }): Promise<void> {
  const hooks = await readSubscriptions(table);
  await settleAll(
    hooks.map(async ({ webhook_id }) => {
      if (await hasDue(table, webhook_id, now())) await startDelivery(webhook_id);
    }),
  );
}
