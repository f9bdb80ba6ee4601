/** Operations of bots, and of what they know and could not answer. */
import type { bots as rows } from '#core/contract/endpoints/bots/bots.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import { connectionTest } from '#core/model/bots/bot.ts';
import { DomainError } from '#core/model/errors.ts';
import type { CallFunction } from '#functions/platform/call-function.ts';
import type { Operations } from '#functions/http/call.ts';
import { listAnswer } from '#functions/http/list-answer.ts';
import { copilotUse, toolUse } from '#functions/store/automation/bot-use-store.ts';
import { listUnanswered } from '#functions/store/automation/unanswered-store.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { listArticlesOf } from '#functions/store/automation/article-store.ts';
import { scopeOf, seesConversation } from '#functions/use-cases/access/scope.ts';
import { articles } from '#functions/use-cases/settings/articles.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import { type ImportDeps, importArticles } from '#functions/use-cases/settings/import-articles.ts';
import { publishArticles } from '#functions/use-cases/help/publish-articles.ts';
import { findItem } from '#functions/use-cases/settings/resource.ts';
import { settingsOperations } from '#functions/http/operations/resource.ts';

/** What these operations need; `callAutomation` reaches the function that may ask models. */
export type BotDeps = ImportDeps & { callAutomation: CallFunction };

const ofArticles = settingsOperations('listArticles', articles);

/** Bots with what they know and could not answer. */
export const botOperations: Operations<BotDeps, keyof typeof rows> = {
  ...byOperation('Bot', 'Bots', settingsOperations('listBots', bots)),
  ...byOperation('Article', 'Articles', ofArticles),
  listArticles: (deps, call) => {
    const { bot_id: bot } = call.query;
    if (bot === undefined) return ofArticles.list(deps, call);
    const read = (request: Parameters<typeof listArticlesOf>[2]) => listArticlesOf(deps.table, bot, request);
    return listAnswer('listArticles', call.query, read, (article) => article);
  },
  testBot: async (deps, { params }) => {
    const { provider, embeddings_provider } = await findItem(deps, bots, params.id);
    if (provider === 'built-in' && embeddings_provider === 'none')
      throw new DomainError('not_configured', 'The built-in bot has no model. Choose another answer source first.');
    return connectionTest.parse(await deps.callAutomation({ test_bot_id: params.id }));
  },
  listUnanswered: async (deps, { params, query, caller }) => {
    await findItem(deps, bots, params.id);
    const of = `listUnanswered ${params.id}`;
    const { questions, next } = await listUnanswered(deps.table, params.id, {
      limit: query.limit,
      after: readCursor(of, query),
      nowMs: deps.now(),
    });
    const scope = await scopeOf(deps, caller);
    const seen = await Promise.all(questions.map((one) => seesConversation(deps, scope, one.conversation_id)));
    const data = questions.filter((_, index) => seen[index]);
    return { data, next_cursor: next === undefined ? null : writeCursor(of, query, next) };
  },
  listCopilotUse: async (deps, { params }) => {
    await findItem(deps, bots, params.id);
    return { data: await copilotUse(deps.table, params.id, deps.now()) };
  },
  listToolUse: async (deps, { params }) => {
    await findItem(deps, bots, params.id);
    return { data: await toolUse(deps.table, params.id, deps.now()) };
  },
  publishArticles: (deps, { body }) => publishArticles(deps, body),
  importArticles: (deps, { body }) => importArticles(deps, body),
};
