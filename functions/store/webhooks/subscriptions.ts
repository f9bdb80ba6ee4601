/** Who wants which events, as it is known for a minute: reading it costs half a read unit per function instance and minute. */
import type { SubscribedType } from '#core/webhooks/event-types.ts';
import type { Log } from '#functions/platform/log.ts';
import type { Table } from '#functions/store/table.ts';
import { type Subscription, readSubscriptions } from './webhook-store.ts';

/** What the team's own systems want to be notified of. */
export type WantedEvents = {
  /** Whether anybody wants this kind of event. Known for a minute, so that asking costs next to nothing. */
  wants: (type: SubscribedType) => Promise<boolean>;
};

/** Who wants which events. */
export type Subscriptions = WantedEvents & {
  /** The webhooks that are on. @throws Error where they can't be read and never were */
  current: () => Promise<readonly Subscription[]>;
  /** Whether the event bus wants this kind of event. */
  busWants: (type: SubscribedType) => boolean;
};

const KNOWN_MS = 60_000;

/** What is stored, and `bus`: what the event bus wants, where there is one. */
export function subscriptionsOf(
  { table, now, log }: { table: Table; now: () => number; log: Log },
  bus: readonly string[],
): Subscriptions {
  let known: { at: number; list: readonly Subscription[] } | undefined;
  let reading: Promise<readonly Subscription[]> | undefined;
  const read = async (): Promise<readonly Subscription[]> => {
    try {
      const list = await readSubscriptions(table);
      known = { at: now(), list };
      return list;
    } catch (error) {
      if (!known) throw error;
      log.warn('subscriptions_unread', { error });
      return known.list;
    } finally {
      reading = undefined;
    }
  };
  const current = async () => (known && now() - known.at < KNOWN_MS ? known.list : (reading ??= read()));
  const onBus = new Set(bus);
  return {
    current,
    busWants: (type) => onBus.has(type),
    wants: async (type) => {
      if (onBus.has(type)) return true;
      try {
        return (await current()).some(({ events }) => events.includes(type));
      } catch (error) {
        // The stream's reader asks again, and drops an event that nobody wants.
        log.warn('subscriptions_unread', { error });
        return true;
      }
    },
  };
}
