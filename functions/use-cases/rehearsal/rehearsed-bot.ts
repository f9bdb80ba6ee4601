/** A bot as a change would leave it, asked on the side: it answers by its articles, also where a model would write. */
import type { Article } from '#core/model/knowledge/article.ts';
import type { EmbeddingsState } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import { sourceOf } from '#functions/bot/embeddings/embedder.ts';
import { embeddedReader } from '#functions/bot/embeddings/read-embedded.ts';
import { indexBot } from '#functions/bot/index-bot.ts';
import type { Knowledge } from '#functions/bot/knowledge/knowledge.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Outcome, Turn } from '#functions/bot/port/bot.ts';
import { takeTurn } from '#functions/bot/take-turn.ts';
import type { Deps } from '#functions/deps.ts';
import { articlesOf } from '#functions/store/automation/article-store.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import type { BotChange } from '#functions/store/quality/rehearsal-store.ts';
import { getIndexHead } from '#functions/store/automation/training-store.ts';
import { knowledgeOf, phrasingsFor } from '#functions/use-cases/automation/train-index.ts';
import { type EmbeddingDeps, embeddedAside } from '#functions/use-cases/quality/asked-knowledge.ts';
import { articlesAfter } from '#functions/use-cases/quality/run-trial.ts';
import { sideTable } from '#functions/use-cases/quality/side-table.ts';

/** What rehearsals need. */
export type RehearsalDeps = EmbeddingDeps & Pick<Deps, 'log'>;

/** How long phrasings may be embedded, and a question: nobody waits for it. */
const MAX_EMBEDDING_MS = 40_000;
const PATIENCE_MS = 10_000;

/** A bot that is rehearsed. */
export type RehearsedBot = {
  settings: BotItem;
  /** What came of its embeddings until now; null without any. */
  embeddings: () => EmbeddingsState | null;
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
  if (sourceOf(bot) === undefined) return botKnowing(deps, { bot, articles, knowledge });
  const embedded = isTrained
    ? await embeddedAside(deps, bot, phrasingsFor(bot, articles), MAX_EMBEDDING_MS)
    : ((await knowledgeReader(deps, 'EMBEDDED-INDEX')(bot.id)) ?? (await getIndexHead(deps.table, bot.id))?.embeddings);
  return botKnowing(deps, { bot, articles, knowledge, embedded });
}

type Known = {
  bot: BotItem;
  articles: readonly Article[];
  knowledge: Knowledge | undefined;
  /** The index with embeddings, or why there is none. */
  embedded?: Knowledge | EmbeddingsState | null | undefined;
};

function botKnowing(deps: RehearsalDeps, { bot: settings, articles, knowledge, embedded }: Known): RehearsedBot {
  const { table, now, embed } = deps;
  const index = typeof embedded === 'object' ? (embedded ?? undefined) : undefined;
  let state: EmbeddingsState | null = index ? 'ready' : typeof embedded === 'string' ? embedded : null;
  const readEmbedded =
    index && embed && embeddedReader({ ...deps, embed, readKnowledge: async () => index }, PATIENCE_MS);
  const turnDeps = {
    table: sideTable(table, settings.id, articles),
    now,
    readKnowledge: async () => knowledge,
    ...(readEmbedded && {
      readEmbedded: async (bot: BotItem, texts: readonly string[]) => {
        const found = await readEmbedded(bot, texts);
        if (!found && texts.length > 0) state = 'unreachable';
        return found;
      },
    }),
    bots: { 'built-in': indexBot, bedrock: indexBot, 'openai-compatible': indexBot },
  };
  return {
    settings,
    embeddings: () => state,
    takeTurn: (turn) => takeTurn(turnDeps, turn, () => undefined),
    articlesIn: (text) => articles.filter(({ answer }) => text.includes(answer)).map(({ id }) => id),
  };
}
