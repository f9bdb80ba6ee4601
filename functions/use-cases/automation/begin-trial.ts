/** Beginning a trial: noting what changes, and starting the function that trains with it. */
import type { Trial } from '#core/model/bots/test-question.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type TrialChange, putTrial } from '#functions/store/quality/test-question-store.ts';

/** What starting takes; `startTrial` starts the function that trains. */
export type TrialDeps = Pick<Deps, 'table' | 'now' | 'random'> & {
  startTrial: (bot: Id, trial: Id) => Promise<void>;
};

/** Starts a trial of this change; nothing where it is too large for one. */
export async function beginTrial(
  { table, now, startTrial: start }: Pick<TrialDeps, 'table' | 'now' | 'startTrial'>,
  bot: Id,
  id: Id,
  change: TrialChange,
): Promise<Trial | undefined> {
  if ((await putTrial(table, bot, id, { change, atMs: now() })) === 'too_large') return undefined;
  await start(bot, id);
  return { id, state: 'running', results: [], embeddings: null };
}
