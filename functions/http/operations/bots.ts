/** Operations of bots and articles. */
import type { bots } from '#core/contract/endpoints/bots.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { listArticles, listArticlesOf } from '#functions/store/automation/article-store.ts';
import { listBots } from '#functions/store/automation/bot-store.ts';
import { listUnanswered } from '#functions/store/automation/unanswered-store.ts';
import { findArticle, createArticle, deleteArticle, updateArticle } from '#functions/use-cases/settings/articles.ts';
import { findBot, createBot, deleteBot, showBot, showBots, updateBot } from '#functions/use-cases/settings/bots.ts';
import type { ImportDeps } from '#functions/use-cases/settings/import-articles.ts';
import { importArticles } from '#functions/use-cases/settings/import-articles.ts';
import type { Operations } from '#functions/http/call.ts';
import { listAnswer } from '#functions/http/list-answer.ts';

/** Bots and articles. */
export const botOperations: Operations<ImportDeps, keyof typeof bots> = {
  listBots: async ({ table }, { query }) => {
    const { data, next_cursor } = await listAnswer('listBots', query, (request) => listBots(table, request), asIs);
    return { data: await showBots({ table }, data), next_cursor };
  },
  createBot: (deps, { body }) => createBot(deps, body),
  getBot: (deps, { params }) => showBot(deps, params.id),
  updateBot: (deps, { params, body }) => updateBot(deps, params.id, body),
  deleteBot: async (deps, { params }) => {
    await deleteBot(deps, params.id);
    return undefined;
  },
  listUnanswered: async (deps, { params, query }) => {
    await findBot(deps, params.id);
    const of = `listUnanswered ${params.id}`;
    const from = Number(readCursor(of, query) ?? 0);
    const { questions, next } = await listUnanswered(deps.table, params.id, {
      limit: query.limit,
      from,
      nowMs: deps.now(),
    });
    return { data: questions, next_cursor: next === undefined ? null : writeCursor(of, query, String(next)) };
  },

  listArticles: ({ table }, { query }) =>
    listAnswer(
      'listArticles',
      query,
      (request) =>
        query.bot_id === undefined ? listArticles(table, request) : listArticlesOf(table, query.bot_id, request),
      asIs,
    ),
  createArticle: (deps, { body }) => createArticle(deps, body),
  importArticles: (deps, { body }) => importArticles(deps, body),
  getArticle: (deps, { params }) => findArticle(deps, params.id),
  updateArticle: (deps, { params, body }) => updateArticle(deps, params.id, body),
  deleteArticle: async (deps, { params }) => {
    await deleteArticle(deps, params.id);
    return undefined;
  },
};

const asIs = <Entity>(entity: Entity): Entity => entity;
