/** The embeddings of a bot's phrasings: those that are known already, and the others from its model, in groups. */
import type { EmbeddingsState } from '#core/model/bots/bot.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { type EmbedTexts, UnusableEmbeddings, embedAll, sourceOf, stateOf } from './embedder.ts';
import { type VectorCache, phrasingHash, recall, remember } from './vector-cache.ts';

/** Texts of one request. */
const GROUP = 64;
/** How long one request may take. */
const REQUEST_MS = 10_000;

/** What came of it: `cache` has what was embedded even if it isn't all. */
export type EmbeddedPhrasings = { state: EmbeddingsState; cache: VectorCache; isChanged: boolean };

/** Embeds what isn't in the cache, for at most `timeMs`. Never throws because of a model. */
export async function embedPhrasings(
  embed: EmbedTexts,
  bot: BotItem,
  texts: readonly string[],
  known: VectorCache | undefined,
  timeMs: number,
): Promise<EmbeddedPhrasings> {
  const source = sourceOf(bot) ?? '';
  const until = timeMs > 0 ? AbortSignal.timeout(timeMs) : AbortSignal.abort();
  let cache = known?.source === source ? keptOf(known, texts) : emptyOf(source);
  let isChanged = cache.vectors.size !== (known?.vectors.size ?? 0);
  try {
    let open = texts.filter((text) => recall(cache, text) === undefined);
    for (let isFirst = true; open.length > 0; isFirst = false) {
      until.throwIfAborted();
      const group = open.slice(0, GROUP);
      const signal = AbortSignal.any([until, AbortSignal.timeout(REQUEST_MS)]);
      const { vectors, dimensions } = await embedAll(embed, bot, group, signal);
      if (dimensions === cache.dimensions) open = open.slice(GROUP);
      else {
        if (!isFirst) throw new UnusableEmbeddings('The model gives vectors of several lengths.');
        // The model behind a name was replaced: its former vectors say nothing anymore.
        cache = { ...emptyOf(source), dimensions };
        open = texts.filter((text) => !group.includes(text));
      }
      for (const [at, vector] of vectors.entries()) remember(cache, group[at] ?? '', vector);
      isChanged = true;
    }
    return { state: 'ready', cache, isChanged };
  } catch (error) {
    return { state: stateOf(error), cache, isChanged };
  }
}

const emptyOf = (source: string): VectorCache => ({ source, dimensions: 0, vectors: new Map() });

/** Without what no phrasing is anymore. */
function keptOf(known: VectorCache, texts: readonly string[]): VectorCache {
  const vectors = texts.flatMap((text) => {
    const hash = phrasingHash(text);
    const bytes = known.vectors.get(hash);
    return bytes ? [[hash, bytes] as const] : [];
  });
  return { ...known, vectors: new Map(vectors) };
}
