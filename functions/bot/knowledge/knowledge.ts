/** What a bot knows, trained: asked a question, it names the articles that may answer it, and how sure it is of each. */
import type { Id } from '#core/model/id.ts';
import { type Calibration, calibrate, confidenceOf } from './calibration.ts';
import { type Classifier, type Example, effortFor, train, vectorOf } from './classifier.ts';
import { type Reading, featuresOf } from './features.ts';

/** An article as far as it is learnt from. */
export type Phrasings = { id: Id; phrasings: readonly string[] };

/** A classifier with most of its weights left out: those that say least. Rows are features, columns are articles. */
export type Knowledge = {
  articles: readonly Id[];
  calibration: Calibration;
  /** How the phrasings were read that it was taught by: a question is read in the same way. */
  reading: Reading;
  /** Each feature's row; features rise with their rows. */
  vocabulary: Map<number, number>;
  rarity: Float32Array;
  unseenRarity: number;
  biases: Float32Array;
  /** Where each row begins in `columns` and `weights`, and where the last ends. */
  rows: Uint32Array;
  columns: Uint16Array;
  /** Multiples of `step`. */
  weights: Int8Array;
  step: number;
};

/** An article that may answer, and the share of such cases in which it does. */
export type Found = { article: Id; confidence: number };

/** As many weights as fit into the index's two megabytes, with room to spare. */
const MAX_KEPT = 800_000;

/** Learns from these articles. The same articles always give the same knowledge. */
export function trainKnowledge(articles: readonly Phrasings[]): Knowledge {
  const examples = articles.flatMap(({ phrasings }, article) => phrasings.map((text): Example => ({ text, article })));
  const effort = effortFor(examples, articles.length);
  const calibration = calibrate(examples, articles.length, effort);
  const classifier = train(examples, articles.length, effort);
  return {
    ...prune(classifier),
    calibration,
    reading: { most: effort.most, rules: effort.rules },
    articles: articles.map(({ id }) => id),
  };
}

/** The articles that may answer, surest first; none where no part of the question is known. */
export function ask(knowledge: Knowledge, question: string, most: number): Found[] {
  const { ids, values } = vectorOf(knowledge, featuresOf(question, knowledge.reading));
  if (ids.length === 0) return [];
  const { articles, rows, columns, weights, step, calibration } = knowledge;
  const logits = Float32Array.from(knowledge.biases);
  for (let each = 0; each < ids.length; each++) {
    const id = ids[each] ?? 0;
    const value = step * (values[each] ?? 0);
    for (let at = rows[id] ?? 0; at < (rows[id + 1] ?? 0); at++) {
      const column = columns[at] ?? 0;
      logits[column] = (logits[column] ?? 0) + value * (weights[at] ?? 0);
    }
  }
  // By their logits: the same confidence may be worth of several.
  return (
    articles
      .map((article, column) => ({ article, logit: logits[column] ?? 0 }))
      // Of articles that are equally sure, the newest says what holds now.
      .sort((one, other) => other.logit - one.logit || other.article - one.article)
      .slice(0, most)
      .map(({ article, logit }) => ({ article, confidence: confidenceOf(calibration, logit) }))
  );
}

/** The weights that say most, as small numbers. */
function prune({
  articles,
  vocabulary,
  rarity,
  weights,
  ...others
}: Classifier): Omit<Knowledge, 'articles' | 'calibration' | 'reading'> {
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
  // Not by `from`, which would first make a list of them all.
  const small = new Int8Array(weights.length);
  for (let at = 0; at < weights.length; at++) small[at] = Math.round((weights[at] ?? 0) / step);
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
  return {
    ...others,
    vocabulary: new Map(order.map(([feature], row) => [feature, row])),
    rarity: Float32Array.from(order, ([, id]) => rarity[id] ?? 0),
    rows: Uint32Array.from(rows),
    columns: Uint16Array.from(columns),
    weights: Int8Array.from(kept),
    step,
  };
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
