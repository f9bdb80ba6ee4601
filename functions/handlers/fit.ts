/** Trains a bot's index: started after its articles change, and waited for by nobody; or on the side, for a trial or a rehearsal. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { lateEmbedder } from '#functions/bot/create-bots.ts';
import type { Deps } from '#functions/deps.ts';
import { log, tableOf } from '#functions/container.ts';
import { lazyHandler } from '#functions/platform/lazy-handler.ts';
import { type TrainingDeps, trainIndex } from '#functions/use-cases/automation/train-index.ts';
import { compareReadings } from '#functions/use-cases/quality/compare-readings.ts';
import { runTrial } from '#functions/use-cases/quality/run-trial.ts';
import { readVariables } from '#functions/platform/variables.ts';

/** What of the function's three minutes may be spent. */
const BUSY_MS = 170_000;

/** What it is started with. */
const fitRequest = z.union([
  z.object({ bot_id: id, trial_id: z.optional(id) }),
  z.object({ rehearsal_id: id }),
  z.object({ held_source_id: id }),
]);

/** The handler on these dependencies. @throws Error for an event of another shape */
export function fit(deps: TrainingDeps & Pick<Deps, 'random'>): (event: unknown) => Promise<void> {
  return async (event) => {
    const request = fitRequest.parse(event);
    const until = deps.now() + BUSY_MS;
    if ('held_source_id' in request) {
      const { tryHeld } = await import('#functions/use-cases/quality/try-held.ts');
      return tryHeld(deps, request.held_source_id);
    }
    if ('rehearsal_id' in request) {
      const { runRehearsal } = await import('#functions/use-cases/rehearsal/run-rehearsal.ts');
      return runRehearsal(deps, request.rehearsal_id, until);
    }
    const { bot_id, trial_id } = request;
    if (trial_id !== undefined) return runTrial(deps, bot_id, trial_id);
    return trainIndex({ ...deps, compareReadings: (...trained) => compareReadings(deps, ...trained) }, bot_id, until);
  };
}

function build() {
  const variables = readVariables('fit', process.env);
  const table = tableOf(variables);
  return fit({
    table,
    now: Date.now,
    random: Math.random,
    embed: lateEmbedder({ table, now: Date.now }, variables),
    log,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}

/** What Lambda calls. */
export const handler = lazyHandler('fit', build);
