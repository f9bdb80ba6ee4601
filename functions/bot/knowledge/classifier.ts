/**
 * A linear classifier: for each article a weight for every feature, trained one against the rest by logistic regression.
 * What it says of an article is a logit; nothing known in a question leaves every article at its own negative bias.
 */
import { FOLDING_RULES } from '#core/text/fold.ts';
import { type Reading, estimateFeatures, featuresOf } from './features.ts';

/** A question as the classifier sees it: known features and their weights, the vector's whole length being 1. */
export type Vector = { ids: Int32Array; values: Float32Array };
/** A phrasing and the article it belongs to, by its place. */
export type Example = { text: string; article: number };
/** A trained classifier. `weights` has a row of `articles` numbers for each feature. */
export type Classifier = {
  articles: number;
  vocabulary: Map<number, number>;
  rarity: Float32Array;
  /** What a feature nobody has seen weighs. */
  unseenRarity: number;
  weights: Float32Array;
  biases: Float32Array;
};

/** As much as a sensible function has memory for: a number each, 4 bytes. */
const MAX_WEIGHTS = 16_000_000;
/** With this many examples, a feature that only one of them has teaches nothing. */
const MANY_EXAMPLES = 3000;
/** A question of no known feature is about one in fifty likely to be for an article. */
const FIRST_BIAS = -4;
const LEARNING_RATE = 5;
const BIAS_SHARE = 0.1;
/** Errors below this are not worth a step. */
const LEAST_ERROR = 5e-3;

/** How a training goes: how often it passes over its examples, and how it reads each. */
export type Effort = Reading & { passes: number };

/** Trains on these examples. The same examples always give the same classifier. */
export function train(examples: readonly Example[], articles: number, { passes, ...reading }: Effort): Classifier {
  const features = examples.map(({ text }) => featuresOf(text, reading));
  const known = vocabularyOf(features, articles);
  const classifier: Classifier = {
    articles,
    ...known,
    weights: new Float32Array(known.vocabulary.size * articles),
    biases: new Float32Array(articles).fill(FIRST_BIAS),
  };
  const vectors = features.map((found) => vectorOf(classifier, found));
  const steps = passes * vectors.length;
  const order = shuffles(vectors.length);
  for (let step = 0; step < steps; step++) {
    const at = order();
    const [vector, example] = [vectors[at], examples[at]];
    if (vector && example) learn(classifier, vector, example.article, LEARNING_RATE * (1 - step / steps));
  }
  return classifier;
}

/** What the classifier says of each article: logits. */
export function score({ articles, weights, biases }: Classifier, { ids, values }: Vector): Float64Array {
  const logits = Float64Array.from(biases);
  // Four rows at a time, and past the end a weight of nothing: this loop is nearly all that training takes.
  for (let each = 0; each < ids.length; each += 4) {
    const [row0, row1, row2, row3] = [0, 1, 2, 3].map((next) => (ids[each + next] ?? 0) * articles) as Four;
    const [value0, value1, value2, value3] = [0, 1, 2, 3].map((next) => values[each + next] ?? 0) as Four;
    for (let article = 0; article < articles; article++) {
      logits[article] =
        (logits[article] as number) +
        value0 * (weights[row0 + article] as number) +
        value1 * (weights[row1 + article] as number) +
        value2 * (weights[row2 + article] as number) +
        value3 * (weights[row3 + article] as number);
    }
  }
  return logits;
}
type Four = [number, number, number, number];

/** A text's vector. What is not known has no place in it, but its share of the length. */
export function vectorOf(
  { vocabulary, rarity, unseenRarity }: Pick<Classifier, 'vocabulary' | 'rarity' | 'unseenRarity'>,
  features: ReadonlyMap<number, number>,
): Vector {
  const ids: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (const [feature, share] of features) {
    const id = vocabulary.get(feature);
    const value = share * (id === undefined ? unseenRarity : (rarity[id] ?? 0));
    squares += value * value;
    if (id === undefined) continue;
    ids.push(id);
    values.push(value);
  }
  const length = Math.sqrt(squares) || 1;
  return { ids: Int32Array.from(ids), values: Float32Array.from(values, (value) => value / length) };
}

