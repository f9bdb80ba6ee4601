/** How a training goes: how often it passes over its examples and how it reads each, so that time and memory suffice. */
import { FOLDING_RULES } from '#core/text/fold.ts';
import { type Reading, READING_VERSION, estimateFeatures } from './features.ts';
import type { WordedLanguage } from '#core/text/usual-words.ts';
import { MEANINGS, type MeaningSource } from './meaning.ts';

/** A phrasing and the article it belongs to, by its place. `isUnmeant`: there is no time to find what it means. */
export type Example = { text: string; article: number; isUnmeant?: boolean };
/** How often a training passes over its examples, how it reads each, and whether there is time to learn from meanings. */
export type Effort = Reading & { passes: number; isByMeaning: boolean };

/** Multiplications a training may take: some twenty seconds of one processor. */
const MAX_WORK = 4e9;
/** Features a phrasing usually has. */
const USUAL_FEATURES = 100;
/** Features of all examples together: what memory holds, and, by each article, what time allows for the fewest passes. */
const MAX_FEATURES = 6_000_000;
const MAX_FEATURES_BY_ARTICLE = 2.2e9;
const LEAST_PASSES = 3;
/** Multiplications that a training with meaning may take, its trials included: less than a minute of one processor. */
const MAX_WORK_WITH_MEANING = 30e9;
/**
 * Every text means something: with fewer articles there is too little that a question could mean instead. Where sentences are
 * understood, it is also known what questions mean that belong to no article.
 */
export const leastArticlesFor = (source: MeaningSource | undefined): number => (source === 'sentences' ? 4 : 8);

/** Phrasings, and characters of all of them, that there is time to find for what each means as a sentence. */
const MAX_SENTENCES = 6000;
const MAX_SENTENCE_CHARACTERS = 240_000;
/** Where fewer of the phrasings than this share could be understood as sentences, all are understood by their words. */
const LEAST_SHARE = 1 / 3;

/**
 * Those that there is time to understand as sentences: all, or from each article as many as from any other, its question
 * first, then phrasings from all over its list. The same examples always give the same ones.
 */
export function understandable(examples: readonly Example[]): ReadonlySet<Example> {
  const turns = [...Map.groupBy(examples, ({ article }) => article).values()].flatMap((own) =>
    own
      .map((example, place) => ({ example, spread: (place * GOLDEN_RATIO) % 1 }))
      .sort((one, other) => one.spread - other.spread)
      .map(({ example }, turn) => ({ example, turn })),
  );
  const chosen = new Set<Example>();
  let characters = 0;
  for (const { example } of turns.sort((one, other) => one.turn - other.turn)) {
    characters += example.text.length;
    if (chosen.size >= MAX_SENTENCES || characters > MAX_SENTENCE_CHARACTERS) break;
    chosen.add(example);
  }
  return chosen;
}
/** Its multiples fall evenly between whole numbers, and in no step with those that a trial leaves out. */
const GOLDEN_RATIO = 0.618_033_988_749_894_9;

/**
 * What English articles are best understood by: as sentences, or by their words where there is no time for enough of them;
 * nothing where there are too few articles.
 */
export function meaningSourceFor(articles: readonly { phrasings: readonly string[] }[]): MeaningSource | undefined {
  const examples = articles.flatMap(({ phrasings }, article) => phrasings.map((text) => ({ text, article })));
  const source = understandable(examples).size >= LEAST_SHARE * examples.length ? 'sentences' : 'words';
  return articles.length < leastArticlesFor(source) ? undefined : source;
}

/** The effort that training this many articles can afford: few examples need many passes, many long ones are read in part. */
export function effortFor(
  examples: readonly Example[],
  articles: number,
  languages: readonly WordedLanguage[] = [],
): Effort {
  const sizes = examples.map(({ text }) => estimateFeatures(text));
  const most = levelOf(sizes, Math.min(MAX_FEATURES, MAX_FEATURES_BY_ARTICLE / Math.max(1, articles)));
  const all = sizes.reduce((sum, size) => sum + Math.min(size, most), 0);
  const wanted = Math.min(60, Math.max(8, Math.round(30_000 / examples.length)));
  const work = Math.max(all, USUAL_FEATURES * examples.length) * articles;
  const passes = Math.max(LEAST_PASSES, Math.min(wanted, Math.floor(MAX_WORK / work)));
  // Features are learned from with and without meaning, and so is meaning.
  const withMeaning = 2 * passes * (all + MEANINGS * examples.length) * articles;
  const isShort = withMeaning * (1 + TRIAL_SHARE * trialsFor(examples.length)) <= MAX_WORK_WITH_MEANING;
  return {
    most,
    rules: FOLDING_RULES,
    version: READING_VERSION,
    languages,
    passes,
    isByMeaning: isShort,
  };
}

/** How often a training is tried out before it is done in earnest: with more examples, fewer trials tell enough. */
export const trialsFor = (examples: number): number => (examples > 3000 ? 1 : examples > 600 ? 2 : FOLDS);
/** Every fourth article is unknown to a trial, and every fourth phrasing of the others. */
export const FOLDS = 4;
/** The share of the examples that a trial learns from. */
const TRIAL_SHARE = (1 - 1 / FOLDS) ** 2;

/** The level that sizes must be cut at for their sum to stay within a limit; none where it does so anyway. */
function levelOf(sizes: readonly number[], limit: number): number {
  const sumAt = (level: number) => sizes.reduce((sum, size) => sum + Math.min(size, level), 0);
  if (sumAt(Infinity) <= limit) return Infinity;
  let level = Math.floor(limit / sizes.length);
  while (sumAt(2 * level) <= limit) level *= 2;
  return level;
}
