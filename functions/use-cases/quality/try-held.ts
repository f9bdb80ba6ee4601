/** Compares what is held of a source: the bot is trained on the side as publishing it would leave the bot. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { testQuestionsOf } from '#functions/store/quality/test-question-store.ts';
import { pagesOf } from '#functions/store/sources/page-store.ts';
import { getSource } from '#functions/store/sources/source-store.ts';
import { knowledgeOf } from '#functions/use-cases/automation/train-index.ts';
import { foreseeHeld } from '#functions/use-cases/sources/held-pages.ts';
import { knownArticles } from '#functions/use-cases/sources/store-page.ts';
import { compareReadings } from './compare-readings.ts';

/** Notes with a source's reading what publishing what it holds would make better and worse. Nothing without test questions. */
export async function tryHeld(deps: Pick<Deps, 'table' | 'now' | 'random' | 'log'>, id: Id): Promise<void> {
  const { table } = deps;
  const source = await getSource(table, id);
  const bot = source && (await getBot(table, source.bot_id));
  if (!source || !bot || (await testQuestionsOf(table, bot.id)).length === 0) return;
  const [pages, known] = await Promise.all([pagesOf(table, id), knownArticles(deps, bot.id)]);
  await foreseeHeld(deps, { source, pages, known });
  const articles = [...known.byId.values()].toSorted((one, other) => one.id - other.id);
  await compareReadings(deps, bot, [id], { knowledge: await knowledgeOf(bot, articles), articles, isOfHeld: true });
}
