/** A bot's trained index, read from the table once for each training and kept while the function lives. */
import type { Id } from '#core/model/id.ts';
import { FOLDING_RULES } from '#core/text/fold.ts';
import type { Deps } from '#functions/deps.ts';
import { type IndexHead, getIndexHead, readIndex, renewIndex } from '#functions/store/automation/training-store.ts';
import { READING_VERSION, TRAINING_VERSION } from './features.ts';
import { decode } from './index-format.ts';
import type { IndexOf } from '#functions/store/keys.ts';
import type { Knowledge } from './knowledge.ts';
import { EMBEDDED, type Meanings, type MeaningSource, loadMeanings } from './meaning.ts';

/** What a bot knows as it was trained last; nothing when it never was. */
export type ReadKnowledge = (bot: Id) => Promise<Knowledge | undefined>;

/** What texts mean is found by their words or as sentences, or later, by an embedding. */
const meaningsFor = async (source: MeaningSource, of?: IndexOf): Promise<Meanings> =>
  of === 'EMBEDDED-INDEX' ? { size: EMBEDDED, of: () => undefined } : loadMeanings(source);

const isFormer = ({ rules, reading, training }: IndexHead): boolean =>
  rules !== FOLDING_RULES || reading !== READING_VERSION || training !== TRAINING_VERSION;

/** Some ten megabytes each, unpacked. */
const MAX_KEPT = 4;
const TRIES = 3;

/** Reads from this table: what was learned from articles, or from past answers. An index that was trained by earlier rules is trained again in the background. */
export function knowledgeReader({ table, now }: Pick<Deps, 'table' | 'now'>, of?: IndexOf): ReadKnowledge {
  const kept = new Map<Id, { fittedAtMs: number; knowledge: Knowledge }>();
  return async (bot) => {
    // While it is being replaced its parts may be gone: its successor is there then.
    for (let tries = 0; tries < TRIES; tries++) {
      const head = await getIndexHead(table, bot, of);
      if (!head) return undefined;
      const known = kept.get(bot);
      if (known?.fittedAtMs === head.fitted_at_ms) return known.knowledge;
      const bytes = await readIndex(table, bot, head, of);
      if (!bytes) continue;
      // One of former rules answers by them until its successor is there.
      if (isFormer(head)) await renewIndex(table, bot, now());
      const source = head.is_by_sentences ? 'sentences' : 'words';
      const knowledge = decode(
        bytes,
        head.is_by_meaning || head.is_by_sentences ? await meaningsFor(source, of) : undefined,
      );
      kept.delete(bot);
      kept.set(bot, { fittedAtMs: head.fitted_at_ms, knowledge });
      const [oldest] = kept.keys();
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      return knowledge;
    }
    return undefined;
  };
}
