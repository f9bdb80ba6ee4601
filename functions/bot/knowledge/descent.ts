/** Logistic regression of each article against the rest, by stochastic gradient descent in an order that is always the same. */

/** What is learned from or asked: features by their rows, and how much there is of each. */
export type Vector = { ids: Int32Array; values: Float32Array };
/** A row of `articles` weights for each feature, and a bias for each article. */
export type Weights = { articles: number; weights: Float32Array; biases: Float32Array };

/** A question of no known feature is about one in fifty likely to be for an article. */
export const FIRST_BIAS = -4;
const LEARNING_RATE = 5;
const BIAS_SHARE = 0.1;
/** Errors below this are not worth a step. */
const LEAST_ERROR = 5e-3;

/** Learns from these vectors and the article of each, passing over them so often. */
export function descend(
  vectors: readonly Vector[],
  owners: readonly number[],
  { articles, features, passes }: { articles: number; features: number; passes: number },
): Weights {
  const learned = {
    articles,
    weights: new Float32Array(features * articles),
    biases: new Float32Array(articles).fill(FIRST_BIAS),
  };
  const steps = passes * vectors.length;
  const order = shuffles(vectors.length);
  for (let step = 0; step < steps; step++) {
    const at = order();
    const [vector, owner] = [vectors[at], owners[at]];
    if (vector && owner !== undefined) learn(learned, vector, owner, LEARNING_RATE * (1 - step / steps));
  }
  return learned;
}

/** What the weights say of each article: logits. */
export function score({ articles, weights, biases }: Weights, { ids, values }: Vector): Float64Array {
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

/** One step, for those articles only that it got wrong by enough. */
function learn(learned: Weights, vector: Vector, owner: number, rate: number): void {
  const { articles, weights, biases } = learned;
  const { ids, values } = vector;
  const logits = score(learned, vector);
  const wrong = new Int32Array(articles);
  let wrongs = 0;
  for (let each = 0; each < articles; each++) {
    const error = 1 / (1 + Math.exp(-(logits[each] ?? 0))) - (each === owner ? 1 : 0);
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
