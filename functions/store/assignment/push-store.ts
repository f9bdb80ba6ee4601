/** Browsers that receive push notifications for an agent: at most ten PUSH# items next to the agent's record. */
import { createHash } from 'node:crypto';
import type { PushDevice, PushSubscriptionSent } from '#core/model/team/notice.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, queryAll } from '#functions/store/table.ts';

/** A browser's subscription, as stored. */
export type PushSubscriptionItem = {
  /** A hash of the endpoint. */
  id: string;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  /** The public key of ours that it was made for. */
  server_key: string;
  device: string;
  created_at: string;
};

/** Devices of one agent. */
export const MAX_DEVICES = 10;

/** The ID of a subscription. */
export const subscriptionId = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url');

/** An agent's subscriptions, oldest first. */
export async function pushSubscriptions(table: Table, agent: Id): Promise<PushSubscriptionItem[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :push)',
    ExpressionAttributeValues: { ':pk': keys.agent(agent).pk, ':push': keys.pushSubscription(agent, '').sk },
    ConsistentRead: true,
  });
  return items.map(toSubscription).sort((one, other) => one.created_at.localeCompare(other.created_at));
}

/** Stores a subscription, which replaces the one of the same browser; the oldest of more than ten are dropped. */
export async function putPushSubscription(
  table: Table,
  agent: Id,
  { endpoint, keys: browserKeys, server_key, device }: PushSubscriptionSent,
  nowMs: number,
): Promise<PushSubscriptionItem> {
  const id = subscriptionId(endpoint);
  const stored = { id, endpoint, keys: browserKeys, server_key, device, created_at: new Date(nowMs).toISOString() };
  await table.put({ Item: { ...keys.pushSubscription(agent, id), ...stored } });
  const all = await pushSubscriptions(table, agent);
  const others = all.filter((one) => one.id !== id);
  for (const oldest of others.slice(0, Math.max(0, all.length - MAX_DEVICES)))
    await deletePushSubscription(table, agent, oldest.id);
  return stored;
}

/** Deletes a subscription; it may be gone already. */
export async function deletePushSubscription(table: Table, agent: Id, id: string): Promise<void> {
  await table.delete({ Key: keys.pushSubscription(agent, id) });
}

/** Deletes what is stored of how an agent was notified: they were removed. */
export async function deleteNotices(table: Table, agent: Id): Promise<void> {
  for (const { id } of await pushSubscriptions(table, agent)) await deletePushSubscription(table, agent, id);
  await table.delete({ Key: keys.notices(agent) });
}

/** A subscription as its agent sees it. */
export const toDevice = ({ id, device, created_at }: PushSubscriptionItem): PushDevice => ({ id, device, created_at });

const toSubscription = ({ pk: _pk, sk: _sk, ...stored }: Item): PushSubscriptionItem => stored as PushSubscriptionItem;
