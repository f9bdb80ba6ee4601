/** The reports of a schedule: once its quarter of an hour is over, every number equals a recount of the rows. */
import { recount } from '#functions/use-cases/reports/recount.ts';
import type { MemoryTable } from '#test/support/memory-table.ts';
import type { Simulation } from './simulation.ts';

/** A quarter of an hour, and what the sweep waits then. */
const COUNTED_AFTER_MS = 18 * 60_000;

/** What the stream and its reader take. */
const READ_WITHIN_MS = 5000;

/** Lets the quarter end, has it counted, and counts again. Everybody has left by then. */
export async function wrongsInReports(
  table: MemoryTable,
  simulation: Simulation,
  sweep: () => Promise<unknown>,
): Promise<string[]> {
  simulation.leave(COUNTED_AFTER_MS);
  let isOver = false;
  void sweep().then(() => (isOver = true));
  await simulation.run(simulation.ms + 60_000, () => isOver);
  // What the sweep has done itself is counted by the reader of the stream.
  await simulation.run(simulation.ms + READ_WITHIN_MS);
  const { drift } = await recount({ table, now: () => simulation.now });
  return drift.map(({ what }) => `a report is wrong: ${what}`);
}
