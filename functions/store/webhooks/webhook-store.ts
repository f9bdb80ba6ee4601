/** Webhooks in the table, and the one item that says what anybody subscribes to. */
import type { Id } from '#core/model/id.ts';
import { type Webhook, webhook } from '#core/webhooks/webhook.ts';
import { keys } from '#functions/store/keys.ts';
import { countIn, settingsStore } from '#functions/store/settings-store.ts';
import { shownFields } from '#functions/store/shown-fields.ts';
import { type Item, type Table, type TransactItem, setFields } from '#functions/store/table.ts';
import { fieldOf } from './subscriptions.ts';

/** How deliveries went: noted without counting as a change. */
export type WebhookHealth = Pick<Webhook, 'last_success_at' | 'failing_since'>;

/** A webhook as stored. */
export type WebhookItem = Omit<Webhook, keyof WebhookHealth> &
  Partial<WebhookHealth> & {
    /** `whsec_…`. */
    secret: string;
    /** What also signs until `previous_secret_until`; null for nothing. */
    previous_secret: string | null;
  };

/** Webhooks. */
export const webhookStore = settingsStore<WebhookItem>({
  name: 'webhook',
  collection: 'SETTINGS#WEBHOOKS',
  key: keys.webhook,
  read: itemOf,
  alsoWrite: subscriptionWrites,
});

/** A webhook as the API shows it. */
export const toWebhook = (item: WebhookItem): Webhook =>
  shownFields<Webhook>(webhook, {
    ...item,
    last_success_at: item.last_success_at ?? null,
    failing_since: item.failing_since ?? null,
    version: countIn(item, 'version'),
  });

/** Keeps what a webhook subscribes to in the item of all subscriptions, in the transaction that changes it. */
function subscriptionWrites(before: WebhookItem | undefined, after: WebhookItem | undefined): TransactItem[] {
  const [had, has] = [before, after].map((item) => (item?.is_active ? item.events : undefined));
  const id = after?.id ?? before?.id;
  if (id === undefined || JSON.stringify(had) === JSON.stringify(has)) return [];
  const Key = keys.subscriptions();
  const ExpressionAttributeNames = { '#w': fieldOf(id) };
  if (!has) return [{ Update: { Key, UpdateExpression: 'REMOVE #w', ExpressionAttributeNames } }];
  const ExpressionAttributeValues = { ':events': has };
  return [
    { Update: { Key, UpdateExpression: 'SET #w = :events', ExpressionAttributeNames, ExpressionAttributeValues } },
  ];
}

/**
 * Makes the caller the only one who delivers to a webhook until `untilMs`, and reads the webhook; undefined while somebody
 * else delivers, or where it is deleted. A receiver that hangs so never keeps more than one function busy.
 */
export async function claimWebhook(
  table: Table,
  id: Id,
  { nowMs, untilMs }: { nowMs: number; untilMs: number },
): Promise<WebhookItem | undefined> {
  const { written, attributes } = await table.update({
    Key: keys.webhook(id),
    UpdateExpression: 'SET working_until_ms = :until',
    ConditionExpression:
      'attribute_exists(pk) AND (attribute_not_exists(working_until_ms) OR working_until_ms <= :now)',
    ExpressionAttributeValues: { ':until': untilMs, ':now': nowMs },
    ReturnValues: 'ALL_NEW',
  });
  return written === 'done' && attributes ? itemOf(attributes) : undefined;
}

/** Lets others deliver again, and notes how deliveries went, where that changed. */
export async function releaseWebhook(
  table: Table,
  id: Id,
  untilMs: number,
  health: Partial<WebhookHealth>,
): Promise<void> {
  const set = setFields<Partial<WebhookHealth>>(health);
  await table.update({
    Key: keys.webhook(id),
    UpdateExpression: `${set?.UpdateExpression ?? ''} REMOVE working_until_ms`.trim(),
    ConditionExpression: 'working_until_ms = :until',
    ...(set ? { ExpressionAttributeNames: set.ExpressionAttributeNames } : {}),
    ExpressionAttributeValues: { ...set?.ExpressionAttributeValues, ':until': untilMs },
  });
}

function itemOf(item: Item): WebhookItem {
  const { pk: _pk, sk: _sk, gsi1pk: _gsi1pk, gsi1sk: _gsi1sk, working_until_ms: _until, ...fields } = item;
  return fields as WebhookItem;
}
