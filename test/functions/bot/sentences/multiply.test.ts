import { describe, expect, it } from 'vitest';
import { multiplyIn } from '#functions/bot/sentences/multiply.ts';

describe('the multiplication of matrices', () => {
  it.each([
    { rows: 4, inner: 4, columns: 2 },
    { rows: 8, inner: 12, columns: 6 },
    { rows: 12, inner: 384, columns: 10 },
  ])('gives the products of rows for $rows by $inner by $columns', ({ rows, inner, columns }) => {
    const memory = new WebAssembly.Memory({ initial: 2 });
    const numbers = new Float32Array(memory.buffer);
    const [w, out] = [rows * inner, rows * inner + columns * inner];
    for (let at = 0; at < out; at++) numbers[at] = Math.sin(at + 1);
    multiplyIn(memory)(0, 4 * w, 4 * out, { rows, inner, columns });
    const expected = Array.from({ length: rows * columns }, (_, at) => {
      const [row, column] = [Math.floor(at / columns), at % columns];
      const places = Array.from({ length: inner }, (__, place) => place);
      return places.reduce(
        (sum, place) => sum + (numbers[row * inner + place] ?? NaN) * (numbers[w + column * inner + place] ?? NaN),
        0,
      );
    });
    const found = [...numbers.subarray(out, out + rows * columns)];
    for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value, 4);
    expect(numbers[out + rows * columns]).toBe(0);
  });
});
