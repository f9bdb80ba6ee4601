/** How often something happened lately, exact however many functions count: one small row each. */
import { keys } from '#functions/store/keys.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

/** A burst, and the requests per second after it. */
export type Rate = { burst: number; perSecond: number };

/** Takes one of `max` per day (UTC); false when none is left. Concurrent calls never exceed the limit. */
export async function takeOfDay(table: Table, what: string, max: number, nowMs: number): Promise<boolean> {
  if (max < 1) return false;
  const { written } = await table.update({
    Key: keys.rate(`${what}:${new Date(nowMs).toISOString().slice(0, 10)}`),
    UpdateExpression: 'SET expires_at_seconds = :expires ADD taken :one',
    ConditionExpression: 'attribute_not_exists(taken) OR taken < :max',
    ExpressionAttributeValues: { ':expires': Math.ceil(nowMs / 1000) + 2 * DAY_SECONDS, ':one': 1, ':max': max },
  });
  return written === 'done';
}

/** Seconds until the next day of `takeOfDay` begins. */
export const secondsToNextDay = (nowMs: number): number => DAY_SECONDS - (Math.floor(nowMs / 1000) % DAY_SECONDS);

const DAY_SECONDS = 24 * 60 * 60;

/** When an address has all of its requests again (milliseconds since 1970), as it is now; undefined for one that has. */
export async function readFullAt(table: Table, address: string): Promise<number | undefined> {
  const item = await table.get({ Key: keys.rate(address), ConsistentRead: true });
  return item && Number(item['full_at_ms']);
}

/** The write that uses up all of an address until a time, or with 0 gives it all back; fails where it isn't as it was read. */
export function exhausted(
  address: string,
  { fullAtMs, untilMs }: { fullAtMs: number | undefined; untilMs: number },
): TransactItem {
  const Key = keys.rate(address);
  const asRead =
    fullAtMs === undefined
      ? { ConditionExpression: 'attribute_not_exists(full_at_ms)' }
      : { ConditionExpression: 'full_at_ms = :read', ExpressionAttributeValues: { ':read': fullAtMs } };
  if (untilMs === 0) return { Delete: { Key, ...asRead } };
  const expires_at_seconds = Math.ceil(untilMs / 1000) + 60;
  return { Put: { Item: { ...Key, full_at_ms: untilMs, expires_at_seconds }, ...asRead } };
}

/**
 * Consumes one request; false when the address has none left. The row holds when the limit is full again (`full_at_ms`): each
 * request moves that by its cost, as long as the debt stays within the burst (the generic cell rate algorithm).
 */
export async function consumeRateLimit(table: Table, address: string, rate: Rate, nowMs: number): Promise<boolean> {
  const costMs = Math.ceil(1000 / rate.perSecond);
  const expires = Math.ceil((nowMs + rate.burst * costMs) / 1000) + 60;
  const first = await table.update({
    Key: keys.rate(address),
    UpdateExpression: 'SET full_at_ms = :next, expires_at_seconds = :expires',
    ConditionExpression: 'attribute_not_exists(full_at_ms) OR full_at_ms <= :now',
    ExpressionAttributeValues: { ':next': nowMs + costMs, ':now': nowMs, ':expires': expires },
  });
  if (first.written === 'done') return true;
  const further = await table.update({
    Key: keys.rate(address),
    UpdateExpression: 'SET full_at_ms = full_at_ms + :cost, expires_at_seconds = :expires',
    ConditionExpression: 'full_at_ms <= :latest',
    ExpressionAttributeValues: {
      ':cost': costMs,
      ':latest': nowMs + (rate.burst - 1) * costMs,
      ':expires': expires,
    },
  });
  return further.written === 'done';
}
