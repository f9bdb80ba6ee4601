/** Logistic regression of each article against the rest, by stochastic gradient descent in an order that is always the same. */
import { type DescentKernels, type Rows, descentKernelsIn } from './descent-kernels.ts';

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

/** Errors of less than `LEAST_ERROR` are those of logits below this. */
const LEAST_LOGIT = Math.log(LEAST_ERROR / (1 - LEAST_ERROR));

/** Learns from these vectors and the article of each, -1 for one of none, in as many passes over them. */
export function descend(
  vectors: readonly Vector[],
  owners: readonly number[],
  { articles, features, passes }: { articles: number; features: number; passes: number },
): Weights {
  const longest = vectors.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  const room = roomFor({ articles, features, longest });
  const biases = new Float32Array(articles).fill(FIRST_BIAS);
  const steps = passes * vectors.length;
  const order = shuffles(vectors.length);
  for (let step = 0; step < steps; step++) {
    const at = order();
    const [vector, owner] = [vectors[at], owners[at]];
    if (vector && owner !== undefined) learn(room, { biases, vector, owner, rate: LEARNING_RATE * (1 - step / steps) });
  }
  return { articles, weights: room.read(), biases };
}

/** What the weights say of each article: logits. */
export function score({ articles, weights, biases }: Weights, { ids, values }: Vector): Float64Array {
  const logits = Float64Array.from(biases);
  for (const [each, id] of ids.entries()) {
    const value = values[each] ?? 0;
    for (let article = 0; article < articles; article++)
      logits[article] = (logits[article] as number) + value * (weights[id * articles + article] as number);
  }
  return logits;
}

/** One step, for those articles only that it got wrong by enough. */
function learn(
  { score: add, correct, rows, ids, values, logits, places, errors }: Room,
  { biases, vector, owner, rate }: { biases: Float32Array; vector: Vector; owner: number; rate: number },
): void {
  const count = vector.ids.length;
  ids.numbers.set(vector.ids);
  values.numbers.set(vector.values);
  // Past the end a weight of nothing.
  for (let end = count; end % 4 !== 0; end++) ids.numbers[end] = values.numbers[end] = 0;
  logits.numbers.set(biases);
  const placed = { ids: ids.at, values: values.at, count };
  add(placed, rows, logits.at);
  let wrongs = 0;
  for (let each = 0; each < biases.length; each++) {
    const logit = logits.numbers[each] as number;
    if (logit < LEAST_LOGIT && each !== owner) continue;
    const error = 1 / (1 + Math.exp(-logit)) - (each === owner ? 1 : 0);
    if (Math.abs(error) < LEAST_ERROR) continue;
    places.numbers[wrongs] = each;
    errors.numbers[wrongs++] = rate * error;
    // Never above where it began: that an article is one of two makes nobody's question its own.
    biases[each] = Math.min(FIRST_BIAS, (biases[each] as number) - BIAS_SHARE * rate * error);
  }
  correct(placed, rows, { places: places.at, errors: errors.at, count: wrongs });
}

/** What a descent needs in its memory. */
type Room = DescentKernels & {
  rows: Rows;
  ids: Part<Int32Array>;
  places: Part<Int32Array>;
  values: Part<Float32Array>;
  logits: Part<Float32Array>;
  errors: Part<Float32Array>;
  /** The weights as they are now, a row of one for each article. */
  read: () => Float32Array;
};
type Part<Numbers> = { at: number; numbers: Numbers };

const NUMBER = 4;
const PAGE = 65_536;
/** Numbers that vector instructions take at a time. */
const LANES = 4;

/** The memory of all descents, one after another. */
let kept: { memory: WebAssembly.Memory; kernels: DescentKernels } | undefined;

/** A room of weights that are 0, for vectors up to this length. It is the same memory each time. */
function roomFor({ articles, features, longest }: { articles: number; features: number; longest: number }): Room {
  const width = LANES * Math.ceil(articles / LANES);
  const length = LANES * Math.ceil(longest / LANES);
  const needed = NUMBER * (features * width + 2 * length + 3 * width);
  if (!kept) {
    const memory = new WebAssembly.Memory({ initial: 1 });
    kept = { memory, kernels: descentKernelsIn(memory) };
  }
  const { memory, kernels } = kept;
  memory.grow(Math.max(0, Math.ceil((needed - memory.buffer.byteLength) / PAGE)));
  let next = 0;
  const take = (numbers: number): [ArrayBuffer, number, number] => {
    const at = next;
    next += NUMBER * numbers;
    return [memory.buffer, at, numbers];
  };
  const part = <Numbers extends { byteOffset: number }>(numbers: Numbers) => ({ at: numbers.byteOffset, numbers });
  const weights = new Float32Array(...take(features * width)).fill(0);
  const read = (): Float32Array => {
    const all = new Float32Array(features * articles);
    for (let row = 0; row < features; row++)
      all.set(weights.subarray(row * width, row * width + articles), row * articles);
    return all;
  };
  return {
    ...kernels,
    rows: { weights: weights.byteOffset, stride: NUMBER * width },
    ids: part(new Int32Array(...take(length))),
    values: part(new Float32Array(...take(length))),
    logits: part(new Float32Array(...take(width))),
    places: part(new Int32Array(...take(width))),
    errors: part(new Float32Array(...take(width))),
    read,
  };
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
