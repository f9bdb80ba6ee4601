/** What operators see of the queues. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { Measure } from '#functions/platform/metrics/measure.ts';
import { readWholeQueue } from '#functions/store/assignment/queue-store.ts';

/** Measures how many chats wait and how long the first of them has: each queue is read, as it was a moment ago. */
export async function measureQueues(
  { table, now, measure }: Pick<Deps, 'table' | 'now'> & { measure: Measure },
  departments: readonly (Id | null)[],
): Promise<void> {
  const queues = await Promise.all(departments.map((department) => readWholeQueue(table, department)));
  const since = queues.flat().map(({ queued_at_ms }) => queued_at_ms);
  const oldestMs = since.length === 0 ? 0 : Math.max(0, now() - Math.min(...since));
  measure({ waiting: since.length, 'oldest-waiting': Math.round(oldestMs / 1000) });
}
