/** Embeddings as the classifier takes them: any model's vectors, brought to one size and to the length 1. */

import { EMBEDDED } from '#functions/bot/knowledge/meaning.ts';

/** The longest embedding that is taken. */
const MAX_DIMENSIONS = 8192;
/** Places of the kept vector that each number of a longer one counts for. */
const SPREAD = 4;

/** An embedding of `EMBEDDED` numbers and the length 1; nothing for what isn't one. */
export function reduced(raw: readonly number[]): Float32Array | undefined {
  if (raw.length === 0 || raw.length > MAX_DIMENSIONS || !raw.every(Number.isFinite)) return undefined;
  const kept = new Float32Array(EMBEDDED);
  if (raw.length <= EMBEDDED) kept.set(raw);
  else for (const [place, value] of raw.entries()) spread(kept, place, value);
  const length = Math.hypot(...kept);
  return length > 0 && Number.isFinite(length) ? kept.map((value) => value / length) : undefined;
}

/** A sparse random projection, the same each time: angles stay nearly as they are. */
function spread(into: Float32Array, place: number, value: number): void {
  for (let copy = 0; copy < SPREAD; copy++) {
    let mixed = Math.imul(SPREAD * place + copy + 1, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    mixed ^= mixed >>> 13;
    const at = (mixed >>> 1) % EMBEDDED;
    into[at] = (into[at] ?? 0) + (mixed & 1 ? value : -value);
  }
}

/** The largest number of a kept vector, as a byte. */
const LARGEST = 127;

/** A kept vector in bytes. */
export function toBytes(vector: Float32Array): Int8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return Int8Array.from(vector, (value) => Math.round((LARGEST * value) / largest));
}

/** A vector from its bytes, which is of the length 1 again. */
export function fromBytes(bytes: Int8Array): Float32Array {
  const length = Math.hypot(...bytes) || 1;
  return Float32Array.from(bytes, (value) => value / length);
}
