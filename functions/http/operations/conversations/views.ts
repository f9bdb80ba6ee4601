/** Operations of saved views. */
import type { views as rows } from '#core/contract/endpoints/conversations/views.ts';
import { type ScopeDeps, scopeOf } from '#functions/use-cases/access/scope.ts';
import type { Operations } from '#functions/http/call.ts';
import { countViews } from '#functions/use-cases/views/count-views.ts';
import { type ViewDeps, createView, deleteView, listViews, updateView } from '#functions/use-cases/views/views.ts';

/** A person's views, the team's, and how many conversations are in each. */
export const viewOperations: Operations<ViewDeps & ScopeDeps, keyof typeof rows> = {
  listViews: async (deps, { caller }) => ({ data: await listViews(deps, caller) }),
  countViews: async (deps, { caller }) => ({
    data: await countViews(deps, await listViews(deps, caller), {
      me: caller.agent?.id,
      scope: await scopeOf(deps, caller),
    }),
  }),
  createView: (deps, { body, caller }) => createView(deps, body, caller),
  updateView: (deps, { params, body, caller }) => updateView(deps, params.id, body, caller),
  deleteView: async (deps, { params, caller }) => {
    await deleteView(deps, params.id, caller);
  },
};
