/** Operations of what is set up: the team, bots and what they know. */
import type { bots as botRows } from '#core/contract/endpoints/bots.ts';
import type { teamSettings } from '#core/contract/endpoints/admin/team.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import { connectionTest } from '#core/model/bot.ts';
import { DomainError } from '#core/model/errors.ts';
import type { CallFunction } from '#functions/platform/call-function.ts';
import type { Operations } from '#functions/http/call.ts';
import { listAnswer } from '#functions/http/list-answer.ts';
import { listUnanswered } from '#functions/store/automation/unanswered-store.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { listArticlesOf } from '#functions/store/automation/article-store.ts';
import { type AgentDeps, agents } from '#functions/use-cases/settings/agents.ts';
import { articles } from '#functions/use-cases/settings/articles.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import { cannedResponses } from '#functions/use-cases/settings/canned-responses.ts';
import { departments } from '#functions/use-cases/settings/departments.ts';
import { type ImportDeps, importArticles } from '#functions/use-cases/settings/import-articles.ts';
import { findItem } from '#functions/use-cases/settings/resource.ts';
import {
  type TeamSettingsDeps,
  changeTeamSettings,
  showTeamSettings,
} from '#functions/use-cases/mail/team-settings.ts';
import { settingsOperations, settingsWrites } from './resource.ts';

type SetupIds = keyof typeof botRows | keyof typeof teamSettings;

/** What these operations need; `callAutomation` reaches the function that may ask models. */
export type SetupDeps = ImportDeps & AgentDeps & TeamSettingsDeps & { callAutomation: CallFunction };

const ofArticles = settingsOperations('listArticles', articles);

/** Agents, departments, canned responses, bots with what they know and could not answer. */
export const setupOperations: Operations<SetupDeps, SetupIds> = {
  getTeamSettings: (deps) => showTeamSettings(deps),
  updateTeamSettings: (deps, { body }) => changeTeamSettings(deps, body),
  ...byOperation('Agent', 'Agents', settingsWrites(agents)),
  ...byOperation('Department', 'Departments', settingsWrites(departments)),
  ...byOperation('CannedResponse', 'CannedResponses', settingsWrites(cannedResponses)),
  ...byOperation('Bot', 'Bots', settingsOperations('listBots', bots)),
  ...byOperation('Article', 'Articles', ofArticles),
  listArticles: (deps, call) => {
    const { bot_id: bot } = call.query;
    if (bot === undefined) return ofArticles.list(deps, call);
    const read = (request: Parameters<typeof listArticlesOf>[2]) => listArticlesOf(deps.table, bot, request);
    return listAnswer('listArticles', call.query, read, (article) => article);
  },
  testBot: async (deps, { params }) => {
    const { provider } = await findItem(deps, bots, params.id);
    if (provider === 'built-in')
      throw new DomainError('not_configured', 'The built-in bot has no model. Choose another answer source first.');
    return connectionTest.parse(await deps.callAutomation({ test_bot_id: params.id }));
  },
  listUnanswered: async (deps, { params, query }) => {
    await findItem(deps, bots, params.id);
    const of = `listUnanswered ${params.id}`;
    const { questions, next } = await listUnanswered(deps.table, params.id, {
      limit: query.limit,
      after: readCursor(of, query),
      nowMs: deps.now(),
    });
    return { data: questions, next_cursor: next === undefined ? null : writeCursor(of, query, next) };
  },
  importArticles: (deps, { body }) => importArticles(deps, body),
};
