/** The inner loops of the descent, in WebAssembly: `descent-kernels.wat`, made by `wat2wasm` of `npx wabt`. */
import { scalarDescentKernelsIn } from './scalar-kernels.ts';

/** Rows of weights: where they are in the memory, and how many bytes each has, which is a multiple of 16. */
export type Rows = { weights: number; stride: number };
/** A vector in the memory: the addresses of its rows and of how much there is of each, and how many there are. */
export type Placed = { ids: number; values: number; count: number };
export type DescentKernels = {
  /** Adds the vector's rows to the numbers at this address. It reads whole fours of the vector. */
  score: (vector: Placed, rows: Rows, logits: number) => void;
  /** Takes errors, at these places of a row, from the vector's rows. */
  correct: (vector: Placed, rows: Rows, errors: { places: number; errors: number; count: number }) => void;
};

const code =
  'AGFzbQEAAAABFQJgBn9/f39/fwBgCH9/f39/f39/AAIPAQNlbnYGbWVtb3J5AgABAwMCAAEHEwIFc2NvcmUAAAdjb3JyZWN0AAEK/wIC7gECBn8EeyACRQRADwsgACACQQJ0aiEHA0AgAyAEIAAoAgBsaiEIIAMgBCAAKAIEbGohCSADIAQgACgCCGxqIQogAyAEIAAoAgxsaiELIAH9CQIAIQwgAf0JAgQhDSAB/QkCCCEOIAH9CQIMIQ9BACEGA0AgBSAGaiAFIAZq/QAEACAMIAggBmr9AAQA/eYBIA0gCSAGav0ABAD95gH95AEgDiAKIAZq/QAEAP3mASAPIAsgBmr9AAQA/eYB/eQB/eQB/eQB/QsEACAGQRBqIQYgBiAESQ0ACyABQRBqIQEgAEEQaiEAIAAgB0kNAAsLjAECBH8BfSACRQRADwsgB0UEQA8LIAAgAkECdGohCSAHQQJ0IQcDQCADIAQgACgCAGxqIQogASoCACEMQQAhCANAIAogBSAIaigCAEECdGohCyALIAsqAgAgDCAGIAhqKgIAlJM4AgAgCEEEaiEIIAggB0kNAAsgAUEEaiEBIABBBGohACAAIAlJDQALCw==';

/** The loops in this memory; without vector instructions where there are none. */
export function descentKernelsIn(memory: WebAssembly.Memory): DescentKernels {
  const bytes = Buffer.from(code, 'base64');
  if (!WebAssembly.validate(bytes)) return scalarDescentKernelsIn(memory);
  const compiled = new WebAssembly.Module(bytes);
  const { score, correct } = new WebAssembly.Instance(compiled, { env: { memory } }).exports as Record<
    keyof DescentKernels,
    (...all: number[]) => void
  >;
  return {
    score: ({ ids, values, count }, { weights, stride }, logits) =>
      score(ids, values, 4 * Math.ceil(count / 4), weights, stride, logits),
    correct: ({ ids, values, count }, { weights, stride }, wrong) =>
      correct(ids, values, count, weights, stride, wrong.places, wrong.errors, wrong.count),
  };
}
