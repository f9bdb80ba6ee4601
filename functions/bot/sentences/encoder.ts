/**
 * What a sentence means, as numbers: by the first layers of a transformer, in which each piece of a word looks at all others.
 * Matrices are multiplied in WebAssembly, everything else is done here, in the same memory.
 */
import { multiplyIn } from './multiply.ts';
import { leading, pieceCutter } from './pieces.ts';
import { INNER_WIDTH, LAYERS, MAX_PIECES, type Norm, type SentenceModel, WIDTH } from './sentence-file.ts';

/** What a sentence of these words means: `WIDTH` numbers whose length is 1; nothing where no word is known. */
export type Encode = (words: readonly string[]) => Float32Array | undefined;

const HEADS = 12;
const HEAD_WIDTH = WIDTH / HEADS;
const FLOAT = Float32Array.BYTES_PER_ELEMENT;
const PAGE = 65_536;
/** The multiplication takes this many rows at a time. */
const ROWS_AT_A_TIME = 4;
const SMALLEST_DEVIATION = 1e-12;

/** Prepares a model for encoding. It takes some 7 MB of memory for each layer. `isWhole`: meanings keep the length they have. */
export function encoderOf(
  { norm, layers, mean, positions, ...model }: SentenceModel,
  { isWhole = false }: { isWhole?: boolean } = {},
): Encode {
  const cut = pieceCutter(model.pieces);
  const { place, reserve, multiply } = memoryFor(LAYERS * LAYER_NUMBERS + SCRATCH_NUMBERS);
  // Only there: the matrices as they were read may be forgotten.
  const part = ({ matrix, bias }: { matrix: Float32Array; bias: Float32Array }) => ({ at: place(matrix), bias });
  const placed = layers.map((layer) => ({
    attended: part(layer.attended),
    attention: part(layer.attention),
    inner: part(layer.inner),
    outer: part(layer.outer),
    attentionNorm: layer.attentionNorm,
    outerNorm: layer.outerNorm,
  }));
  const state = reserve(MAX_PIECES * WIDTH);
  const attended = reserve(MAX_PIECES * 3 * WIDTH);
  const context = reserve(MAX_PIECES * WIDTH);
  const inner = reserve(MAX_PIECES * INNER_WIDTH);
  const change = reserve(MAX_PIECES * WIDTH);

  return (words) => {
    const pieces = cut(words);
    if (!pieces) return undefined;
    const count = pieces.length;
    const rows = ROWS_AT_A_TIME * Math.ceil(count / ROWS_AT_A_TIME);
    for (const [row, piece] of pieces.entries()) {
      const into = state.values.subarray(row * WIDTH, (row + 1) * WIDTH);
      model.readPiece(piece, into);
      add(into, positions.subarray(row * WIDTH, (row + 1) * WIDTH));
    }
    normalize(state.values, count, norm);
    for (const layer of placed) {
      multiply(state.at, layer.attended.at, attended.at, { rows, inner: WIDTH, columns: 3 * WIDTH });
      addToRows(attended.values, count, layer.attended.bias);
      attend(attended.values, count, context.values);
      multiply(context.at, layer.attention.at, change.at, { rows, inner: WIDTH, columns: WIDTH });
      addToRows(change.values, count, layer.attention.bias);
      add(state.values.subarray(0, count * WIDTH), change.values);
      normalize(state.values, count, layer.attentionNorm);
      multiply(state.at, layer.inner.at, inner.at, { rows, inner: WIDTH, columns: INNER_WIDTH });
      addToRows(inner.values, count, layer.inner.bias);
      soften(inner.values.subarray(0, count * INNER_WIDTH));
      multiply(inner.at, layer.outer.at, change.at, { rows, inner: INNER_WIDTH, columns: WIDTH });
      addToRows(change.values, count, layer.outer.bias);
      add(state.values.subarray(0, count * WIDTH), change.values);
      normalize(state.values, count, layer.outerNorm);
    }
    const own = meanOf(state.values, count, mean);
    return isWhole ? own : shortened(own);
  };
}

/** Remembers the last sentences: a training asks for each several times, and several bots are asked the same question. */
export function remembering(encode: Encode): Encode {
  const known = new Map<string, Float32Array | undefined>();
  return (words) => {
    const sentence = leading(words).join(' ');
    if (!known.has(sentence)) {
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(sentence, encode(words));
    }
    return known.get(sentence);
  };
}
/** As many as one training learns from, of some two kilobytes each. */
const MAX_REMEMBERED = 3000;

