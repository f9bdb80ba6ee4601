/** The loops of the descent where WebAssembly has no vector instructions: number for number what those come to, and slower. */
import type { DescentKernels } from './descent-kernels.ts';

const { fround } = Math;
const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** The loops in this memory, whose buffer is another one after it has grown. */
export const scalarDescentKernelsIn = (memory: WebAssembly.Memory): DescentKernels => ({
  score: ({ ids, values, count }, { weights, stride }, logits) => {
    const [numbers, whole] = viewsOf(memory);
    const width = stride / FLOAT;
    const [firstId, firstValue, to] = [ids / FLOAT, values / FLOAT, logits / FLOAT];
    for (let each = 0; each < count; each += 4) {
      const row = (at: number): number => weights / FLOAT + width * (whole[firstId + each + at] as number);
      const [row0, row1, row2, row3] = [row(0), row(1), row(2), row(3)];
      const value = (at: number): number => numbers[firstValue + each + at] as number;
      const [value0, value1, value2, value3] = [value(0), value(1), value(2), value(3)];
      for (let column = 0; column < width; column++) {
        const first = fround(
          fround(value0 * (numbers[row0 + column] as number)) + fround(value1 * (numbers[row1 + column] as number)),
        );
        const second = fround(
          fround(value2 * (numbers[row2 + column] as number)) + fround(value3 * (numbers[row3 + column] as number)),
        );
        numbers[to + column] = (numbers[to + column] as number) + fround(first + second);
      }
    }
  },
  correct: ({ ids, values, count }, { weights, stride }, { places, errors, count: wrongs }) => {
    const [numbers, whole] = viewsOf(memory);
    for (let each = 0; each < count; each++) {
      const row = (weights + stride * (whole[ids / FLOAT + each] as number)) / FLOAT;
      const value = numbers[values / FLOAT + each] as number;
      for (let wrong = 0; wrong < wrongs; wrong++) {
        const at = row + (whole[places / FLOAT + wrong] as number);
        numbers[at] = (numbers[at] as number) - fround(value * (numbers[errors / FLOAT + wrong] as number));
      }
    }
  },
});

const viewsOf = ({ buffer }: WebAssembly.Memory): [Float32Array, Int32Array] => [
  new Float32Array(buffer),
  new Int32Array(buffer),
];
