/**
 * A bot's knowledge as bytes: the length of a head, the head as JSON, then the arrays one after another, with what rises
 * written as differences; all of it compressed.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Id } from '#core/model/id.ts';
import type { FoldingRules } from '#core/text/fold.ts';
import type { Calibration } from './calibration.ts';
import { readingIn, type ReadingVersion, TRAINING_VERSION } from './features.ts';
import type { WordedLanguage } from '#core/text/usual-words.ts';
import type { Knowledge } from './knowledge.ts';
import type { Meanings } from './meaning.ts';

type Head = {
  articles: readonly Id[];
  calibration: Calibration;
  /** Missing where all features count. */
  most?: number;
  /** Missing before the rules had a version. */
  rules?: FoldingRules;
  /** Missing in version 1. */
  reading?: ReadingVersion;
  /** The languages whose words were cut to stems. */
  languages?: readonly WordedLanguage[];
  /** Missing where the meaning of words doesn't count. */
  meaning?: { step: number; weights: number };
  /** Which model's embeddings count, where any do. */
  embeddings?: NonNullable<Knowledge['embeddings']>;
  unseenRarity: number;
  step: number;
  features: number;
  weights: number;
};

/** The bytes of a bot's knowledge. */
export function encode(knowledge: Knowledge): Uint8Array {
  const { articles, calibration, reading, unseenRarity, step, vocabulary, weights, columns, meaning, embeddings } =
    knowledge;
  const head: Head = {
    articles,
    calibration,
    ...(reading.most === Infinity ? {} : { most: reading.most }),
    rules: reading.rules,
    reading: reading.version,
    languages: reading.languages,
    ...(meaning && { meaning: { step: meaning.step, weights: meaning.weights.length } }),
    ...(embeddings && { embeddings }),
    unseenRarity,
    step,
    features: vocabulary.size,
    weights: weights.length,
  };
  const text = Buffer.from(JSON.stringify(head));
  const parts = [
    Uint32Array.of(text.length),
    text,
    differences(Uint32Array.from(vocabulary.keys())),
    differences(knowledge.rows.subarray(1)),
    knowledge.rarity,
    knowledge.biases,
    columns,
    weights,
    ...(meaning ? [meaning.weights] : []),
  ];
  return deflateRawSync(
    Buffer.concat(parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))),
  );
}

/** A former version knows meanings by words only: what was learned by sentences, it has to ask without. */
function readBy({ meaning }: Knowledge): { is_by_meaning: boolean; is_by_sentences: boolean } {
  const is_by_sentences = meaning?.meanings.source === 'sentences';
  return { is_by_meaning: meaning !== undefined && !is_by_sentences, is_by_sentences };
}

/** An index as it is stored: its bytes, and what is known of it without reading them. */
export const indexOf = (knowledge: Knowledge) => ({
  bytes: encode(knowledge),
  articles: knowledge.articles.length,
  reading: knowledge.reading.version,
  training: TRAINING_VERSION,
  ...readBy(knowledge),
});

/** The knowledge in these bytes. One that was trained by meaning needs to know what texts mean. */
export function decode(bytes: Uint8Array, meanings?: Meanings): Knowledge {
  const all = inflateRawSync(bytes);
  let at = 0;
  const take = (length: number) => {
    // A copy begins at an even address, as typed arrays must.
    const part = all.buffer.slice(all.byteOffset + at, all.byteOffset + at + length);
    at += length;
    return part;
  };
  const [headLength = 0] = new Uint32Array(take(4));
  const head = JSON.parse(Buffer.from(take(headLength)).toString()) as Head;
  const { articles, calibration, most = Infinity, rules = 1, unseenRarity, step } = head;
  const features = sums(new Uint32Array(take(4 * head.features)));
  const ends = sums(new Uint32Array(take(4 * head.features)));
  return {
    articles,
    calibration,
    reading: { most, rules, version: readingIn(head), languages: head.languages ?? [] },
    unseenRarity,
    step,
    vocabulary: new Map(Array.from(features, (feature, row) => [feature, row])),
    rows: Uint32Array.from([0, ...ends]),
    rarity: new Float32Array(take(4 * head.features)),
    biases: new Float32Array(take(4 * articles.length)),
    columns: new Uint16Array(take(2 * head.weights)),
    weights: new Int8Array(take(head.weights)),
    ...(head.embeddings && { embeddings: head.embeddings }),
    // Without meanings it is asked by its other features, as if they had been all.
    meaning: meanings &&
      head.meaning && { meanings, step: head.meaning.step, weights: new Int8Array(take(head.meaning.weights)) },
  };
}

const differences = (rising: Uint32Array): Uint32Array =>
  rising.map((value, index) => value - (rising[index - 1] ?? 0));

function sums(differences: Uint32Array): Uint32Array {
  let sum = 0;
  return differences.map((difference) => (sum += difference));
}
