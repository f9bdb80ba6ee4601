/** What a bot knows, trained: asked a question, it names the articles that may answer it, and how sure it is of each. */
import type { Id } from '#core/model/id.ts';
import { type Calibration, calibrate, confidenceOf, surenessOf } from './calibration.ts';
import { type Classifier, type Known, type Seen, see, train } from './classifier.ts';
import { FIRST_BIAS } from '#functions/bot/descent/descent.ts';
import { type Example, effortFor, understandable } from './effort.ts';
import { type Reading, readWords, wordFeature } from './features.ts';
import { isInOtherLanguage } from './foreign.ts';
import { languagesOf } from '#core/text/usual-words.ts';
import { EMBEDDED, type Meanings } from './meaning.ts';

/** An article as far as it is learnt from. */
export type Phrasings = { id: Id; phrasings: readonly string[] };

/** A classifier with most of its weights left out: those that say least. Rows are features, columns are articles. */
export type Knowledge = Known & {
  articles: readonly Id[];
  calibration: Calibration;
  /** How the phrasings were read that it was taught by: a question is read in the same way. */
  reading: Reading;
  biases: Float32Array;
  /** Where each row begins in `columns` and `weights`, and where the last ends. Features rise with their rows. */
  rows: Uint32Array;
  columns: Uint16Array;
  /** Multiples of `step`. */
  weights: Int8Array;
  step: number;
  /** What texts mean, where it was taught by that: a weight for each article in each row of a meaning, a multiple of `step`. */
  meaning: { meanings: Meanings; weights: Int8Array; step: number } | undefined;
  /** Where its meanings are a model's: which model's, and how many numbers that gives. */
  embeddings?: { source: string; dimensions: number };
};

/** An article that may answer, and the share of such cases in which it does. */
export type Found = { article: Id; confidence: number };

/** As many weights as fit into the index's two megabytes, with room to spare. */
const MAX_KEPT = 800_000;

/**
 * Learns from these articles, and from what they mean, if given. The same articles always give the same
 * knowledge.
 */
export function trainKnowledge(articles: readonly Phrasings[], meanings?: Meanings): Knowledge {
  const phrasings = articles.flatMap(({ phrasings }, article) => phrasings.map((text): Example => ({ text, article })));
  const examples = meanings?.source === 'sentences' ? asUnderstood(phrasings) : phrasings;
  const languages = languagesOf(articles.map(({ phrasings }) => phrasings));
  const effort = effortFor(examples, articles.length, languages);
  const calibration = calibrate(examples, articles.length, effort, meanings);
  const classifier = train(examples, articles.length, effort, meanings);
  const { most, rules, version } = effort;
  return {
    ...prune(classifier),
    calibration,
    reading: { most, rules, version, languages },
    articles: articles.map(({ id }) => id),
  };
}

/** Examples, those marked that there is no time to understand as sentences. */
function asUnderstood(examples: readonly Example[]): Example[] {
  const understood = understandable(examples);
  return examples.map((example) => ({ ...example, isUnmeant: !understood.has(example) }));
}

/** The articles that may answer, surest first; none where no part of the question is known. */
export function ask(knowledge: Knowledge, question: string, most: number): Found[] {
  const { articles, calibration, reading, meaning } = knowledge;
  const seen = see({ ...knowledge, meanings: meaning?.meanings }, question, reading);
  // An embedding says something of a question in any language.
  if (seen.known === 0 && (!knowledge.embeddings || seen.ids.length === 0)) return [];
  const logits = logitsOf(knowledge, seen);
  const [best = FIRST_BIAS, second = FIRST_BIAS] = logits.toSorted().slice(-2).reverse();
  const isUnderstood = reading.version === 1 || !isOtherLanguage(knowledge, question);
  const confidence = (logit: number): number => {
    if (!isUnderstood) return 0;
    const sureness = reading.version === 1 ? logit : surenessOf(logit, logit === best ? second : best, seen.known);
    return confidenceOf(calibration, sureness);
  };
  // By their logits: the same confidence may be worth of several.
  return (
    articles
      .map((article, column) => ({ article, logit: logits[column] ?? 0 }))
      // Of articles that are equally sure, the newest says what holds now.
      .sort((one, other) => other.logit - one.logit || other.article - one.article)
      .slice(0, most)
      .map(({ article, logit }) => ({ article, confidence: confidence(logit) }))
  );
}

const isOtherLanguage = ({ reading, vocabulary }: Knowledge, question: string): boolean =>
  isInOtherLanguage(question, readWords(question, reading), {
    languages: reading.languages,
    isOfArticles: (word) => vocabulary.has(wordFeature(word)),
  });

/** What is asked, and what a bot knows as it is asked that. */
export type Asking = { knowledge: Knowledge; text: string };
/** As `Found`; `behind` is by how many logits the question's own words say less of it than of another. */
export type FoundAfter = Found & { behind: number };

