/** Whether articles of the help center helped: by article, compared with the same number of days before. */
import { type Days, daysBefore, periodOf } from '#core/metrics/period.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getArticlesOf } from '#functions/store/automation/article-store.ts';
import { botStore } from '#functions/store/automation/bot-store.ts';
import { type HelpAnswer, helpAnswersOf } from '#functions/store/reports/help-answer-store.ts';
import type { ReportQuery } from './reports.ts';

type ReportDeps = Pick<Deps, 'table'>;

const MAX_BOTS = 1000;
/** As many as one read takes. */
const MAX_READ = 100;

/** The report; of one widget, if the query names one. */
export async function reportHelp(deps: ReportDeps, query: ReportQuery) {
  const { from, to, timezone, interval } = query;
  const bots = (await botStore.all(deps.table, MAX_BOTS)).map(({ id }) => id);
  const read = (days: Days) => Promise.all(bots.map((bot) => answersOf(deps, bot, days, query.widget_id)));
  const [now, before] = await Promise.all([read(query), read(daysBefore(query))]);
  const rows = await Promise.all(now.map((answers, index) => byArticle(deps, bots[index] ?? 0, answers)));
  return {
    from,
    to,
    timezone,
    interval,
    data: rows.flat().sort((one, other) => one.article_id - other.article_id),
    total: tally(now.flat()),
    previous: tally(before.flat()),
    conversations_urls: {},
  };
}

async function answersOf({ table }: ReportDeps, bot: Id, days: Days, widget: Id | undefined): Promise<HelpAnswer[]> {
  const { fromMs, toMs } = periodOf(days);
  const answers = await helpAnswersOf(table, bot, fromMs, toMs);
  return answers.filter(({ widget_id }) => widget === undefined || widget_id === widget);
}

async function byArticle({ table }: ReportDeps, bot: Id, answers: readonly HelpAnswer[]) {
  const byId = Map.groupBy(answers, ({ article_id }) => article_id);
  const ids = [...byId.keys()];
  const questions = new Map<Id, string>();
  for (let from = 0; from < ids.length; from += MAX_READ) {
    const articles = await getArticlesOf(table, bot, ids.slice(from, from + MAX_READ));
    for (const { id, question } of articles) questions.set(id, question);
  }
  return [...byId].map(([article_id, of]) => ({
    article_id,
    question: questions.get(article_id) ?? null,
    ...tally(of),
  }));
}

function tally(answers: readonly HelpAnswer[]): { helped: number; not_helped: number } {
  const helped = answers.filter((answer) => answer.helped).length;
  return { helped, not_helped: answers.length - helped };
}
