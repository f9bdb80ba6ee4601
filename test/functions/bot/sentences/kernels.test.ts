import { describe, expect, it } from 'vitest';
import { type How, kernelsIn } from '#functions/bot/sentences/kernels.ts';
import { GROUP, GROUP_BYTES, STEPS, WIDTH, unpack } from '#functions/bot/sentences/sentence-file.ts';

/** A memory with the steps, and places in it one behind another. */
function memoryOf() {
  const memory = new WebAssembly.Memory({ initial: 8 });
  let next = 0;
  const reserve = (bytes: number) => {
    const at = next;
    next += 16 * Math.ceil(bytes / 16);
    return at;
  };
  const floats = (length: number, numberAt: (at: number) => number = () => 0) => {
    const at = reserve(4 * length);
    const values = new Float32Array(memory.buffer, at, length);
    for (let each = 0; each < length; each++) values[each] = numberAt(each);
    return { at, values };
  };
  const bytes = (length: number, byteAt: (at: number) => number) => {
    const at = reserve(length);
    const values = new Uint8Array(memory.buffer, at, length);
    for (let each = 0; each < length; each++) values[each] = byteAt(each);
    return { at, values };
  };
  return { reserve, floats, bytes, ...kernelsIn(memory) };
}

const wave = (at: number): number => Math.sin(7 * at + 1) * (1 + (at % 5));
const sumOf = (length: number, each: (at: number) => number): number =>
  Array.from({ length }, (_, at) => each(at)).reduce((sum, value) => sum + value, 0);

/** The error function's integral, by Simpson's rule. */
const likelihood = (value: number): number => {
  const density = (at: number) => Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI);
  const width = value / 400;
  const sum = sumOf(401, (at) => (at === 0 || at === 400 ? 1 : at % 2 === 0 ? 2 : 4) * density(at * width));
  return 0.5 + (width / 3) * sum;
};
const whatBecomes: Record<How, (sum: number, before: number) => number> = {
  written: (sum) => sum,
  added: (sum, before) => before + sum,
  softened: (sum) => sum * likelihood(sum),
};

describe('the multiplication of rows by a matrix of four bits a number', () => {
  it.each([
    { rows: 4, groups: 1, columns: 1, how: 'written' },
    { rows: 3, groups: 2, columns: 5, how: 'added' },
    { rows: 9, groups: 12, columns: 7, how: 'softened' },
  ] as const)('gives $rows by $groups groups by $columns, $how', ({ rows, groups, columns, how }) => {
    const { reserve, floats, bytes, multiply, shrink } = memoryOf();
    const width = groups * GROUP;
    const whole = 4 * Math.ceil(rows / 4);
    const x = floats(rows * width, wave);
    const sizes = floats(whole);
    const small = reserve(whole * groups * (GROUP + 16));
    const w = bytes(columns * groups * GROUP_BYTES, (at) =>
      at % GROUP_BYTES === 0 ? 37 + (at % 11) : ((at * 5) % (2 * STEPS + 1)) * 16 + ((at * 3) % (2 * STEPS + 1)),
    );
    const bias = floats(columns, (at) => at - 1);
    const out = floats(whole * columns, (at) => at);
    const guard = floats(1, () => 42);
    const unit = 1 / 5000;
    shrink(x.at, { at: small, sizes: sizes.at }, { rows, groups });
    multiply(
      { at: small, sizes: sizes.at },
      { at: w.at, unit, bias: bias.at, groups, columns },
      { at: out.at, rows: whole, how },
    );
    const matrix = new Float32Array(columns * width);
    unpack({ unit, groups: w.values }, { from: 0, into: matrix });
    for (let row = 0; row < rows; row++) {
      const own = x.values.subarray(row * width, (row + 1) * width);
      const size = Math.max(...own.map(Math.abs)) / 127;
      expect(sizes.values[row]).toBeCloseTo(size, 6);
      for (let column = 0; column < columns; column++) {
        const sum = sumOf(
          width,
          (at) => size * Math.round((own[at] ?? NaN) / size) * (matrix[column * width + at] ?? NaN),
        );
        const at = row * columns + column;
        expect(out.values[at]).toBeCloseTo(whatBecomes[how](sum + column - 1, at), 3);
      }
    }
    expect(guard.values[0]).toBe(42);
  });

  it('takes a row of nothing for nothing', () => {
    const { reserve, floats, bytes, multiply, shrink } = memoryOf();
    const [x, sizes, bias, out] = [floats(GROUP), floats(4), floats(1, () => 3), floats(4)];
    const small = { at: reserve(4 * (GROUP + 16)), sizes: sizes.at };
    const w = bytes(GROUP_BYTES, () => 255);
    shrink(x.at, small, { rows: 1, groups: 1 });
    multiply(
      small,
      { at: w.at, unit: 1, bias: bias.at, groups: 1, columns: 1 },
      { at: out.at, rows: 4, how: 'written' },
    );
    expect(out.values[0]).toBe(3);
  });
});