/** The features worth knowing, and how rare each is. */
function vocabularyOf(
  features: readonly Map<number, number>[],
  articles: number,
): Pick<Classifier, 'vocabulary' | 'rarity' | 'unseenRarity'> {
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

/** One step of stochastic gradient descent, for those articles only that it got wrong by enough. */
function learn(classifier: Classifier, vector: Vector, article: number, rate: number): void {
  const { articles, weights, biases } = classifier;
  const { ids, values } = vector;
  const logits = score(classifier, vector);
  const wrong = new Int32Array(articles);
  let wrongs = 0;
  for (let each = 0; each < articles; each++) {
    const error = 1 / (1 + Math.exp(-(logits[each] ?? 0))) - (each === article ? 1 : 0);
    if (Math.abs(error) < LEAST_ERROR) continue;
    wrong[wrongs++] = each;
    logits[each] = rate * error;
    // Never above where it began: that an article is one of two makes nobody's question its own.
    biases[each] = Math.min(FIRST_BIAS, (biases[each] ?? 0) - BIAS_SHARE * rate * error);
  }
  for (let feature = 0; feature < ids.length; feature++) {
    const row = (ids[feature] ?? 0) * articles;
    const value = values[feature] ?? 0;
    for (let each = 0; each < wrongs; each++) {
      const at = wrong[each] ?? 0;
      weights[row + at] = (weights[row + at] ?? 0) - value * (logits[at] ?? 0);
    }
  }
}

/** Multiplications a training may take: some twenty seconds of one processor. */
const MAX_WORK = 4e9;
/** Features a phrasing usually has. */
const USUAL_FEATURES = 100;
/** Features of all examples together: what memory holds, and, by each article, what time allows for the fewest passes. */
const MAX_FEATURES = 6_000_000;
const MAX_FEATURES_BY_ARTICLE = 2.2e9;
const LEAST_PASSES = 3;

/** The effort that training this many articles can afford: few examples need many passes, many long ones are read in part. */
export function effortFor(examples: readonly Example[], articles: number): Effort {
  const sizes = examples.map(({ text }) => estimateFeatures(text));
  const most = levelOf(sizes, Math.min(MAX_FEATURES, MAX_FEATURES_BY_ARTICLE / Math.max(1, articles)));
  const all = sizes.reduce((sum, size) => sum + Math.min(size, most), 0);
  const wanted = Math.min(60, Math.max(8, Math.round(30_000 / examples.length)));
  const work = Math.max(all, USUAL_FEATURES * examples.length) * articles;
  return { most, rules: FOLDING_RULES, passes: Math.max(LEAST_PASSES, Math.min(wanted, Math.floor(MAX_WORK / work))) };
}

/** The level that sizes must be cut at for their sum to stay within a limit; none where it does so anyway. */
function levelOf(sizes: readonly number[], limit: number): number {
  const sumAt = (level: number) => sizes.reduce((sum, size) => sum + Math.min(size, level), 0);
  if (sumAt(Infinity) <= limit) return Infinity;
  let level = Math.floor(limit / sizes.length);
  while (sumAt(2 * level) <= limit) level *= 2;
  return level;
}

/** Every place once, in an order of its own, again and again; the same orders each time. */
function shuffles(count: number): () => number {
  const places = Array.from({ length: count }, (_, place) => place);
  const random = seededRandom(1);
  let at = count;
  return () => {
    if (at === count) {
      for (let last = count - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1));
        [places[last], places[other]] = [places[other] ?? 0, places[last] ?? 0];
      }
      at = 0;
    }
    return places[at++] ?? 0;
  };
}

/** Marsaglia's xorshift: numbers in [0, 1). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
