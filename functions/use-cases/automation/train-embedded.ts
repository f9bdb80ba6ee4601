/** Trains a bot's second index, which also knows its phrasings' embeddings, where the bot has a model for them. */
import type { EmbeddingsState } from '#core/model/bots/bot.ts';
import { embedPhrasings } from '#functions/bot/embeddings/embed-phrasings.ts';
import { type EmbedTexts, sourceOf } from '#functions/bot/embeddings/embedder.ts';
import { putVectors, readVectors } from '#functions/bot/embeddings/stored-vectors.ts';
import { recall } from '#functions/bot/embeddings/vector-cache.ts';
import { EMBEDDED } from '#functions/bot/knowledge/meaning.ts';
import { indexOf } from '#functions/bot/knowledge/index-format.ts';
import { type Phrasings, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { noteEmbeddings, putIndex, removeIndex } from '#functions/store/automation/training-store.ts';

/** What is needed to train with embeddings. `embed` is missing where this function reaches no models. */
export type EmbeddedTrainingDeps = Pick<Deps, 'table' | 'now'> & { embed?: EmbedTexts };

/** How long phrasings may be embedded; the rest is embedded by the next training. */
const MAX_EMBEDDING_MS = 40_000;
/** What training takes afterward, at most. */
const TRAINING_MS = 65_000;

/**
 * Removes the former index, which knows articles as they were before they changed; with embeddings switched off, also the
 * embeddings themselves.
 */
export async function forgetEmbedded(table: Deps['table'], bot: BotItem): Promise<void> {
  await removeIndex(table, bot.id, 'EMBEDDED-INDEX');
  if (sourceOf(bot) !== undefined) return;
  await removeIndex(table, bot.id, 'VECTORS');
  await removeIndex(table, bot.id, 'QUESTION-VECTORS');
}

/** Trains it, and notes whether that was possible with the plain index. `until`: when the function has to be done. */
export async function trainEmbedded(
  { table, now, embed }: EmbeddedTrainingDeps,
  bot: BotItem,
  articles: readonly Phrasings[],
  until: number,
): Promise<void> {
  const source = sourceOf(bot);
  if (source === undefined || !embed) return;
  const texts = [...new Set(articles.flatMap(({ phrasings }) => phrasings))];
  const timeMs = Math.min(MAX_EMBEDDING_MS, until - now() - TRAINING_MS);
  const { state, cache, isChanged } = await embedPhrasings(
    embed,
    bot,
    texts,
    await readVectors(table, bot.id, 'VECTORS'),
    timeMs,
  );
  if (isChanged) await putVectors(table, bot.id, cache, { of: 'VECTORS', atMs: now() });
  await noteEmbeddings(table, bot.id, state === 'ready' ? await trained() : state);

  async function trained(): Promise<EmbeddingsState> {
    const knowledge = trainKnowledge(articles, { size: EMBEDDED, of: (text) => recall(cache, text) });
    if (!knowledge.meaning) return 'not_used';
    const embeddings = { source: cache.source, dimensions: cache.dimensions };
    await putIndex(table, bot.id, {
      ...indexOf({ ...knowledge, embeddings }),
      fittedAtMs: now(),
      of: 'EMBEDDED-INDEX',
    });
    return 'ready';
  }
}
