/**
 * A linear classifier: for each article a weight for every feature, trained one against the rest by logistic regression.
 * What it says of an article is a logit; nothing known in a question leaves every article at its own negative bias.
 */
import { type Vector, type Weights, descend } from '#functions/bot/descent/descent.ts';
import { type Effort, type Example, leastArticlesFor } from './effort.ts';
import { type Reading, featuresOf, wordFeature } from './features.ts';
import { ELSEWHERE } from './elsewhere.ts';
import type { Meanings } from './meaning.ts';

/** What a classifier knows of features: the row of each, and how rare it is. */
export type Known = {
  vocabulary: ReadonlyMap<number, number>;
  rarity: Float32Array;
  /** What a feature nobody has seen weighs. */
  unseenRarity: number;
};
/** A trained classifier. Behind the rows of its vocabulary are those of meaning, where it was given meanings. */
export type Classifier = Known & Weights & { meanings: Meanings | undefined };
/** A question as a classifier sees it, and the share of it that is known, from 0 to 1. */
export type Seen = Vector & { known: number };

/** As much as a sensible function has memory for: a number each, 4 bytes. */
const MAX_WEIGHTS = 16_000_000;
/** With this many examples, a feature that only one of them has teaches nothing. */
const MANY_EXAMPLES = 3000;
/**
 * What is learned from features and meaning together, from features alone, and from meaning alone: their weights are
 * averaged, as each is wrong about other questions. Of few articles the phrasings' own words say little.
 */
const shares = { usual: { both: 1, features: 0.3, meaning: 0.3 }, few: { both: 1, features: 0.1, meaning: 1 } };
/** Where only some phrasings' meaning is known, what all of them say and what those mean are learned apart. */
const sharesOfPart = { features: 0.5, meaning: 0.5 };

/** Up to this many articles, a classifier is shown what belongs to none: with more, articles are enough for each other. */
const FEW_ARTICLES = 50;
/** What is as close as this to a phrasing may well belong to its article. */
const CLOSE = 0.45;
/** Whether a classifier of this many articles is shown what belongs to none: that is known as sentences only. */
export const knowsElsewhere = (articles: number, meanings: Meanings | undefined): boolean =>
  meanings?.source === 'sentences' && articles <= FEW_ARTICLES;

/** Trains on these examples. The same examples always give the same classifier. */
export function train(
  examples: readonly Example[],
  articles: number,
  { passes, isByMeaning, ...reading }: Effort,
  meanings?: Meanings,
): Classifier {
  const found = examples.map(({ text }) => featuresOf(text, reading));
  const known = vocabularyOf(found, articles);
  const features = found.map((one) => vectorOf(known, one));
  const owners = examples.map(({ article }) => article);
  const task = { articles, features: known.vocabulary.size, passes };
  if (!meanings || !isByMeaning || articles < leastArticlesFor(meanings.source))
    return { ...known, meanings: undefined, ...descend(features, owners, task) };
  const understood = examples.filter(({ isUnmeant }) => !isUnmeant);
  const meant = understood.map(({ text }) => meaningVector(known, meanings, text, reading));
  const meantOwners = understood.map(({ article }) => article);
  const isFew = knowsElsewhere(articles, meanings);
  if (isFew)
    for (const { text, meaning } of elsewhere(known, meanings, meant, reading)) {
      features.push(vectorOf(known, featuresOf(text, reading)));
      owners.push(NONE);
      meant.push(meaning);
      meantOwners.push(NONE);
    }
  const withMeaning = { ...task, features: known.vocabulary.size + meanings.size };
  const byMeaning = descend(meant, meantOwners, withMeaning);
  const byFeatures = descend(features, owners, task);
  if (understood.length < examples.length)
    return {
      ...known,
      meanings,
      ...average([
        [sharesOfPart.meaning, byMeaning],
        [sharesOfPart.features, byFeatures],
      ]),
    };
  const share = isFew ? shares.few : shares.usual;
  const both = features.map((one, at) => joined(one, meant[at]));
  const learned = average([
    [share.both, descend(both, owners, withMeaning)],
    [share.features, byFeatures],
    [share.meaning, byMeaning],
  ]);
  return { ...known, meanings, ...learned };
}

