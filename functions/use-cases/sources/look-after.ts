/** Looks after sources when an order for that is due: starts readings that are due, and those that ended before they were done. */
import type { Deps } from '#functions/deps.ts';
import { type Due, type OrderState, deleteDue, dueItem } from '#functions/store/lifecycle/due-store.ts';
import { getReading, lookAfterAgain, requestReading } from '#functions/store/sources/reading-store.ts';
import type { Id } from '#core/model/id.ts';

/** The dependencies: what starts the function that reads. */
export type LookAfterDeps = Pick<Deps, 'table' | 'now'> & { startReading?: (source: Id) => Promise<void> };

/** How soon to look whether the function began. */
const AGAIN_MS = 60_000;

/** Looks after one source. Whatever the order said, what is stored decides. */
export async function lookAfterSource(deps: LookAfterDeps, order: Due): Promise<OrderState> {
  const { table, now, startReading } = deps;
  const source = order.conversation_id;
  const reading = await getReading(table, source);
  if (!reading || !startReading) return 'left';
  if (reading.state === 'done') {
    const isDue = reading.next_at_ms > 0 && reading.next_at_ms <= now();
    if (!isDue || (await requestReading(table, source, now())) === 'refused') return 'left';
    await startReading(source);
    return 'left';
  }
  const isHeld = reading.claimed_until_ms > now();
  // The order that follows is stored first: should starting fail, it is there.
  await lookAfterAgain(table, source, isHeld ? reading.claimed_until_ms + 1000 : now() + AGAIN_MS);
  await deleteDue(table, { ...order, key: dueItem(order) });
  if (!isHeld) await startReading(source);
  return 'taken_away';
}
