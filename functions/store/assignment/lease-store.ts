/**
 * LEASES: one row per agent who is connected, or who is gone and still holds chats. A heartbeat renews it, the sweep ends it.
 * `leaving` asks the sweep to look after the agent's chats.
 */
import type { Id } from '#core/model/id.ts';
import { type AgentItem, agentUnchanged } from './agent-store.ts';
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';

/** Why an agent's chats are looked after: no heartbeat for too long, or offline by choice. */
export type Leaving = 'gone' | 'offline';

/** An agent's lease. */
export type Lease = {
  agent_id: Id;
  /** Milliseconds since 1970: a little after the last heartbeat. */
  expires_at: number;
  /** Until when the agent counts as connected without heartbeats, as they stay online with the dashboard closed. */
  held_until?: number | undefined;
  leaving: Leaving | null;
};

/** When the lease ends unless it is renewed, milliseconds since 1970. */
export const leaseEndsAt = ({ expires_at, held_until = 0 }: Lease): number => Math.max(expires_at, held_until);

/** Whether the agent's socket has been heard of lately, or the agent stays online without one. */
export const isLive = (lease: Lease | undefined, nowMs: number): boolean =>
  lease !== undefined && lease.leaving !== 'gone' && leaseEndsAt(lease) > nowMs;

/** Whether an agent's lease is live, as it is now (strongly consistent). */
export async function isPresent(table: Table, agent: Id, nowMs: number): Promise<boolean> {
  const item = await table.get({ Key: keys.lease(agent), ConsistentRead: true });
  return isLive(item && toLease(item), nowMs);
}

/** Every lease, as it is now (strongly consistent). */
export async function readLeases(table: Table): Promise<Lease[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.lease(0).pk },
    ConsistentRead: true,
  });
  return items.map(toLease);
}

/**
 * Renews a lease: one write per heartbeat. `refused` when the lease doesn't exist, has ended or has expired by `nowMs`
 * (milliseconds since 1970): the agent has to come back first.
 */
export async function renewLease(table: Table, agent: Id, expiresAt: number, nowMs: number): Promise<Written> {
  const { written } = await table.update({
    Key: keys.lease(agent),
    UpdateExpression: 'SET expires_at = :until',
    ConditionExpression:
      '(expires_at > :now OR held_until > :now) AND (attribute_not_exists(leaving) OR leaving = :offline)',
    ExpressionAttributeValues: { ':until': expiresAt, ':now': nowMs, ':offline': 'offline' },
  });
  return written;
}

/** The write that begins a lease, whatever was there, for the transaction that makes the agent connected. */
export const leaseStart = (
  agent: Id,
  expiresAt: number,
  { leaving, held_until }: { leaving?: 'offline' | undefined; held_until?: number | undefined } = {},
): TransactItem => ({
  Put: { Item: { ...keys.lease(agent), expires_at: expiresAt, leaving, held_until } },
});

/** The write that lets a connected agent stay online without heartbeats until a time, milliseconds since 1970. */
export const leaseHold = (agent: Id, until: number): TransactItem => ({
  Update: {
    Key: keys.lease(agent),
    UpdateExpression: 'SET held_until = :until',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':until': until },
  },
});

/** The write that makes a connected agent depend on heartbeats again. */
export const leaseRelease = (agent: Id): TransactItem => ({
  Update: {
    Key: keys.lease(agent),
    UpdateExpression: 'REMOVE held_until',
    ConditionExpression: 'attribute_exists(pk)',
  },
});

/** Renews the time that an agent stays online without heartbeats; `refused` when they don't stay any more. */
export async function renewHold(table: Table, agent: Id, until: number): Promise<Written> {
  const { written } = await table.update({
    Key: keys.lease(agent),
    UpdateExpression: 'SET held_until = :until',
    ConditionExpression: 'attribute_exists(held_until)',
    ExpressionAttributeValues: { ':until': until },
  });
  return written;
}

/** The write that ends an expired lease, for the transaction that takes the agent off; fails when a heartbeat came first. */
export const leaseEnd = (lease: Lease): TransactItem => ({
  Update: {
    Key: keys.lease(lease.agent_id),
    UpdateExpression: 'SET leaving = :gone',
    ...(lease.held_until === undefined
      ? {
          ConditionExpression: 'expires_at = :seen AND attribute_not_exists(held_until)',
          ExpressionAttributeValues: { ':gone': 'gone', ':seen': lease.expires_at },
        }
      : {
          ConditionExpression: 'expires_at = :seen AND held_until = :held',
          ExpressionAttributeValues: { ':gone': 'gone', ':seen': lease.expires_at, ':held': lease.held_until },
        }),
  },
});

/**
 * The write that asks the sweep to look after the chats of an agent who is offline, or not here; a live lease goes on. One
 * of somebody who is not here counts as ended, so that their next heartbeat brings them back.
 */
export const leaseLeaving = ({ id, connected }: Pick<AgentItem, 'id' | 'connected'>): TransactItem => ({
  Update: {
    Key: keys.lease(id),
    UpdateExpression:
      'SET leaving = if_not_exists(leaving, :why), expires_at = if_not_exists(expires_at, :past) REMOVE held_until',
    ExpressionAttributeValues: { ':why': (connected ? 'offline' : 'gone') satisfies Leaving, ':past': 0 },
  },
});

/**
 * Notes that there is nothing to look after: a lease that goes on loses its mark, one that ended is deleted. `refused` when
 * the agent has changed since it was read: there may be something again.
 */
export function settleLease(table: Table, lease: Lease, agent: AgentItem | undefined): Promise<Written> {
  const unchanged = {
    Key: keys.lease(lease.agent_id),
    ConditionExpression: 'leaving = :leaving',
    ExpressionAttributeValues: { ':leaving': lease.leaving },
  };
  return table.transact([
    agentUnchanged(lease.agent_id, agent),
    lease.leaving === 'gone' ? { Delete: unchanged } : { Update: { ...unchanged, UpdateExpression: 'REMOVE leaving' } },
  ]);
}

const toLease = (item: Item): Lease => ({
  agent_id: Number(item['sk']),
  expires_at: Number(item['expires_at']),
  ...(typeof item['held_until'] === 'number' ? { held_until: item['held_until'] } : {}),
  leaving: (item['leaving'] as Leaving | undefined) ?? null,
});
