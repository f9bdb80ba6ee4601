/** Who wants which events, and which rules wait for what, as it is known for a minute: reading it costs half a read unit per function instance and minute. */
import type { TriggerType } from '#core/automation/rules/kinds.ts';
import type { Id } from '#core/model/id.ts';
import type { SubscribedType } from '#core/webhooks/event-types.ts';
import type { Log } from '#functions/platform/log.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table } from '#functions/store/table.ts';

/** What the team's own systems want to be notified of. */
export type WantedEvents = {
  /** Whether anybody wants this kind of event. Known for a minute, so that asking costs next to nothing. */
  wants: (type: SubscribedType) => Promise<boolean>;
  /** Whether a rule waits for any of these. True where that can't be read: the stream's reader asks again. */
  wantsRules: (types: readonly TriggerType[]) => Promise<boolean>;
  /** The rules that are on and wait for any of these. @throws Error where they can't be read and never were */
  rulesFor: (types: readonly TriggerType[]) => Promise<readonly Id[]>;
};

/** A webhook that is on, and what it is notified of. */
export type Subscription = { webhook_id: Id; events: readonly SubscribedType[] };

/** A rule that is on, and what it waits for. */
type WaitingRule = { id: Id; on: TriggerType };
type Known = { webhooks: readonly Subscription[]; rules: readonly WaitingRule[] };

/** The fields of a webhook and of a rule in the item of all subscriptions. */
export const fieldOf = (id: Id): string => `w${id}`;
export const ruleFieldOf = (id: Id): string => `r${id}`;

/** Every webhook and rule that is on. */
async function readAll(table: Table): Promise<Known> {
  const fields = Object.entries((await table.get({ Key: keys.subscriptions() })) ?? {});
  const named = (letter: string) =>
    fields.flatMap(([field, value]) =>
      new RegExp(`^${letter}\\d+$`).test(field) ? [[Number(field.slice(1)), value] as const] : [],
    );
  return {
    webhooks: named('w').map(([webhook_id, events]) => ({ webhook_id, events: events as SubscribedType[] })),
    rules: named('r').map(([id, on]) => ({ id, on: on as TriggerType })),
  };
}

/** Every webhook that is on. */
export const readSubscriptions = async (table: Table): Promise<readonly Subscription[]> =>
  (await readAll(table)).webhooks;

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
  let known: { at: number; all: Known } | undefined;
  let reading: Promise<Known> | undefined;
  const read = async (): Promise<Known> => {
    try {
      const all = await readAll(table);
      known = { at: now(), all };
      return all;
    } catch (error) {
      if (!known) throw error;
      log.warn('subscriptions_unread', { error });
      return known.all;
    } finally {
      reading = undefined;
    }
  };
  const current = async () => (known && now() - known.at < KNOWN_MS ? known.all : (reading ??= read()));
  const onBus = new Set(bus);
  const rulesFor = async (types: readonly TriggerType[]) =>
    (await current()).rules.filter(({ on }) => types.includes(on)).map(({ id }) => id);
  // The stream's reader asks again, and drops what nobody wants.
  const unlessUnread = (asking: Promise<boolean>): Promise<boolean> =>
    asking.catch((error: unknown) => {
      log.warn('subscriptions_unread', { error });
      return true;
    });
  return {
    current: async () => (await current()).webhooks,
    busWants: (type) => onBus.has(type),
    wants: async (type) =>
      onBus.has(type) ||
      unlessUnread(current().then(({ webhooks }) => webhooks.some(({ events }) => events.includes(type)))),
    rulesFor,
    wantsRules: async (types) => types.length > 0 && unlessUnread(rulesFor(types).then((ids) => ids.length > 0)),
  };
}
