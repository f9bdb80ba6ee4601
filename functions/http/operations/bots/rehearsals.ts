/** Operations of rehearsals: loaded with the first of them. */
import type { rehearsals as rows } from '#core/contract/endpoints/admin/rehearsals.ts';
import { whatFits } from '#core/limits/answer-size.ts';
import type { Operations } from '#functions/http/call.ts';
import {
  type RehearsalStartDeps,
  cancelRehearsal,
  findDifferent,
  findRehearsal,
  resumeRehearsal,
  startRehearsal,
} from '#functions/use-cases/rehearsal/start-rehearsal.ts';

/** Rehearsals. */
export const rehearsalOperations: Operations<RehearsalStartDeps, keyof typeof rows> = {
  startRehearsal: (deps, { body }) => startRehearsal(deps, body),
  getRehearsal: (deps, { params }) => findRehearsal(deps, params.id),
  listRehearsed: async (deps, { params }) => ({
    data: whatFits(await findDifferent(deps, params.id)),
    next_cursor: null,
  }),
  resumeRehearsal: (deps, { params }) => resumeRehearsal(deps, params.id),
  cancelRehearsal: (deps, { params }): Promise<undefined> => cancelRehearsal(deps, params.id),
};
