/** What test questions are asked of: a bot's index with embeddings where it has them, as in a turn, else its plain one. */
import type { EmbeddingsState } from '#core/model/bots/bot.ts';
import { embedPhrasings } from '#functions/bot/embeddings/embed-phrasings.ts';
import { type EmbedTexts, sourceOf } from '#functions/bot/embeddings/embedder.ts';
import { putVectors, readVectors } from '#functions/bot/embeddings/stored-vectors.ts';
import { type VectorCache, recall } from '#functions/bot/embeddings/vector-cache.ts';
import { type Knowledge, type Phrasings, trainKnowledge, withEmbedding } from '#functions/bot/knowledge/knowledge.ts';
import { EMBEDDED } from '#functions/bot/knowledge/meaning.ts';
import type { ReadKnowledge } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { testQuestionsOf } from '#functions/store/quality/test-question-store.ts';

/** What embedding takes. `embed` is missing where a function reaches no models. */
export type EmbeddingDeps = Pick<Deps, 'table' | 'now'> & { embed?: EmbedTexts };

/** What a question is asked of; nothing for a bot that was never trained. */
export type KnowledgeFor = (question: string) => Knowledge | undefined;

/** A knowledge with embeddings, asked each question by its kept embedding; one without any is asked of the plain one. */
export const askedBy =
  (plain: Knowledge | undefined, embedded: Knowledge, cache: VectorCache): KnowledgeFor =>
  (question) => {
    const vector = recall(cache, question);
    return vector ? withEmbedding(embedded, vector) : plain;
  };

/** Whether embeddings of this source, with as many numbers, are what an index was trained with. */
export const fits = ({ embeddings }: Knowledge, cache: VectorCache): boolean =>
  embeddings?.source === cache.source && embeddings.dimensions === cache.dimensions;

/** Embeds those of a bot's test questions that aren't yet, and keeps them, for at most `timeMs`. Never throws because of a model. */
export async function embedQuestions(
  { table, now, embed }: EmbeddingDeps,
  bot: BotItem,
  timeMs: number,
): Promise<{ state: EmbeddingsState; cache: VectorCache } | undefined> {
  if (sourceOf(bot) === undefined || !embed) return undefined;
  const questions = (await testQuestionsOf(table, bot.id)).map(({ question }) => question);
  const known = await readVectors(table, bot.id, 'QUESTION-VECTORS');
  const { state, cache, isChanged } = await embedPhrasings(embed, bot, questions, known, timeMs);
  if (isChanged) await putVectors(table, bot.id, cache, { of: 'QUESTION-VECTORS', atMs: now() });
  return { state, cache };
}

/**
 * What test questions are asked of once a bot has learned these articles: trained on the side. `state`: what came of
 * embeddings, null for a bot without them; unless they are ready, the plain knowledge is asked.
 */
export async function trainedAside(
  deps: EmbeddingDeps,
  bot: BotItem,
  { plain, learned, timeMs }: { plain: Knowledge; learned: readonly Phrasings[]; timeMs: number },
): Promise<{ knowledgeFor: KnowledgeFor; state: EmbeddingsState | null }> {
  const without = (state: EmbeddingsState | null) => ({ knowledgeFor: () => plain, state });
  const asked = await embedQuestions(deps, bot, timeMs);
  if (!asked || asked.state !== 'ready') return without(asked?.state ?? null);
  const embedded = await embeddedAside(deps, bot, learned, timeMs);
  if (typeof embedded === 'string') return without(embedded);
  if (!fits(embedded, asked.cache)) return without('unusable');
  return { knowledgeFor: askedBy(plain, embedded, asked.cache), state: 'ready' };
}

/** The index with embeddings of these articles, of which the known ones aren't embedded again; or why there is none. */
export async function embeddedAside(
  { table, embed }: EmbeddingDeps,
  bot: BotItem,
  learned: readonly Phrasings[],
  timeMs: number,
): Promise<Knowledge | Exclude<EmbeddingsState, 'ready'>> {
  if (!embed) return 'unreachable';
  const texts = [...new Set(learned.flatMap(({ phrasings }) => phrasings))];
  const known = await readVectors(table, bot.id, 'VECTORS');
  const { state, cache } = await embedPhrasings(embed, bot, texts, known, timeMs);
  if (state !== 'ready') return state;
  const knowledge = trainKnowledge(learned, { size: EMBEDDED, of: (text) => recall(cache, text) });
  if (!knowledge.meaning) return 'not_used';
  return { ...knowledge, embeddings: { source: cache.source, dimensions: cache.dimensions } };
}

/** What a bot's test questions are asked of as it is now; those that can't be embedded are asked of the plain index. */
export async function asTrained(
  { table, embedNow }: Pick<Deps, 'table'> & { embedNow: () => Promise<unknown> },
  bot: BotItem,
  { plain, readEmbedded }: { plain: Knowledge | undefined; readEmbedded: ReadKnowledge },
  questions: readonly string[],
): Promise<{ knowledgeFor: KnowledgeFor; isEmbedded: (question: string) => boolean }> {
  const without = { knowledgeFor: () => plain, isEmbedded: () => false };
  const source = sourceOf(bot);
  const embedded = source === undefined ? undefined : await readEmbedded(bot.id);
  if (!embedded || embedded.embeddings?.source !== source) return without;
  const isWhole = (one: VectorCache | undefined) =>
    one !== undefined && fits(embedded, one) && questions.every((question) => recall(one, question));
  let cache = await readVectors(table, bot.id, 'QUESTION-VECTORS');
  if (!isWhole(cache)) {
    await embedNow();
    cache = await readVectors(table, bot.id, 'QUESTION-VECTORS');
  }
  if (!cache || !fits(embedded, cache)) return without;
  const kept = cache;
  return {
    knowledgeFor: askedBy(plain, embedded, kept),
    isEmbedded: (question) => recall(kept, question) !== undefined,
  };
}
