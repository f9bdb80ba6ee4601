/**
 * What a sentence means, as numbers: by the first layers of a transformer, in which each piece of a word looks at all others.
 * Nearly all of it is done in WebAssembly: matrices stay in the four bits a number of the file, and are multiplied by bytes.
 */
import { type How, kernelsIn } from './kernels.ts';
import { leading, pieceCutter } from './pieces.ts';
import {
  GROUP,
  INNER_WIDTH,
  MAX_PIECES,
  type Norm,
  type PackedMatrix,
  type SentenceModel,
  WIDTH,
} from './sentence-file.ts';

/** What a sentence of these words means: `WIDTH` numbers whose length is 1; nothing where no word is known. */
export type Encode = (words: readonly string[]) => Float32Array | undefined;

const FLOAT = Float32Array.BYTES_PER_ELEMENT;
const PAGE = 65_536;
/** Rows are multiplied four at a time. */
const ROWS_AT_A_TIME = 4;
/** Bytes of a group of numbers as they are multiplied: one each, and four sums of four bytes. */
const SMALL_GROUP = GROUP + 16;

/** Prepares a model for encoding. It takes some 4 MB of memory. `isWhole`: meanings keep the length they have. */
export function encoderOf(
  { norm, layers, mean, positions, ...model }: SentenceModel,
  { isWhole = false }: { isWhole?: boolean } = {},
): Encode {
  const cut = pieceCutter(model.pieces);
  const { reserve, floats, place, multiply, shrink, attend, normalize } = memoryFor(sizeOf(layers));
  const state = floats(MAX_PIECES * WIDTH);
  const attended = floats(MAX_PIECES * 3 * WIDTH);
  const context = floats(MAX_PIECES * WIDTH);
  const inner = floats(MAX_PIECES * INNER_WIDTH);
  const sizes = floats(MAX_PIECES);
  const shares = floats(MAX_PIECES + ROWS_AT_A_TIME);
  const small = { at: reserve((MAX_PIECES * INNER_WIDTH * SMALL_GROUP) / GROUP), sizes: sizes.at };
  const norms = ({ scale, bias }: Norm) => ({ scale: place(scale), bias: place(bias) });
  const first = norms(norm);
  const part = ({ matrix, bias }: Part, width: number) => {
    const groups = width / GROUP;
    const placed = { at: place(matrix.groups), unit: matrix.unit, bias: place(bias), groups, columns: bias.length };
    return (from: number, out: number, count: number, how: How): void => {
      shrink(from, small, { rows: count, groups });
      multiply(small, placed, { at: out, rows: ROWS_AT_A_TIME * Math.ceil(count / ROWS_AT_A_TIME), how });
    };
  };
  const steps = layers.map((layer) => ({
    look: part(layer.attended, WIDTH),
    take: part(layer.attention, WIDTH),
    widen: part(layer.inner, WIDTH),
    narrow: part(layer.outer, INNER_WIDTH),
    taken: norms(layer.attentionNorm),
    done: norms(layer.outerNorm),
  }));

  return (words) => {
    const pieces = cut(words);
    if (!pieces) return undefined;
    const count = pieces.length;
    for (const [row, piece] of pieces.entries()) {
      const into = state.values.subarray(row * WIDTH, (row + 1) * WIDTH);
      model.readPiece(piece, into);
      add(into, positions.subarray(row * WIDTH, (row + 1) * WIDTH));
    }
    normalize(state.at, count, first);
    for (const { look, take, widen, narrow, taken, done } of steps) {
      look(state.at, attended.at, count, 'written');
      attend(attended.at, context.at, { count, shares: shares.at });
      take(context.at, state.at, count, 'added');
      normalize(state.at, count, taken);
      widen(state.at, inner.at, count, 'softened');
      narrow(inner.at, state.at, count, 'added');
      normalize(state.at, count, done);
    }
    const own = meanOf(state.values, count, mean);
    return isWhole ? own : shortened(own);
  };
}
type Part = { matrix: PackedMatrix; bias: Float32Array };

/** Remembers the last sentences: a training asks for each several times, and several bots are asked the same question. */
export function remembering(encode: Encode): Encode {
  const known = new Map<string, Float32Array | undefined>();
  return (words) => {
    const sentence = leading(words).join(' ');
    if (!known.has(sentence)) {
      // The oldest alone, or a training would compute again what it did before.
      if (known.size >= MAX_REMEMBERED) known.delete(known.keys().next().value ?? '');
      known.set(sentence, encode(words));
    }
    return known.get(sentence);
  };
}
/** As many as one training learns from, of some two kilobytes each. */
const MAX_REMEMBERED = 6000;

/** Bytes that the layers take with all that is computed for the longest text. */
const sizeOf = (layers: SentenceModel['layers']): number =>
  layers
    .flatMap(({ attended, attention, inner, outer }) => [attended, attention, inner, outer])
    .reduce((sum, { matrix, bias }) => sum + matrix.groups.length + bias.byteLength + ALIGNMENT, 0) +
  (4 * layers.length + 2) * WIDTH * FLOAT +
  MAX_PIECES * ((5 * WIDTH + INNER_WIDTH) * FLOAT + (INNER_WIDTH / GROUP) * SMALL_GROUP) +
  PAGE;
const ALIGNMENT = 16;

/** A memory of this many bytes, in which everything has its place behind all before. */
function memoryFor(bytes: number) {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  let next = 0;
  const reserve = (length: number): number => {
    const at = next;
    next += ALIGNMENT * Math.ceil(length / ALIGNMENT);
    return at;
  };
  const floats = (length: number) => {
    const at = reserve(length * FLOAT);
    return { at, values: new Float32Array(memory.buffer, at, length) };
  };
  const place = ({ buffer, byteOffset, byteLength }: Uint8Array | Float32Array): number => {
    const at = reserve(byteLength);
    new Uint8Array(memory.buffer, at).set(new Uint8Array(buffer, byteOffset, byteLength));
    return at;
  };
  return { reserve, floats, place, ...kernelsIn(memory) };
}

function add(into: Float32Array, other: Float32Array): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) + (other[at] as number);
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