const LAYER_NUMBERS = 4 * WIDTH * WIDTH + 2 * WIDTH * INNER_WIDTH;
const SCRATCH_NUMBERS = MAX_PIECES * (6 * WIDTH + INNER_WIDTH);

/** A memory for this many numbers, which are placed in it one after another. */
function memoryFor(numbers: number) {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((numbers * FLOAT) / PAGE) });
  let next = 0;
  const reserve = (length: number) => {
    const at = next;
    next += length * FLOAT;
    return { at, values: new Float32Array(memory.buffer, at, length) };
  };
  const place = (numbersThere: Float32Array): number => {
    const { at, values } = reserve(numbersThere.length);
    values.set(numbersThere);
    return at;
  };
  return { place, reserve, multiply: multiplyIn(memory) };
}

function add(into: Float32Array, other: Float32Array): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) + (other[at] as number);
}

function addToRows(values: Float32Array, rows: number, bias: Float32Array): void {
  for (let row = 0; row < rows; row++) add(values.subarray(row * bias.length, (row + 1) * bias.length), bias);
}

/** Brings each row to the mean 0 and the deviation 1, then to what was learned. */
function normalize(values: Float32Array, rows: number, { scale, bias }: Norm): void {
  for (let row = 0; row < rows; row++) {
    const each = values.subarray(row * WIDTH, (row + 1) * WIDTH);
    let sum = 0;
    for (let at = 0; at < WIDTH; at++) sum += each[at] as number;
    const middle = sum / WIDTH;
    let squares = 0;
    for (let at = 0; at < WIDTH; at++) squares += ((each[at] as number) - middle) ** 2;
    const by = 1 / Math.sqrt(squares / WIDTH + SMALLEST_DEVIATION);
    for (let at = 0; at < WIDTH; at++)
      each[at] = ((each[at] as number) - middle) * by * (scale[at] as number) + (bias[at] as number);
  }
}

/** Each piece takes from all what it looks for in them. A row has what it looks for, what it is found by, and what it gives. */
function attend(attended: Float32Array, count: number, context: Float32Array): void {
  const shares = new Float64Array(count);
  const row = 3 * WIDTH;
  context.fill(0, 0, count * WIDTH);
  for (let head = 0; head < WIDTH; head += HEAD_WIDTH)
    for (let one = 0; one < count; one++) {
      let most = -Infinity;
      for (let other = 0; other < count; other++) {
        let product = 0;
        for (let at = head; at < head + HEAD_WIDTH; at++)
          product += (attended[one * row + at] as number) * (attended[other * row + WIDTH + at] as number);
        shares[other] = product / Math.sqrt(HEAD_WIDTH);
        most = Math.max(most, shares[other] as number);
      }
      let whole = 0;
      for (let other = 0; other < count; other++) whole += shares[other] = Math.exp((shares[other] as number) - most);
      for (let other = 0; other < count; other++) {
        const share = (shares[other] as number) / whole;
        for (let at = head; at < head + HEAD_WIDTH; at++)
          context[one * WIDTH + at] =
            (context[one * WIDTH + at] as number) + share * (attended[other * row + 2 * WIDTH + at] as number);
      }
    }
}

/** The Gaussian error linear unit: each number by the likelihood that a normal one is smaller. */
function soften(values: Float32Array): void {
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    values[at] = 0.5 * value * (1 + errorFunction(value * Math.SQRT1_2));
  }
}

/** Abramowitz and Stegun 7.1.26, true to 1.5e-7. */
function errorFunction(value: number): number {
  const near = 1 / (1 + 0.3275911 * Math.abs(value));
  const sum =
    near * (0.254829592 + near * (-0.284496736 + near * (1.421413741 + near * (-1.453152027 + near * 1.061405429))));
  return Math.sign(value) * (1 - sum * Math.exp(-value * value));
}

/** The mean of the rows, without what all texts mean. */
function meanOf(values: Float32Array, rows: number, all: Float32Array): Float32Array {
  const sums = new Float32Array(WIDTH);
  for (let row = 0; row < rows; row++) add(sums, values.subarray(row * WIDTH, (row + 1) * WIDTH));
  return sums.map((sum, at) => sum / rows - (all[at] ?? 0));
}

function shortened(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}
