/** Who wants which events, and which rules wait for what, as it is known for a minute: reading it costs half a read unit per function instance and minute. */
import type { TriggerType } from '#core/automation/rules/kinds.ts';
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
  /** Whether a rule waits for any of these. True where that can't be read: the stream's reader asks again. */
  wantsRules: (types: readonly TriggerType[]) => Promise<boolean>;
  /** The rules that are on and wait for any of these. @throws Error where they can't be read and never were */
  rulesFor: (types: readonly TriggerType[]) => Promise<readonly Id[]>;
};

/** A webhook that is on, and what it is notified of. */
export type Subscription = { webhook_id: Id; events: readonly SubscribedType[] };

/** A rule that is on, and what it waits for. */
type WaitingRule = { id: Id; on: TriggerType };

/** The fields of a webhook and of a rule in the item of all subscriptions. */
export const fieldOf = (id: Id): string => `w${id}`;
export const ruleFieldOf = (id: Id): string => `r${id}`;

const readAll = async (table: Table): Promise<Item> => (await table.get({ Key: keys.subscriptions() })) ?? {};

/** Every webhook that is on. */
export async function readSubscriptions(table: Table): Promise<Subscription[]> {
  return subscriptionsIn(await readAll(table));
}

/** The numbered fields of a kind. */
const fieldsIn = (item: Item, letter: 'w' | 'r') =>
  Object.entries(item).flatMap(([field, value]) =>
    new RegExp(`^${letter}\\d+$`).test(field) ? [[Number(field.slice(1)), value] as const] : [],
  );

const subscriptionsIn = (item: Item): Subscription[] =>
  fieldsIn(item, 'w').map(([webhook_id, events]) => ({ webhook_id, events: events as SubscribedType[] }));

const waitingIn = (item: Item): WaitingRule[] => fieldsIn(item, 'r').map(([id, on]) => ({ id, on: on as TriggerType }));

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

type Known = {
  at: number;
  list: readonly Subscription[];
  waiting: readonly WaitingRule[];
  rules: string;
  mask: Mask;
};

/** The mask of rules; the one there is as long as they are the same, because it becomes quicker. */
async function masking(rules: MaskRules, before: Known | undefined): Promise<Pick<Known, 'rules' | 'mask'>> {
  const text = JSON.stringify([rules.mask_cards, rules.mask_patterns]);
  if (before?.rules === text) return before;
  if (rules.mask_patterns.length === 0) return { rules: text, mask: maskOf(rules) };
  const { finderOf } = await import('#core/privacy/pattern.ts');
  return { rules: text, mask: maskOf(rules, finderOf(rules.mask_patterns)) };
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
      const item = await readAll(table);
      const { rules, mask } = await masking(rulesOf(item), known);
      known = { at: now(), list: subscriptionsIn(item), waiting: waitingIn(item), rules, mask };
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
  const onBus = new Set(bus);
  const rulesFor = async (types: readonly TriggerType[]) =>
    (await latest()).waiting.filter(({ on }) => types.includes(on)).map(({ id }) => id);
  // The stream's reader asks again, and drops what nobody wants.
  const unlessUnread = (asking: Promise<boolean>): Promise<boolean> =>
    asking.catch((error: unknown) => {
      log.warn('subscriptions_unread', { error });
      return true;
    });
  return {
    current: async () => (await latest()).list,
    busWants: (type) => onBus.has(type),
    wants: async (type) =>
      onBus.has(type) || unlessUnread(latest().then(({ list }) => list.some(({ events }) => events.includes(type)))),
    rulesFor,
    wantsRules: async (types) => types.length > 0 && unlessUnread(rulesFor(types).then((ids) => ids.length > 0)),
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
