/** Operations of saved views. What carries them out is loaded with the first of them. */
import type { views as rows } from '#core/contract/endpoints/views.ts';
import type { Operations } from '#functions/http/call.ts';
import type { ViewDeps } from '#functions/use-cases/views/views.ts';

const kept = () => import('#functions/use-cases/views/views.ts');

/** A person's views, the team's, and how many conversations are in each. */
export const viewOperations: Operations<ViewDeps, keyof typeof rows> = {
  listViews: async (deps, { caller }) => ({ data: await (await kept()).listViews(deps, caller) }),
  countViews: async (deps, { caller }) => {
    const [{ listViews }, { countViews }] = await Promise.all([
      kept(),
      import('#functions/use-cases/views/count-views.ts'),
    ]);
    return { data: await countViews(deps, await listViews(deps, caller), caller.agent?.id) };
  },
  createView: async (deps, { body, caller }) => (await kept()).createView(deps, body, caller),
  updateView: async (deps, { params, body, caller }) => (await kept()).updateView(deps, params.id, body, caller),
  deleteView: async (deps, { params, caller }) => {
    await (await kept()).deleteView(deps, params.id, caller);
  },
};
