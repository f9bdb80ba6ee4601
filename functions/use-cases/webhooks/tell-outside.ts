/**
 * Telling webhooks and the event bus what happened, from the stream. A record may come twice: an event has the same ID
 * each time, and is stored once for each webhook.
 */
import type { SubscribedType } from '#core/webhooks/event-types.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { PutEvents } from '#functions/platform/event-bus/event-bus.ts';
import { settleAll } from '#functions/platform/settle.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import type { Item } from '#functions/store/table.ts';
import { getVisitorGate } from '#functions/store/visitors/visitor-store.ts';
import { hasLanded } from '#functions/use-cases/lifecycle/in-flight.ts';
import type { ExplainWaiting } from '#functions/use-cases/conversations/conversation-state.ts';
import { happeningsOf, toldHappening } from './happenings.ts';
import { type Happening, type MadeEvent, makeEvent } from './make-event.ts';
import { recordDelivery } from './record-delivery.ts';
import type { Subscriptions } from '#functions/store/webhooks/subscriptions.ts';

/** Webhooks and the event bus. */
export type Outside = {
  subscriptions: Subscriptions;
  /** Puts events on the bus; missing without one. */
  putEvents?: PutEvents | undefined;
  startDelivery: (webhook: Id) => Promise<void>;
};

type OutsideDeps = Pick<Deps, 'table' | 'now' | 'log'> & { outside?: Outside | undefined };

/** Sends what the records of a batch say. @throws Error when that isn't possible now: the record has to come again */
type Teller = {
  row: (row: StoredRow) => Promise<void>;
  told: (item: Item) => Promise<void>;
  /** Starts delivering the events of the batch. Never rejects: what isn't started now is started by the sweep. */
  start: () => Promise<void>;
};

const nobody: Teller = { row: async () => {}, told: async () => {}, start: async () => {} };

/** Sends events to those that want them. Where nobody does, nothing is read. */
export function tellOutside({ table, now, log, outside }: OutsideDeps, explain: ExplainWaiting): Teller {
  if (!outside) return nobody;
  const { subscriptions, startDelivery } = outside;
  const deps = { table, wants: subscriptions.wants, explain };
  const notified = new Set<Id>();
  return {
    row: async (row) => {
      const found = await happeningsOf(deps, row);
      if (found.length > 0 && (await isErased({ table, now }, row))) return;
      await publish(table, outside, notified, found);
    },
    told: async (item) => publish(table, outside, notified, await toldHappening(deps, item)),
    start: async () => {
      const starting = [...notified].map(async (webhook_id) =>
        startDelivery(webhook_id).catch((error: unknown) => log.warn('delivery_not_started', { webhook_id, error })),
      );
      await Promise.all(starting);
    },
  };
}

/**
 * Whether its visitor was erased before the stream, hours late perhaps, came to a row. An erasure looks for deliveries until
 * everything that was under way when it began has ended, so that nothing is read for a row that comes in time.
 */
async function isErased({ table, now }: Pick<Deps, 'table' | 'now'>, { id, state }: StoredRow): Promise<boolean> {
  if (!hasLanded(createdAtMs(id), now())) return false;
  return (await getVisitorGate(table, state.visitor_id, { consistent: true })) === 'none';
}

/** Stores a delivery for each webhook that wants an event, and puts it on the bus. */
async function publish(
  table: Deps['table'],
  { subscriptions, putEvents }: Outside,
  notified: Set<Id>,
  happenings: readonly Happening<SubscribedType>[],
): Promise<void> {
  if (happenings.length === 0) return;
  const hooks = await subscriptions.current();
  const made = happenings.map((happening) => ({ type: happening.type, ...makeEvent(happening) }));
  const onBus = made.filter(({ type }) => subscriptions.busWants(type)).map(({ event }) => event);
  const record = async (webhook_id: Id, event: MadeEvent): Promise<void> => {
    await recordDelivery({ table }, webhook_id, event);
    notified.add(webhook_id);
  };
  await settleAll([
    ...made.flatMap((one) =>
      hooks.filter(({ events }) => events.includes(one.type)).map((hook) => record(hook.webhook_id, one)),
    ),
    onBus.length > 0 ? putEvents?.(onBus) : undefined,
  ]);
}
