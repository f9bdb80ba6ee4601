/** How often an address began a session lately, exact however many functions count: one small row each. */
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** So many at once, then so many a second. */
export type Rate = { burst: number; perSecond: number };

/**
 * Takes a turn; false when the address has none left. The row holds when the allowance is whole again (`full_at_ms`): each
 * turn moves that on by what it costs, as long as no more than the burst is owed (the generic cell rate algorithm).
 */
export async function takeTurn(table: Table, address: string, rate: Rate, nowMs: number): Promise<boolean> {
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
