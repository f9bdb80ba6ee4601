/**
 * A small model of what sentences mean, as a file: the first layers of a transformer, its matrices in four bits a number, with a
 * scale of one byte for each 32 numbers: the length of the pieces of words in bytes, the pieces apart by line breaks, their
 * numbers, then all others in the order of `visit`. Compressing it would save a tenth and take longer to load.
 */

/** Numbers of a meaning, and of what is known of each piece of a word on the way to it. */
export const WIDTH = 384;
/** Numbers between the two halves of a layer's second part. */
export const INNER_WIDTH = 4 * WIDTH;
/** Layers that are kept of the model's six: each more understands more, and takes 1 MB and 1 ms of a question. */
export const LAYERS = 3;
/** The most pieces of words of a text that are looked at, with the two marks around them. */
export const MAX_PIECES = 32;
/** The marks at a text's beginning and end, and what a word that can't be put together becomes: the first of the pieces. */
export const MARKS = ['[CLS]', '[SEP]', '[UNK]'] as const;

/** A layer's numbers. Matrices have a row for each number they give. */
type Layer<Matrix> = Record<'attended' | 'attention' | 'inner' | 'outer', { matrix: Matrix; bias: Float32Array }> &
  Record<'attentionNorm' | 'outerNorm', Norm>;
/** A matrix in four bits a number, as it is in the file: for each group of `GROUP` numbers its scale, a multiple of `unit`, and the numbers. */
export type PackedMatrix = { unit: number; groups: Uint8Array };
/** What numbers are multiplied by and what is added, once their mean is 0 and their deviation 1. */
export type Norm = { scale: Float32Array; bias: Float32Array };
/** A model: pieces of words and what each means, what its place means, the layers, and what any text means. */
export type SentenceModel<Matrix = PackedMatrix> = {
  pieces: readonly string[];
  /** Writes the numbers of a piece, by its place in the list. */
  readPiece: (piece: number, into: Float32Array) => void;
  positions: Float32Array;
  norm: Norm;
  layers: Layer<Matrix>[];
  mean: Float32Array;
};

/** Numbers that have a scale in common. */
export const GROUP = 32;
/** Numbers are from minus this to this; in the file it is added to them. */
export const STEPS = 7;
/** Shares of a group's largest number that may become its largest step: what is larger is cut. */
const CUTS = [1, 0.9, 0.8, 0.7, 0.6];
const MAX_SCALE = 255;

/** The file of this model; `words` has a row for each piece. */
export function packModel({
  words,
  ...model
}: Omit<SentenceModel<Float32Array>, 'readPiece'> & { words: Float32Array }): Buffer {
  const names = Buffer.from(model.pieces.join('\n'));
  const parts = [Buffer.from(Uint32Array.of(names.length).buffer), names, packed(words)];
  visit(model, {
    floats: (values) => parts.push(bytesOf(values)),
    matrix: ({ matrix }) => parts.push(packed(matrix)),
  });
  return Buffer.concat(parts);
}

/** The model of a file. Its matrices are the file's own bytes. */
export function unpackModel(bytes: Buffer): SentenceModel {
  let at = 4 + bytes.readUInt32LE();
  const pieces = bytes.subarray(4, at).toString().split('\n');
  const take = (numbers: number) => matrixIn(bytes.subarray(at, (at += packedLength(numbers))));
  const words = take(pieces.length * WIDTH);
  const model = {
    pieces,
    readPiece: (piece: number, into: Float32Array) => unpack(words, { from: piece * WIDTH, into }),
    ...emptyModel(),
  };
  visit(model, {
    floats: (values) => {
      const from = bytes.subarray(at, (at += values.byteLength));
      new Uint8Array(values.buffer).set(from);
    },
    matrix: (part, numbers) => (part.matrix = take(numbers)),
  });
  return model;
}

