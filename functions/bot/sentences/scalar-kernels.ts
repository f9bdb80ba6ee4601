/**
 * The steps of a sentence model where WebAssembly has no vector instructions: the same as in `kernels.wat` but for the last digits
 * of a number, as nothing is multiplied and added in one step. An order of magnitude slower.
 */
import type { Kernels } from './kernels.ts';
import { GROUP, GROUP_BYTES, STEPS, WIDTH } from './sentence-file.ts';

const HEADS = 12;
const HEAD = WIDTH / HEADS;
const FLOAT = Float32Array.BYTES_PER_ELEMENT;
/** Bytes of a group of a row: those that upper numbers are multiplied by, then the lower; sums that aren't needed here follow. */
const HALF = GROUP / 2;
const SMALL_GROUP = GROUP + HALF;
/** Rows that lie next to each other, group for group. */
const ROWS = 4;
const LARGEST = 127;

/** The steps in this memory. */
export const scalarKernelsIn = (memory: WebAssembly.Memory): Kernels => ({
  multiply: (x, w, { at, rows, how }) => {
    const [floats, bytes, signed] = viewsOf(memory);
    for (let row = 0; row < rows; row++) {
      const size = w.unit * (floats[x.sizes / FLOAT + row] as number);
      for (let column = 0; column < w.columns; column++) {
        let sum = 0;
        for (let group = 0; group < w.groups; group++) {
          const from = smallAt(x.at, { row, group, groups: w.groups });
          const by = w.at + (column * w.groups + group) * GROUP_BYTES;
          sum += (bytes[by] as number) * productOf(signed, bytes, from, by + 1);
        }
        const product = (floats[w.bias / FLOAT + column] as number) + size * sum;
        const to = at / FLOAT + row * w.columns + column;
        if (how === 'written') floats[to] = product;
        else if (how === 'added') floats[to] = (floats[to] as number) + product;
        else floats[to] = softened(product);
      }
    }
  },
  shrink: (from, { at, sizes }, { rows, groups }) => {
    const [floats, , signed] = viewsOf(memory);
    for (let row = 0; row < rows; row++) {
      const own = floats.subarray(from / FLOAT + row * groups * GROUP, from / FLOAT + (row + 1) * groups * GROUP);
      const most = own.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-20);
      floats[sizes / FLOAT + row] = most / LARGEST;
      const by = Math.fround(LARGEST / most);
      for (let group = 0; group < groups; group++) {
        const to = smallAt(at, { row, group, groups });
        for (let each = 0; each < GROUP; each++) {
          const small = nearest(Math.fround((own[group * GROUP + each] as number) * by));
          signed[to + (each % 2) * HALF + (each >> 1)] = small;
        }
      }
    }
  },
  attend: (rows, out, { count, shares }) => {
    const [floats] = viewsOf(memory);
    const weights = floats.subarray(shares / FLOAT, shares / FLOAT + count);
    const rowAt = (row: number, part: number, head: number): number =>
      rows / FLOAT + (3 * row + part) * WIDTH + head * HEAD;
    for (let head = 0; head < HEADS; head++)
      for (let one = 0; one < count; one++) {
        for (let other = 0; other < count; other++) {
          let product = 0;
          for (let at = 0; at < HEAD; at++)
            product += (floats[rowAt(one, 0, head) + at] as number) * (floats[rowAt(other, 1, head) + at] as number);
          weights[other] = product / Math.sqrt(HEAD);
        }
        const most = weights.reduce((largest, weight) => Math.max(largest, weight), -Infinity);
        const whole = weights.reduce((sum, weight) => sum + Math.exp(weight - most), 0);
        for (let at = 0; at < HEAD; at++) {
          let taken = 0;
          for (let other = 0; other < count; other++)
            taken += Math.exp((weights[other] as number) - most) * (floats[rowAt(other, 2, head) + at] as number);
          floats[out / FLOAT + one * WIDTH + head * HEAD + at] = taken / whole;
        }
      }
  },
  normalize: (at, rows, { scale, bias }) => {
    const [floats] = viewsOf(memory);
    for (let row = 0; row < rows; row++) {
      const own = floats.subarray(at / FLOAT + row * WIDTH, at / FLOAT + (row + 1) * WIDTH);
      const mean = own.reduce((sum, value) => sum + value, 0) / WIDTH;
      const square = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / WIDTH;
      const by = 1 / Math.sqrt(square + 1e-12);
      for (let each = 0; each < WIDTH; each++)
        own[each] =
          ((own[each] as number) - mean) * by * (floats[scale / FLOAT + each] as number) +
          (floats[bias / FLOAT + each] as number);
    }
  },
});

const viewsOf = ({ buffer }: WebAssembly.Memory): [Float32Array, Uint8Array, Int8Array] => [
  new Float32Array(buffer),
  new Uint8Array(buffer),
  new Int8Array(buffer),
];

/** Where a group of a row lies that `shrink` wrote. */
const smallAt = (at: number, { row, group, groups }: { row: number; group: number; groups: number }): number =>
  at + ((Math.floor(row / ROWS) * groups + group) * ROWS + (row % ROWS)) * SMALL_GROUP;

/** A group of a row by a group of a matrix, whose numbers of four bits begin at `by`. */
function productOf(signed: Int8Array, bytes: Uint8Array, from: number, by: number): number {
  let sum = 0;
  for (let at = 0; at < HALF; at++) {
    const two = bytes[by + at] as number;
    const [upper, lower] = [signed[from + at] as number, signed[from + HALF + at] as number];
    sum += upper * ((two >> 4) - STEPS) + lower * ((two & 15) - STEPS);
  }
  return sum;
}

/** The nearest whole number, of two equally near the even one. */
function nearest(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

/** The Gaussian error linear unit, by Abramowitz and Stegun's 7.1.26. */
function softened(value: number): number {
  const distance = Math.abs(value) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * distance);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const error = 1 - tail * Math.exp(-distance * distance);
  return (value + Math.abs(value) * error) / 2;
}
