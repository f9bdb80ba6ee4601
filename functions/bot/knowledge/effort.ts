/** How a training goes: how often it passes over its examples and how it reads each, so that time and memory suffice. */
import { FOLDING_RULES } from '#core/text/fold.ts';
import { type Reading, READING_VERSION, estimateFeatures } from './features.ts';
import type { WordedLanguage } from '#core/text/usual-words.ts';
import { MEANINGS, type MeaningSource } from './meaning.ts';

/** A phrasing and the article it belongs to, by its place. */
export type Example = { text: string; article: number };
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

/** Phrasings, and characters of all of them, up to which there is time to find what each means as a sentence. */
const MAX_SENTENCES = 3000;
const MAX_SENTENCE_CHARACTERS = 120_000;

/** What English articles are best understood by: few phrasings as sentences, many by their words; nothing where there are too few articles. */
export function meaningSourceFor(articles: readonly { phrasings: readonly string[] }[]): MeaningSource | undefined {
  const texts = articles.flatMap(({ phrasings }) => phrasings);
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  const source = texts.length <= MAX_SENTENCES && characters <= MAX_SENTENCE_CHARACTERS ? 'sentences' : 'words';
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