/**
 * The articles that a question may mean after another text, without these, surest first: what that text is about decides
 * between those that the question's own words leave open. How sure it is depends on the own words.
 */
export function askAfter(one: Asking, before: Asking, without: readonly Id[], most: number): FoundAfter[] {
  const { articles, calibration, reading } = one.knowledge;
  if (reading.version === 1 || isOtherLanguage(one.knowledge, one.text)) return [];
  const [seen, own] = seenAndLogits(one);
  const [, context] = seenAndLogits(before);
  const left = articles
    .map((article, column) => {
      const logit = own[column] ?? 0;
      return { article, logit, score: logit + (context[column] ?? 0) };
    })
    .filter(({ article }) => !without.includes(article))
    .sort((first, second) => second.score - first.score || second.article - first.article);
  const [best, second] = left;
  if (!best) return [];
  const highest = Math.max(...left.map(({ logit }) => logit));
  return left.slice(0, most).map(({ article, logit, score }) => {
    // As far from the others as all words together say, so that the order is one of confidence.
    const likely = best.logit - (best.score - score);
    const rival = best.logit - (score === best.score ? score - (second?.score ?? -Infinity) : 0);
    return {
      article,
      confidence: confidenceOf(calibration, surenessOf(likely, rival, seen.known)),
      behind: highest - logit,
    };
  });
}

function seenAndLogits({ knowledge, text }: Asking): [Seen, Float32Array] {
  const seen = see({ ...knowledge, meanings: knowledge.meaning?.meanings }, text, knowledge.reading);
  return [seen, logitsOf(knowledge, seen)];
}

/** A knowledge with embeddings as it is asked one question: by the question's own. */
export const withEmbedding = (knowledge: Knowledge, embedding: Float32Array | undefined): Knowledge => ({
  ...knowledge,
  meaning: knowledge.meaning && { ...knowledge.meaning, meanings: { size: EMBEDDED, of: () => embedding } },
});

/** What a knowledge says of each article. */
function logitsOf({ biases, vocabulary, rows, columns, weights, step, meaning }: Knowledge, { ids, values }: Seen) {
  const logits = Float32Array.from(biases);
  for (let each = 0; each < ids.length; each++) {
    const id = ids[each] ?? 0;
    const isMeaning = id >= vocabulary.size;
    const value = (isMeaning ? (meaning?.step ?? 0) : step) * (values[each] ?? 0);
    const row = (id - vocabulary.size) * logits.length;
    if (isMeaning)
      for (let at = 0; at < logits.length; at++)
        logits[at] = (logits[at] ?? 0) + value * (meaning?.weights[row + at] ?? 0);
    else
      for (let at = rows[id] ?? 0; at < (rows[id + 1] ?? 0); at++) {
        const column = columns[at] ?? 0;
        logits[column] = (logits[column] ?? 0) + value * (weights[at] ?? 0);
      }
  }
  return logits;
}

/** The weights that say most, as small numbers. */
function prune(classifier: Classifier): Omit<Knowledge, 'articles' | 'calibration' | 'reading'> {
  const { articles, vocabulary, rarity, unseenRarity, biases, meanings } = classifier;
  const { step, small } = rounded(classifier.weights.subarray(0, vocabulary.size * articles));
  const least = leastKept(small);
  const order = [...vocabulary].sort(([one], [other]) => one - other);
  const kept: number[] = [];
  const columns: number[] = [];
  const rows = [0];
  for (const [, id] of order) {
    for (let column = 0; column < articles; column++) {
      const weight = small[id * articles + column] ?? 0;
      if (Math.abs(weight) < least) continue;
      kept.push(weight);
      columns.push(column);
    }
    rows.push(kept.length);
  }
  const weighed = meanings && rounded(classifier.weights.subarray(vocabulary.size * articles));
  return {
    vocabulary: new Map(order.map(([feature], row) => [feature, row])),
    rarity: Float32Array.from(order, ([, id]) => rarity[id] ?? 0),
    unseenRarity,
    biases,
    rows: Uint32Array.from(rows),
    columns: Uint16Array.from(columns),
    weights: Int8Array.from(kept),
    step,
    meaning: meanings && weighed && { meanings, weights: weighed.small, step: weighed.step },
  };
}

/** Weights as multiples of a step that fit into a byte. */
function rounded(weights: Float32Array): { step: number; small: Int8Array } {
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
  // Not by `from`, which would first make a list of them all.
  const small = new Int8Array(weights.length);
  for (let at = 0; at < weights.length; at++) small[at] = Math.round((weights[at] ?? 0) / step);
  return { step, small };
}

/** The size from which on weights are kept, so that not too many are. */
function leastKept(small: Int8Array): number {
  const counts = new Uint32Array(128);
  for (const weight of small) counts[Math.abs(weight)] = (counts[Math.abs(weight)] ?? 0) + 1;
  let kept = 0;
  let least = 128;
  while (least > 1 && kept + (counts[least - 1] ?? 0) <= MAX_KEPT) kept += counts[--least] ?? 0;
  return least;
}
