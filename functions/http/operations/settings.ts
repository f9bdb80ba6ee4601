/** Operations of everything that is set up, and of the dashboard. */
import type { bots as botRows } from '#core/contract/endpoints/bots.ts';
import type { overview } from '#core/contract/endpoints/overview.ts';
import type { team } from '#core/contract/endpoints/team.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import type { Deps } from '#functions/deps.ts';
import type { Operations } from '#functions/http/call.ts';
import { listAnswer } from '#functions/http/list-answer.ts';
import { listArticlesOf } from '#functions/store/automation/article-store.ts';
import { showDashboard } from '#functions/use-cases/reports/dashboard.ts';
import { articles } from '#functions/use-cases/settings/articles.ts';
import { bots } from '#functions/use-cases/settings/bots.ts';
import { cannedResponses } from '#functions/use-cases/settings/canned-responses.ts';
import { departments } from '#functions/use-cases/settings/departments.ts';
import { settingsOperations } from './resource.ts';
import type { TeamIds } from './team.ts';

type SetupIds =
  | keyof typeof overview
  | Exclude<keyof typeof botRows, 'listUnanswered' | 'importArticles'>
  | Exclude<keyof typeof team, TeamIds>;

const ofArticles = settingsOperations('listArticles', articles);

/** Departments, canned responses, bots, articles, dashboard. */
export const setupOperations: Operations<Deps, SetupIds> = {
  getDashboard: (deps, { query }) => showDashboard(deps, query.timezone),
  ...byOperation('Department', 'Departments', settingsOperations('listDepartments', departments)),
  ...byOperation('CannedResponse', 'CannedResponses', settingsOperations('listCannedResponses', cannedResponses)),
  ...byOperation('Bot', 'Bots', settingsOperations('listBots', bots)),
  ...byOperation('Article', 'Articles', ofArticles),
  listArticles: (deps, call) => {
    const { bot_id: bot } = call.query;
    if (bot === undefined) return ofArticles.list(deps, call);
    const read = (request: Parameters<typeof listArticlesOf>[2]) => listArticlesOf(deps.table, bot, request);
    return listAnswer('listArticles', call.query, read, (article) => article);
  },
};
