/** A fallback for the training of bots: what nobody has started, or finished, is started again. */
import type { Deps } from '#functions/deps.ts';
import { pendingTrainings, requestTraining } from '#functions/store/automation/training-store.ts';

/** By then the stream has delivered the change. */
const FORGOTTEN_MS = 10_000;

/** Wakes those that changed a while ago, and that nobody is at. */
export async function resumeTraining({ table, now }: Pick<Deps, 'table' | 'now'>): Promise<void> {
  const forgotten = (await pendingTrainings(table)).filter(
    ({ changed_at_ms, claimed_until_ms }) => changed_at_ms + FORGOTTEN_MS < now() && claimed_until_ms < now(),
  );
  for (const { bot_id } of forgotten) await requestTraining(table, bot_id);
}
