/**
 * What a classifier's sureness is worth: the share of questions, of those it is this sure of, that it is right about. Learned
 * by asking classifiers that were kept from knowing some phrasings of some articles, and nothing of others.
 */
import { knowsElsewhere, see, train } from './classifier.ts';
import { FIRST_BIAS, score } from '#functions/bot/descent/descent.ts';
import { type Effort, type Example, FOLDS, trialsFor } from './effort.ts';
import type { Meanings } from './meaning.ts';

/** The confidence at each of `places`; between them it is in between. */
export type Calibration = readonly number[];

/**
 * How much each sign of an answer says of its being right: the article's logit, how far it is before the best other one, and
 * the share of the question that is known. Found by logistic regression over bots of ten and of a hundred phrasings an article.
 */
const weight = { logit: 0.344, lead: 0.467, known: 4.743, none: -3.05 };

/** How sure a classifier is of an article whose logit is this and the best other's is that, in a question of which this share is known. */
export const surenessOf = (logit: number, other: number, known: number): number =>
  weight.logit * logit + weight.lead * (logit - Math.max(other, FIRST_BIAS)) + weight.known * known + weight.none;

/** The logits at which confidence is measured, and the distance between them: of the classifier in version 1, then of sureness. */
const FIRST_LOGIT = -8;
const BUCKET_WIDTH = 0.25;
const buckets = Array.from({ length: 57 }, (_, bucket) => FIRST_LOGIT + BUCKET_WIDTH * bucket);

/** Nothing was measured for fewer articles. */
const FEW_ARTICLES = 4;
/**
 * What holds where there is little to learn from, at each place: found over sets of 4 to 150 articles of one to ten phrasings.
 * Of more articles one is the surest more easily, and more phrasings make more of a question known.
 */
const usualOf = (articles: number, examples: number, isWarned: boolean): number[] =>
  buckets.map(
    (sureness) =>
      1 /
      (1 +
        Math.exp(
          -2.12 -
            (isWarned ? WARNED : 0) -
            1.08 * sureness +
            0.35 * Math.log(articles) +
            0.36 * Math.log(examples / articles),
        )),
  );
/** A classifier that knows what belongs elsewhere is right more often where it is as sure. */
const WARNED = 0.5;
/**
 * How many answers it takes to outweigh what is usual, at each place: a quarter of all that were tried. Few trials are of a
 * bot like those that the usual is from; many fall into the same places, and are of classifiers that know less than the whole.
 */
const usualWeight = { least: 25, most: 100, ofTrials: 1 / 4 };
/** That weight after this many trials. */
export const usualWeightFor = (trials: number): number =>
  Math.min(usualWeight.most, Math.max(usualWeight.least, usualWeight.ofTrials * trials));
/**
 * The expected share of questions that no article answers, in proportion to those that one does: with a hundred phrasings an article one in
 * four, with ten or fewer one in three, as a bot that was taught less also covers less.
 */
const offTopic = { many: 0.25, few: 0.5, manyPhrasings: 100, fewPhrasings: 10 };
const offTopicShare = (phrasings: number): number => {
  const { many, few, manyPhrasings, fewPhrasings } = offTopic;
  const way = Math.log(phrasings / fewPhrasings) / Math.log(manyPhrasings / fewPhrasings);
  return few + (many - few) * Math.max(0, Math.min(1, way));
};

/** The confidence a logit is worth. */
export function confidenceOf(calibration: Calibration, logit: number): number {
  const at = Math.min(buckets.length - 1, Math.max(0, (logit - FIRST_LOGIT) / BUCKET_WIDTH));
  const before = calibration[Math.floor(at)] ?? 0;
  const after = calibration[Math.ceil(at)] ?? 0;
  return before + (after - before) * (at % 1);
}

/** Learns it from the examples of these articles, by classifiers that take the same effort as the one it is for. */
export function calibrate(
  examples: readonly Example[],
  articles: number,
  effort: Effort,
  meanings?: Meanings,
): Calibration {
  const usual = usualOf(
    Math.max(FEW_ARTICLES, articles),
    Math.max(FEW_ARTICLES, articles, examples.length),
    knowsElsewhere(articles, meanings),
  );
  const right: number[] = [];
  const wrong: number[] = [];
  const trials = trialsFor(examples.length);
  for (let trial = 0; trial < trials; trial++) {
    const { taught, asked } = split(examples, trial);
    if (taught.length === 0 || asked.length === 0) continue;
    const classifier = train(taught, articles, effort, meanings);
    for (const { text, article } of asked) {
      const seen = see(classifier, text, effort);
      const logits = score(classifier, seen);
      const [best = 0, other = FIRST_BIAS] = logits.toSorted().slice(-2).reverse();
      const isRight = logits.indexOf(best) === article && article % FOLDS !== trial;
      (isRight ? right : wrong).push(surenessOf(best, other, seen.known));
    }
  }
  return right.length === 0 ? usual : learn(usual, right, wrong, offTopicShare(examples.length / articles));
}

/** What a trial's classifier may know, and what it is asked: visitors' questions are always understood, so only what is, too. */
function split(examples: readonly Example[], trial: number): { taught: Example[]; asked: Example[] } {
  const seen = new Map<number, number>();
  const taught: Example[] = [];
  const asked: Example[] = [];
  for (const example of examples) {
    const ordinal = seen.get(example.article) ?? 0;
    seen.set(example.article, ordinal + 1);
    const isKept = example.article % FOLDS === trial || (ordinal > 0 && ordinal % FOLDS === trial);
    if (!isKept) taught.push(example);
    else if (!example.isUnmeant) asked.push(example);
  }
  return { taught, asked };
}

/** The share of right answers around each place, never falling. */
function learn(usual: Calibration, right: readonly number[], wrong: readonly number[], unknown: number): Calibration {
  const weight = usualWeightFor(right.length + wrong.length);
  const rights = usual.map((confidence) => weight * confidence);
  const all = usual.map(() => weight);
  const count = (logit: number, weight: number, into: number[]) => {
    const bucket = Math.round((logit - FIRST_LOGIT) / BUCKET_WIDTH);
    const within = Math.min(buckets.length - 1, Math.max(0, bucket));
    into[within] = (into[within] ?? 0) + weight;
  };
  const wrongWeight = wrong.length === 0 ? 0 : (unknown * right.length) / wrong.length;
  for (const logit of right) {
    count(logit, 1, rights);
    count(logit, 1, all);
  }
  for (const logit of wrong) count(logit, wrongWeight, all);
  return rising(rights, all);
}

/** Pools neighbours until their shares rise: what an isotonic regression comes to. */
function rising(parts: readonly number[], wholes: readonly number[]): number[] {
  const pools: { part: number; whole: number; size: number }[] = [];
  for (const [index, part] of parts.entries()) {
    pools.push({ part, whole: wholes[index] ?? 0, size: 1 });
    for (;;) {
      const [before, last] = pools.slice(-2);
      if (!before || !last || before.part / before.whole <= last.part / last.whole) break;
      pools.splice(-2, 2, {
        part: before.part + last.part,
        whole: before.whole + last.whole,
        size: before.size + last.size,
      });
    }
  }
  return pools.flatMap(({ part, whole, size }) => Array<number>(size).fill(part / whole));
}
