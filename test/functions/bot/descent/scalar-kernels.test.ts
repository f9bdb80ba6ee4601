import { expect, it, vi } from 'vitest';
import { descentKernelsIn } from '#functions/bot/descent/descent-kernels.ts';
import { scalarDescentKernelsIn } from '#functions/bot/descent/scalar-kernels.ts';

const WIDTH = 8;
const ROWS = 12;
const wave = (at: number): number => Math.sin(7 * at + 1) * (1 + (at % 5));

/** What a memory holds after a score and a correction by these loops. */
function after(kernelsIn: typeof descentKernelsIn): Float32Array {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const weights = new Float32Array(memory.buffer, 0, WIDTH * ROWS);
  for (const at of weights.keys()) weights[at] = wave(at);
  const ids = [3, 0, 11, 5, 7];
  new Int32Array(memory.buffer, 4096, 8).set(ids);
  new Float32Array(memory.buffer, 8192, 8).set(ids.map((_, at) => wave(100 + at)));
  new Float32Array(memory.buffer, 12_288, WIDTH).fill(-4);
  new Int32Array(memory.buffer, 16_384, 3).set([0, 6, 7]);
  new Float32Array(memory.buffer, 20_480, 3).set([0.7, -0.1, 1 / 3]);
  const { score, correct } = kernelsIn(memory);
  const vector = { ids: 4096, values: 8192, count: ids.length };
  const rows = { weights: 0, stride: 4 * WIDTH };
  score(vector, rows, 12_288);
  correct(vector, rows, { places: 16_384, errors: 20_480, count: 3 });
  return new Float32Array(memory.buffer).slice();
}

it('comes to the same numbers as with vector instructions', () => {
  expect(after(scalarDescentKernelsIn)).toEqual(after(descentKernelsIn));
});

it('stands in where WebAssembly has no vector instructions', () => {
  const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const stoodIn = after(descentKernelsIn);
  expect(validate).toHaveReturnedWith(false);
  validate.mockRestore();
  expect(stoodIn).toEqual(after(descentKernelsIn));
});
