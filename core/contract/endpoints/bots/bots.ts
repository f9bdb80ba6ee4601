/** Bots, what they know, and what they could not answer. */
import * as z from 'zod/mini';
import { copilotUse } from '#core/model/knowledge/copilot.ts';
import { toolUse } from '#core/model/bots/tool-use.ts';
import { article, articleSettings, importFormats, importReport } from '#core/model/knowledge/article.ts';
import { bot, botSettings, connectionTest, unansweredQuestion } from '#core/model/bots/bot.ts';
import { id } from '#core/model/id.ts';
import { AGENT_API, byId, endpoint, idText, page, paging } from '#core/contract/kit/endpoint.ts';
import { byOperation, settingsEndpoints } from '#core/contract/kit/settings.ts';

const ofBots = settingsEndpoints('bots', 'Bots', 'bot', bot, botSettings);
const ofArticles = settingsEndpoints('articles', 'Articles', 'article', article, articleSettings);
const { shape: botFields } = botSettings;
const { shape: articleFields } = articleSettings;

/** Every endpoint of bots and articles. */
export const bots = {
  ...byOperation('Bot', 'Bots', ofBots),
  createBot: endpoint({
    ...ofBots.create,
    body: z.extend(z.partial(botSettings), { name: botFields.name, provider: botFields.provider }),
  }),
  testBot: endpoint({
    tag: 'Bots',
    method: 'POST',
    path: `${AGENT_API}/bots/{id}/test`,
    role: 'admin',
    summary: "Asks a bot's model one short question, and says what its server refused",
    params: byId,
    answer: { status: 200, schema: connectionTest },
    errors: ['not_found', 'not_configured'],
  }),
  listUnanswered: endpoint({
    tag: 'Bots',
    method: 'GET',
    path: `${AGENT_API}/bots/{id}/unanswered`,
    role: 'agent',
    summary: 'List questions that a bot could not answer in the last 90 days, most frequent first',
    params: byId,
    query: z.strictObject(paging),
    answer: { status: 200, schema: page(unansweredQuestion) },
    errors: ['not_found'],
  }),
  ...byOperation('Article', 'Articles', ofArticles),
  listArticles: endpoint({ ...ofArticles.list, query: z.strictObject({ ...paging, bot_id: z.optional(idText) }) }),
  createArticle: endpoint({
    ...ofArticles.create,
    body: z.extend(z.partial(articleSettings), {
      bot_id: articleFields.bot_id,
      question: articleFields.question,
      answer: articleFields.answer,
    }),
    errors: [...ofArticles.create.errors, 'too_large'],
  }),
  publishArticles: endpoint({
    tag: 'Articles',
    method: 'POST',
    path: `${AGENT_API}/articles/publish`,
    role: 'admin',
    summary: "Put up to 90 of a bot's articles into the help center, or take them out",
    body: z.strictObject({
      bot_id: articleFields.bot_id,
      article_ids: z.array(id).check(z.minLength(1), z.maxLength(90)),
      is_public: z.boolean(),
    }),
    answer: { status: 200, schema: z.strictObject({ changed: z.int() }) },
    errors: ['not_found', 'try_again'],
  }),
  importArticles: endpoint({
    tag: 'Articles',
    method: 'POST',
    path: `${AGENT_API}/articles/import`,
    role: 'admin',
    summary:
      'Import a file of articles of at most 5 MB and report the result of each row; with `dry_run`, nothing is stored',
    body: z.strictObject({
      bot_id: articleFields.bot_id,
      format: z.enum(importFormats),
      content: z.string().check(z.minLength(1)),
      /** Only reports what would become of each row. */
      dry_run: z.optional(z.boolean()),
    }),
    answer: { status: 200, schema: importReport },
    errors: ['not_found'],
    maxBodyBytes: 5.5 * 1024 * 1024,
  }),
  listCopilotUse: endpoint({
    tag: 'Bots',
    method: 'GET',
    path: `${AGENT_API}/bots/{id}/copilot-use`,
    role: 'admin',
    isForPeople: true,
    summary: "List how often agents used a bot's model on each of the last 30 days, newest first",
    params: byId,
    answer: { status: 200, schema: copilotUse },
    errors: ['not_found'],
  }),
  listToolUse: endpoint({
    tag: 'Bots',
    method: 'GET',
    path: `${AGENT_API}/bots/{id}/tool-use`,
    role: 'admin',
    isForPeople: true,
    summary: "List how often a bot's tools were called on each of the last 30 days, newest first",
    params: byId,
    answer: { status: 200, schema: toolUse },
    errors: ['not_found'],
  }),
} as const;
