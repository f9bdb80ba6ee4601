/** Operations of what bots know and could not answer, beside those of their settings. */
import type { bots as rows } from '#core/contract/endpoints/bots.ts';
import type { Operations } from '#functions/http/call.ts';
import { listUnanswered } from '#functions/store/automation/unanswered-store.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import type { ImportDeps } from '#functions/use-cases/settings/import-articles.ts';
import { importArticles } from '#functions/use-cases/settings/import-articles.ts';
import { findItem } from '#functions/use-cases/settings/resource.ts';

/** Imports and unanswered questions. */
export const botOperations: Operations<ImportDeps, Extract<keyof typeof rows, 'listUnanswered' | 'importArticles'>> = {
  listUnanswered: async (deps, { params, query }) => {
    await findItem(deps, bots, params.id);
    const of = `listUnanswered ${params.id}`;
    const from = Number(readCursor(of, query) ?? 0);
    const { questions, next } = await listUnanswered(deps.table, params.id, {
      limit: query.limit,
      from,
      nowMs: deps.now(),
    });
    return { data: questions, next_cursor: next === undefined ? null : writeCursor(of, query, String(next)) };
  },
  importArticles: (deps, { body }) => importArticles(deps, body),
};
