/** Operations of what bots have learned: loaded with the first of them. */
import type { learned as rows } from '#core/contract/endpoints/bots/learned.ts';
import { created } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { dropLearned, listLearned, takeLearned } from '#functions/use-cases/copilot/review.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import { type SettingsDeps, findItem } from '#functions/use-cases/settings/resource.ts';

/** Drafts. */
export const learnedOperations: Operations<SettingsDeps, keyof typeof rows> = {
  listLearned: async (deps, { params, query }) => {
    await findItem(deps, bots, params.id);
    const of = `listLearned ${params.id}`;
    const after = readCursor(of, query);
    const { drafts, next } = await listLearned(deps, params.id, {
      limit: query.limit,
      after: after === undefined ? undefined : Number(after),
    });
    return { data: drafts, next_cursor: next === undefined ? null : writeCursor(of, query, String(next)) };
  },
  takeLearned: async (deps, { params, body }) => {
    await findItem(deps, bots, params.id);
    return created(await takeLearned(deps, { bot: params.id, id: params.learned_id }, body), true);
  },
  dropLearned: async (deps, { params }) => {
    await findItem(deps, bots, params.id);
    await dropLearned(deps, { bot: params.id, id: params.learned_id });
  },
};