/** Goes through what a model has behind its words, in the order of the file. */
function visit<Matrix>(
  { positions, norm, layers, mean }: Pick<SentenceModel<Matrix>, 'positions' | 'norm' | 'layers' | 'mean'>,
  {
    floats,
    matrix,
  }: { floats: (values: Float32Array) => void; matrix: (part: { matrix: Matrix }, numbers: number) => void },
): void {
  for (const values of [positions, norm.scale, norm.bias, mean]) floats(values);
  for (const layer of layers) {
    for (const name of ['attended', 'attention', 'inner', 'outer'] as const) {
      matrix(layer[name], inputsOf[name] * layer[name].bias.length);
      floats(layer[name].bias);
    }
    for (const { scale, bias } of [layer.attentionNorm, layer.outerNorm]) {
      floats(scale);
      floats(bias);
    }
  }
}

const inputsOf = { attended: WIDTH, attention: WIDTH, inner: WIDTH, outer: INNER_WIDTH };
const emptyPart = (outputs: number) => ({
  matrix: { unit: 0, groups: new Uint8Array() },
  bias: new Float32Array(outputs),
});
const emptyNorm = (): Norm => ({ scale: new Float32Array(WIDTH), bias: new Float32Array(WIDTH) });

function emptyModel(): Pick<SentenceModel, 'positions' | 'norm' | 'layers' | 'mean'> {
  return {
    positions: new Float32Array(MAX_PIECES * WIDTH),
    norm: emptyNorm(),
    mean: new Float32Array(WIDTH),
    layers: Array.from({ length: LAYERS }, () => ({
      attended: emptyPart(3 * WIDTH),
      attention: emptyPart(WIDTH),
      inner: emptyPart(INNER_WIDTH),
      outer: emptyPart(WIDTH),
      attentionNorm: emptyNorm(),
      outerNorm: emptyNorm(),
    })),
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** The largest scale, then for each group its scale and its numbers, two in a byte. */
export const GROUP_BYTES = 1 + GROUP / 2;
const packedLength = (numbers: number): number => 4 + (numbers / GROUP) * GROUP_BYTES;

function packed(values: Float32Array): Buffer {
  const bytes = Buffer.alloc(packedLength(values.length));
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / STEPS || 1;
  bytes.writeFloatLE(largest);
  for (let group = 0; group * GROUP < values.length; group++) {
    const numbers = values.subarray(group * GROUP, (group + 1) * GROUP);
    const most = numbers.reduce((all, value) => Math.max(all, Math.abs(value)), 0) / STEPS;
    const scales = CUTS.map((cut) => Math.max(1, Math.round((MAX_SCALE * cut * most) / largest)));
    let best = 1;
    let leastLoss = Infinity;
    for (const scale of scales) {
      const loss = lossOf(numbers, (largest * scale) / MAX_SCALE);
      if (loss >= leastLoss) continue;
      [best, leastLoss] = [scale, loss];
    }
    const step = (largest * best) / MAX_SCALE;
    let at = 4 + group * GROUP_BYTES;
    bytes[at++] = best;
    for (let pair = 0; pair < GROUP; pair += 2)
      bytes[at++] = (stepsOf(numbers[pair] ?? 0, step) + STEPS) * 16 + stepsOf(numbers[pair + 1] ?? 0, step) + STEPS;
  }
  return bytes;
}

const stepsOf = (value: number, step: number): number => Math.max(-STEPS, Math.min(STEPS, Math.round(value / step)));

/** What is lost of numbers when they are made multiples of this step: the sum of its squares. */
function lossOf(numbers: Float32Array, step: number): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at++) {
    const value = numbers[at] ?? 0;
    sum += (value - step * stepsOf(value, step)) ** 2;
  }
  return sum;
}

const matrixIn = (bytes: Buffer): PackedMatrix => ({
  unit: bytes.readFloatLE() / MAX_SCALE,
  groups: bytes.subarray(4),
});

/** Writes the numbers of a matrix from a place on, which is a group's first. */
export function unpack({ unit, groups }: PackedMatrix, { from, into }: { from: number; into: Float32Array }): void {
  let at = (from / GROUP) * GROUP_BYTES;
  for (let place = 0; place < into.length;) {
    const step = unit * (groups[at++] ?? 0);
    for (const end = place + GROUP; place < end;) {
      const pair = groups[at++] ?? 0;
      into[place++] = step * ((pair >> 4) - STEPS);
      into[place++] = step * ((pair & 15) - STEPS);
    }
  }
}
