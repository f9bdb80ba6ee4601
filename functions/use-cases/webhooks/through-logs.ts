/** Looking through everything that webhooks were sent, in as many sweeps as it takes. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { LogPage, LogPosition } from '#functions/store/webhooks/delivery-store.ts';
import { webhooksWithDeliveries } from '#functions/store/webhooks/webhook-store.ts';

/** How a look goes on, and how it is kept. */
export type LogWalk = {
  /** Where one that was cut short is gone on with; missing at the beginning. */
  position?: LogPosition | undefined;
  /** Keeps the position. A look without it begins again each time, which never ends where the logs are long. */
  keep?: ((position: LogPosition) => Promise<void>) | undefined;
  /** No page is read after that (milliseconds since 1970). */
  until: number;
};

/**
 * Has the logs of all webhooks handled page by page. What is added meanwhile comes last, or belongs to a webhook that does.
 * @param handle handles the page of a webhook's log behind an event
 * @returns whether the look has come to its end, and whether it found anything, from its beginning on
 */
export async function throughLogs(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  { position, keep, until }: LogWalk,
  handle: (webhook: Id, after: string | undefined) => Promise<LogPage>,
): Promise<{ isComplete: boolean; found: boolean }> {
  let found = position?.found ?? false;
  const webhooks = (await webhooksWithDeliveries(table)).sort((one, other) => one - other);
  for (const webhook of webhooks.filter((id) => id >= (position?.webhook_id ?? 0))) {
    let after = webhook === position?.webhook_id ? position.after : undefined;
    do {
      if (now() >= until) return { isComplete: false, found };
      const page = await handle(webhook, after);
      found ||= page.found;
      ({ after } = page);
      if (after !== undefined) await keep?.({ webhook_id: webhook, after, found });
    } while (after !== undefined);
  }
  return { isComplete: true, found };
}
