/**
 * What a classifier's logit is worth: the share of questions, of those it says this much of, that it is right about. Learnt
 * by asking classifiers that were kept from knowing some phrasings of some articles, and nothing of others.
 */
import { type Effort, type Example, score, train, vectorOf } from './classifier.ts';
import { featuresOf } from './features.ts';

/** The confidence at each of `places`; between them it is in between. */
export type Calibration = readonly number[];

/** The logits at which confidence is measured, and the distance between them. */
const FIRST_LOGIT = -8;
const BUCKET_WIDTH = 0.25;
const buckets = Array.from({ length: 57 }, (_, bucket) => FIRST_LOGIT + BUCKET_WIDTH * bucket);

/** What holds where there is little to learn from: found over many small sets of articles. */
const usual = buckets.map((logit) => 1 / (1 + Math.exp(-(1.3 + 1.2 * logit))));
/** How many answers it takes to outweigh what is usual, at each place. */
const USUAL_WEIGHT = 25;
/** The expected share of questions that no article answers. */
const OFF_TOPIC_SHARE = 0.07;
/** Every fourth article is unknown to a trial, and every fourth phrasing of the others. */
const FOLDS = 4;
/** With this many examples one trial is enough. */
const MANY_EXAMPLES = 3000;

/** The confidence a logit is worth. */
export function confidenceOf(calibration: Calibration, logit: number): number {
  const at = Math.min(buckets.length - 1, Math.max(0, (logit - FIRST_LOGIT) / BUCKET_WIDTH));
  const before = calibration[Math.floor(at)] ?? 0;
  const after = calibration[Math.ceil(at)] ?? 0;
  return before + (after - before) * (at % 1);
}

/** Learns it from the examples of these articles, by classifiers that take the same effort as the one it is for. */
export function calibrate(examples: readonly Example[], articles: number, effort: Effort): Calibration {
  const right: number[] = [];
  const wrong: number[] = [];
  const trials = examples.length > MANY_EXAMPLES ? 1 : FOLDS;
  for (let trial = 0; trial < trials; trial++) {
    const { taught, asked } = split(examples, trial);
    if (taught.length === 0 || asked.length === 0) continue;
    const classifier = train(taught, articles, effort);
    for (const { text, article } of asked) {
      const logits = score(classifier, vectorOf(classifier, featuresOf(text, effort)));
      const best = logits.indexOf(Math.max(...logits));
      const isRight = best === article && article % FOLDS !== trial;
      (isRight ? right : wrong).push(logits[best] ?? 0);
    }
  }
  return right.length === 0 ? usual : learn(right, wrong);
}

/** What a trial's classifier may know, and what it is asked. */
function split(examples: readonly Example[], trial: number): { taught: Example[]; asked: Example[] } {
  const seen = new Map<number, number>();
  const taught: Example[] = [];
  const asked: Example[] = [];
  for (const example of examples) {
    const ordinal = seen.get(example.article) ?? 0;
    seen.set(example.article, ordinal + 1);
    const isKept = example.article % FOLDS === trial || (ordinal > 0 && ordinal % FOLDS === trial);
    (isKept ? asked : taught).push(example);
  }
  return { taught, asked };
}

/** The share of right answers around each place, never falling. */
function learn(right: readonly number[], wrong: readonly number[]): Calibration {
  const rights = usual.map((confidence) => USUAL_WEIGHT * confidence);
  const all = usual.map(() => USUAL_WEIGHT);
  const count = (logit: number, weight: number, into: number[]) => {
    const bucket = Math.round((logit - FIRST_LOGIT) / BUCKET_WIDTH);
    const within = Math.min(buckets.length - 1, Math.max(0, bucket));
    into[within] = (into[within] ?? 0) + weight;
  };
  const wrongWeight = wrong.length === 0 ? 0 : (OFF_TOPIC_SHARE * right.length) / wrong.length;
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