describe('what rows take from each other', () => {
  it.each([1, 3, 4, 6])('are shares of what each of %d gives, the more the closer', (count) => {
    const { floats, attend } = memoryOf();
    const rows = floats(count * 3 * WIDTH, (at) => wave(at) / 2);
    const out = floats(count * WIDTH);
    const shares = floats(count + 4);
    attend(rows.at, out.at, { count, shares: shares.at });
    const number = (row: number, at: number) => rows.values[row * 3 * WIDTH + at] ?? NaN;
    for (const at of [0, 31, 32, 200, 383])
      for (let one = 0; one < count; one++) {
        const head = at - (at % 32);
        const weights = Array.from({ length: count }, (_, other) =>
          Math.exp(sumOf(32, (each) => number(one, head + each) * number(other, WIDTH + head + each)) / Math.sqrt(32)),
        );
        const whole = weights.reduce((sum, weight) => sum + weight);
        const taken = sumOf(count, (other) => ((weights[other] ?? NaN) / whole) * number(other, 2 * WIDTH + at));
        expect(out.values[one * WIDTH + at]).toBeCloseTo(taken, 4);
      }
  });

  it('are all of one that is closest by far', () => {
    const { floats, attend } = memoryOf();
    const rows = floats(2 * 3 * WIDTH, (at) => (at % (3 * WIDTH) < 2 * WIDTH ? (at < 3 * WIDTH ? 9 : -9) : at));
    const out = floats(2 * WIDTH);
    attend(rows.at, out.at, { count: 2, shares: floats(6).at });
    expect(out.values[5]).toBeCloseTo(2 * WIDTH + 5, 3);
    expect(out.values[WIDTH + 5]).toBeCloseTo(5 * WIDTH + 5, 3);
  });
});

describe('normal rows', () => {
  it('have the mean and the deviation that were learned', () => {
    const { floats, normalize } = memoryOf();
    const rows = floats(2 * WIDTH, (at) => 5 + wave(at));
    const before = [...rows.values];
    const guard = floats(1, () => 42);
    const [scale, bias] = [floats(WIDTH, (at) => 1 + at / 100), floats(WIDTH, (at) => at)];
    normalize(rows.at, 2, { scale: scale.at, bias: bias.at });
    for (const row of [0, 1]) {
      const own = before.slice(row * WIDTH, (row + 1) * WIDTH);
      const mean = sumOf(WIDTH, (at) => own[at] ?? NaN) / WIDTH;
      const deviation = Math.sqrt(sumOf(WIDTH, (at) => ((own[at] ?? NaN) - mean) ** 2) / WIDTH);
      for (const at of [0, 1, 100, 383])
        expect(rows.values[row * WIDTH + at]).toBeCloseTo(
          (((own[at] ?? NaN) - mean) / deviation) * (1 + at / 100) + at,
          3,
        );
    }
    expect(guard.values[0]).toBe(42);
  });
});
