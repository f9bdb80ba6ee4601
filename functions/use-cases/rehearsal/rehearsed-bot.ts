/** A bot as a change would leave it, asked on the side: it answers by its articles, also where a model would write. */
import type { Article } from '#core/model/article.ts';
import type { Id } from '#core/model/id.ts';
import { indexBot } from '#functions/bot/index-bot.ts';
import type { Knowledge } from '#functions/bot/knowledge/knowledge.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Outcome, Turn } from '#functions/bot/port/bot.ts';
import { takeTurn } from '#functions/bot/take-turn.ts';
import type { Deps } from '#functions/deps.ts';
import { articlesOf } from '#functions/store/automation/article-store.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import type { BotChange } from '#functions/store/quality/rehearsal-store.ts';
import { knowledgeOf } from '#functions/use-cases/automation/train-index.ts';
import { articlesAfter } from '#functions/use-cases/quality/run-trial.ts';
import { sideTable } from './side-table.ts';

/** What rehearsals need. */
export type RehearsalDeps = Pick<Deps, 'table' | 'now' | 'log'>;

/** A bot that is rehearsed. */
export type RehearsedBot = {
  settings: BotItem;
  takeTurn: (turn: Turn) => Promise<Outcome>;
  /** The articles whose answers are in a text. */
  articlesIn: (text: string) => Id[];
};

/** Trains it where the change asks for that; else it finds what it finds now. @throws Error when the table can't be read */
export async function rehearsedBot(deps: RehearsalDeps, before: BotItem, change: BotChange): Promise<RehearsedBot> {
  const { articles: changed = [], removed = [], ...settings } = change;
  const bot: BotItem = { ...before, ...settings, provider: 'built-in' };
  const articles = articlesAfter(await articlesOf(deps.table, bot.id), { articles: changed, removed });
  const isTrained = changed.length + removed.length > 0 || bot.languages.join() !== before.languages.join();
  const knowledge = isTrained ? await knowledgeOf(bot, articles) : await knowledgeReader(deps)(bot.id);
  return botKnowing(deps, bot, articles, knowledge);
}

function botKnowing(
  { table, now }: RehearsalDeps,
  settings: BotItem,
  articles: readonly Article[],
  knowledge: Knowledge | undefined,
): RehearsedBot {
  const turnDeps = {
    table: sideTable(table, settings.id, articles),
    now,
    readKnowledge: async () => knowledge,
    bots: { 'built-in': indexBot, bedrock: indexBot, 'openai-compatible': indexBot },
  };
  return {
    settings,
    takeTurn: (turn) => takeTurn(turnDeps, turn, () => undefined),
    articlesIn: (text) => articles.filter(({ answer }) => text.includes(answer)).map(({ id }) => id),
  };
}
