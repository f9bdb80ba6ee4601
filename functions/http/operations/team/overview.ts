/** The operation behind the first page: what is going on, and how the last days were. */
import type { overview } from '#core/contract/endpoints/overview.ts';
import type { Deps } from '#functions/deps.ts';
import type { Operations } from '#functions/http/call.ts';
import { scopeOf } from '#functions/use-cases/access/scope.ts';
import { showDashboard } from '#functions/use-cases/reports/dashboard.ts';

/** The overview. */
export const overviewOperations: Operations<Deps, keyof typeof overview> = {
  getDashboard: async (deps, { query, caller }) => showDashboard(deps, query.timezone, await scopeOf(deps, caller)),
};
