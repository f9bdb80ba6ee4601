/** Who wants which events, as it is known for a minute: reading it costs half a read unit per function instance and minute. */
import type { Id } from '#core/model/id.ts';
import { type Mask, type MaskRules, defaultMaskRules, maskOf } from '#core/privacy/mask.ts';
import type { SubscribedType } from '#core/webhooks/event-types.ts';
import type { Log } from '#functions/platform/log.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item, Table, TransactItem } from '#functions/store/table.ts';

/** What the team's own systems want to be notified of. */
export type WantedEvents = {
  /** Whether anybody wants this kind of event. Known for a minute, so that asking costs next to nothing. */
  wants: (type: SubscribedType) => Promise<boolean>;
};

/** A webhook that is on, and what it is notified of. */
export type Subscription = { webhook_id: Id; events: readonly SubscribedType[] };

/** The field of a webhook in the item of all subscriptions. */
export const fieldOf = (id: Id): string => `w${id}`;

/** Every webhook that is on. */
export async function readSubscriptions(table: Table): Promise<Subscription[]> {
  return subscriptionsIn((await table.get({ Key: keys.subscriptions() })) ?? {});
}

const subscriptionsIn = (item: Item): Subscription[] =>
  Object.entries(item).flatMap(([field, events]) =>
    /^w\d+$/.test(field) ? { webhook_id: Number(field.slice(1)), events: events as SubscribedType[] } : [],
  );

/** What is masked is in the same item, because everything that stores a message reads that anyway. */
const rulesOf = ({ mask_rules: rules }: Item): MaskRules => (rules as MaskRules | undefined) ?? defaultMaskRules;

/** The write that keeps what is masked there, for the transaction that changes it. */
export const maskRulesWrite = (rules: MaskRules): TransactItem => ({
  Update: {
    Key: keys.subscriptions(),
    UpdateExpression: 'SET mask_rules = :rules',
    ExpressionAttributeValues: { ':rules': rules },
  },
});

/** Who wants which events. */
export type Subscriptions = WantedEvents & {
  /** The webhooks that are on. @throws Error where they can't be read and never were */
  current: () => Promise<readonly Subscription[]>;
  /** Whether the event bus wants this kind of event. */
  busWants: (type: SubscribedType) => boolean;
  /** What is masked before it is stored; card numbers where that can't be read. */
  mask: () => Promise<Mask>;
};

const KNOWN_MS = 60_000;

type Known = { at: number; list: readonly Subscription[]; rules: string; mask: Mask };

/** The mask of rules; the one there is as long as they are the same, because it becomes quicker. */
function masking(rules: MaskRules, before: Known | undefined): Pick<Known, 'rules' | 'mask'> {
  const text = JSON.stringify([rules.mask_cards, rules.mask_patterns]);
  return before?.rules === text ? before : { rules: text, mask: maskOf(rules) };
}

/** What is stored, and `bus`: what the event bus wants, where there is one. */
export function subscriptionsOf(
  { table, now, log }: { table: Table; now: () => number; log: Log },
  bus: readonly string[],
): Subscriptions {
  let known: Known | undefined;
  let reading: Promise<Known> | undefined;
  const read = async (): Promise<Known> => {
    try {
      const item = (await table.get({ Key: keys.subscriptions() })) ?? {};
      const { rules, mask } = masking(rulesOf(item), known);
      known = { at: now(), list: subscriptionsIn(item), rules, mask };
      return known;
    } catch (error) {
      if (!known) throw error;
      log.warn('subscriptions_unread', { error });
      return known;
    } finally {
      reading = undefined;
    }
  };
  const latest = async () => (known && now() - known.at < KNOWN_MS ? known : (reading ??= read()));
  const current = async () => (await latest()).list;
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
    mask: async () => {
      try {
        return (await latest()).mask;
      } catch (error) {
        log.warn('mask_rules_unread', { error });
        return maskOf(defaultMaskRules);
      }
    },
  };
}
