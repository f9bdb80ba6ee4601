/** Steps of a background job: one that fails is logged and keeps no other from running. */
import type { Log } from './log.ts';

/** Runs a step. A failure is logged as `event` with these fields; whoever runs the job next tries the step again. */
export async function unlessFailing(
  log: Log,
  event: Parameters<Log['error']>[0],
  fields: Record<string, unknown>,
  step: () => Promise<unknown>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    log.error(event, { ...fields, error });
  }
}
