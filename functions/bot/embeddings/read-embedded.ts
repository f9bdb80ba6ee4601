/**
 * A bot's index with embeddings, and a question's embedding to ask it with. Without either, or without an answer in time, the
 * bot's plain index answers; visitors don't notice.
 */
import type { Deps } from '#functions/deps.ts';
import { withEmbedding } from '#functions/bot/knowledge/knowledge.ts';
import type { ReadEmbedded } from '#functions/bot/knowledge/passages.ts';
import { type ReadKnowledge, knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { getIndexHead, renewIndex } from '#functions/store/automation/training-store.ts';
import { cut } from '#core/model/text.ts';
import { type EmbedTexts, embedAll, isRefusedText, sourceOf, stateOf } from './embedder.ts';

/** A visitor waits: an embedding takes a tenth of this. */
const PATIENCE_MS = 1500;
/** A model that failed isn't asked again for this long. */
const PAUSE_MS = 60_000;
/** After this long, a bot whose phrasings couldn't be embedded tries again. */
const AGAIN_MS = 3_600_000;
/** What a question is about, it says in its first words; models refuse texts that are too long for them. */
const MAX_CHARACTERS = 1000;
/** Embeddings that are remembered: a turn asks for some more than once. */
const MAX_REMEMBERED = 200;

type Sources = Pick<Deps, 'table' | 'now' | 'log'> & {
  embed: EmbedTexts;
  /** @default the bot's stored index with embeddings */
  readKnowledge?: ReadKnowledge;
};

/** Built once a function: it remembers what was embedded, and which models failed. */
export function embeddedReader(deps: Sources, patienceMs = PATIENCE_MS): ReadEmbedded {
  const { now, log } = deps;
  const readKnowledge = deps.readKnowledge ?? knowledgeReader(deps, 'EMBEDDED-INDEX');
  const remembered = new Map<string, Float32Array>();
  const pausedUntil = new Map<string, number>();

  const isPaused = (source: string, bot: BotItem): boolean =>
    [source, accountOf(bot)].some((name) => now() < (pausedUntil.get(name) ?? 0));

  async function embedded(bot: BotItem, source: string, texts: readonly string[], dimensions: number) {
    const nameOf = (text: string) => `${source} ${dimensions} ${text}`;
    const open = [...new Set(texts)].filter((text) => !remembered.has(nameOf(text)));
    if (open.length > 0) {
      const found = await embedAll(deps.embed, bot, open, AbortSignal.timeout(patienceMs));
      if (found.dimensions !== dimensions) throw new Error('The model gives vectors of another length than before');
      for (const [at, vector] of found.vectors.entries()) remembered.set(nameOf(open[at] ?? ''), vector);
    }
    const vectors = texts.map((text) => remembered.get(nameOf(text)));
    for (const name of [...remembered.keys()].slice(0, -MAX_REMEMBERED)) remembered.delete(name);
    return vectors;
  }

  return async (bot, texts) => {
    const source = sourceOf(bot);
    if (source === undefined || texts.length === 0) return undefined;
    const knowledge = await readKnowledge(bot.id);
    if (!knowledge) {
      await tryAgain(deps, bot);
      return undefined;
    }
    // Of a former model, until the index of the present one is there.
    if (knowledge.embeddings?.source !== source || isPaused(source, bot)) return undefined;
    try {
      const asked = texts.map((text) => cut(text, MAX_CHARACTERS));
      const vectors = await embedded(bot, source, asked, knowledge.embeddings.dimensions);
      return vectors.map((vector) => withEmbedding(knowledge, vector));
    } catch (error) {
      // One visitor's text must not keep the model from all others.
      const state = stateOf(error);
      if (!isRefusedText(error)) pausedUntil.set(state === 'budget' ? accountOf(bot) : source, now() + PAUSE_MS);
      log.warn('embeddings_failed', { bot_id: bot.id, state, error });
      return undefined;
    }
  };
}

/** One bot's tokens are used up, and others of its model have theirs. */
const accountOf = ({ id }: BotItem): string => `tokens of ${id}`;

/** A model that couldn't be reached while training may be there by now, and there are new tokens tomorrow. */
async function tryAgain({ table, now }: Sources, bot: BotItem): Promise<void> {
  const head = await getIndexHead(table, bot.id);
  const mayBeThere = head?.embeddings === 'unreachable' || head?.embeddings === 'budget';
  const isDue = mayBeThere && now() >= head.fitted_at_ms + AGAIN_MS;
  if (isDue) await renewIndex(table, bot.id, now());
}