/** The owner of what belongs to no article. */
const NONE = -1;

/** What belongs elsewhere, as long as it isn't close to what an article is about. */
const elsewhere = (known: Known, meanings: Meanings, articles: readonly Vector[], reading: Reading) =>
  ELSEWHERE.map((text) => ({ text, meaning: meaningVector(known, meanings, text, reading) })).filter(
    ({ meaning }) => !articles.some((article) => product(article, meaning) > CLOSE),
  );

const product = ({ values }: Vector, other: Vector): number =>
  values.reduce((sum, value, at) => sum + value * (other.values[at] ?? 0), 0);

/** A text as a classifier sees it. */
export function see(known: Known & { meanings: Meanings | undefined }, text: string, reading: Reading): Seen {
  const features = vectorOf(known, featuresOf(text, reading));
  const share = features.values.reduce((sum, value) => sum + value * value, 0);
  if (!known.meanings) return { ...features, known: share };
  return { ...joined(features, meaningVector(known, known.meanings, text, reading)), known: share };
}

/** A text's vector. What is not known has no place in it, but its share of the length. */
function vectorOf({ vocabulary, rarity, unseenRarity }: Known, features: ReadonlyMap<number, number>): Vector {
  const ids: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (const [feature, weight] of features) {
    const id = vocabulary.get(feature);
    const value = weight * (id === undefined ? unseenRarity : (rarity[id] ?? 0));
    squares += value * value;
    if (id === undefined) continue;
    ids.push(id);
    values.push(value);
  }
  const length = Math.sqrt(squares) || 1;
  return { ids: Int32Array.from(ids), values: Float32Array.from(values, (value) => value / length) };
}

const NOTHING: Vector = { ids: new Int32Array(0), values: new Float32Array(0) };

/** A text's meaning in the rows behind the vocabulary. */
function meaningVector(known: Known, meanings: Meanings, text: string, reading: Reading): Vector {
  const { vocabulary, rarity, unseenRarity } = known;
  const rarityOf = (word: string): number => {
    const id = vocabulary.get(wordFeature(word));
    return id === undefined ? unseenRarity : (rarity[id] ?? 0);
  };
  const values = meanings.of(text, reading, rarityOf);
  return values ? { ids: Int32Array.from(values, (_, row) => vocabulary.size + row), values } : NOTHING;
}

const joined = (one: Vector, other: Vector = NOTHING): Vector => ({
  ids: Int32Array.of(...one.ids, ...other.ids),
  values: Float32Array.of(...one.values, ...other.values),
});

/** The weighted average of several weights; those of fewer features have nothing to say of the others. */
function average(all: readonly (readonly [share: number, Weights])[]): Weights {
  const [first] = all;
  if (!first) throw new Error('There is nothing to average');
  const whole = all.reduce((sum, [each]) => sum + each, 0);
  const [, sum] = first;
  const mix = (into: Float32Array, from: Float32Array, by: number, before: number) => {
    for (let at = 0; at < from.length; at++) into[at] = before * (into[at] ?? 0) + by * (from[at] ?? 0);
  };
  for (const [at, [each, { weights, biases }]] of all.entries()) {
    mix(sum.weights, weights, at === 0 ? 0 : each / whole, at === 0 ? each / whole : 1);
    mix(sum.biases, biases, at === 0 ? 0 : each / whole, at === 0 ? each / whole : 1);
  }
  return sum;
}

/** The features worth knowing, and how rare each is. */
function vocabularyOf(features: readonly Map<number, number>[], articles: number): Known {
  const counts = new Map<number, number>();
  for (const found of features) for (const feature of found.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const least = features.length > MANY_EXAMPLES ? 2 : 1;
  const known = [...counts]
    .filter(([, count]) => count >= least)
    .sort(([, one], [, other]) => other - one)
    .slice(0, Math.floor(MAX_WEIGHTS / articles));
  const rarityOf = (count: number) => Math.log((1 + features.length) / (1 + count)) + 1;
  return {
    vocabulary: new Map(known.map(([feature], id) => [feature, id])),
    rarity: Float32Array.from(known, ([, count]) => rarityOf(count)),
    unseenRarity: rarityOf(0),
  };
}
