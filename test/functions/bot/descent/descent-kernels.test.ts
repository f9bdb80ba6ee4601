import { describe, expect, it } from 'vitest';
import { descentKernelsIn } from '#functions/bot/descent/descent-kernels.ts';

const [ROWS, WIDTH] = [7, 8];
const wave = (at: number): number => Math.fround(Math.sin(5 * at + 1));

/** Seven rows of eight weights, with what is asked of them behind. */
function placed(ids: readonly number[]) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const weights = new Float32Array(memory.buffer, 0, ROWS * WIDTH);
  for (let at = 0; at < weights.length; at++) weights[at] = wave(at);
  new Int32Array(memory.buffer, 1024, ids.length).set(ids);
  new Float32Array(memory.buffer, 2048, ids.length).set(ids.map((_, at) => wave(100 + at)));
  return {
    memory,
    weights,
    rows: { weights: 0, stride: 4 * WIDTH },
    vector: { ids: 1024, values: 2048, count: ids.length },
    ...descentKernelsIn(memory),
  };
}

describe('the loops of the descent', () => {
  it.each([[[]], [[3]], [[6, 0, 2, 5]], [[1, 2, 3, 4, 5]]])('add the weights of the rows %j to the logits', (ids) => {
    const { memory, rows, vector, score } = placed(ids);
    const logits = new Float32Array(memory.buffer, 4096, WIDTH + 4).fill(-4);
    score(vector, rows, 4096);
    for (let column = 0; column < WIDTH; column++) {
      const sum = ids.reduce((all, id, at) => all + wave(100 + at) * wave(id * WIDTH + column), -4);
      expect(logits[column]).toBeCloseTo(sum, 5);
    }
    expect([...logits.subarray(WIDTH)]).toEqual([-4, -4, -4, -4]);
  });

  it.each([
    [[], [1]],
    [[2], []],
    [
      [5, 0],
      [0, 3, 7],
    ],
  ])('correct the rows %j at the places %j, and nothing else', (ids, places) => {
    const { memory, weights, rows, vector, correct } = placed(ids);
    new Int32Array(memory.buffer, 4096, places.length).set(places);
    new Float32Array(memory.buffer, 8192, places.length).set(places.map((_, at) => wave(200 + at)));
    correct(vector, rows, { places: 4096, errors: 8192, count: places.length });
    for (const [at, weight] of weights.entries()) {
      const [row, column] = [ids.indexOf(Math.floor(at / WIDTH)), places.indexOf(at % WIDTH)];
      const error = row < 0 || column < 0 ? 0 : wave(100 + row) * wave(200 + column);
      expect(weight).toBeCloseTo(wave(at) - error, 6);
    }
  });
});
