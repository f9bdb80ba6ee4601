/** The multiplication of matrices, by far the most of what a sentence model does: `multiply.wat`, made by `wat2wasm --enable-relaxed-simd` of `npx wabt`. */

/** Multiplies rows by rows; everything is an address in the memory or a number of rows or columns (see `multiply.wat`). */
export type Multiply = (
  x: number,
  w: number,
  out: number,
  size: { rows: number; inner: number; columns: number },
) => void;

const code =
  'AGFzbQEAAAABFwNgBn9/f39/fwBgBHt7f38Bf2ABewF9Ag8BA2VudgZtZW1vcnkCAAEDBAMAAQIHDAEIbXVsdGlwbHkAAAqjBAPmAwIHfwt7IARBAnQhDANAQQAhByAAIQkgAiAGQQJ0aiELA0D9DAAAAAAAAAAAAAAAAAAAAAAhEP0MAAAAAAAAAAAAAAAAAAAAACER/QwAAAAAAAAAAAAAAAAAAAAAIRL9DAAAAAAAAAAAAAAAAAAAAAAhE/0MAAAAAAAAAAAAAAAAAAAAACEU/QwAAAAAAAAAAAAAAAAAAAAAIRX9DAAAAAAAAAAAAAAAAAAAAAAhFv0MAAAAAAAAAAAAAAAAAAAAACEXQQAhCCABIQoDQCAK/QAEACENIAogDGr9AAQAIQ4gCf0ABAAhDyAPIA0gEP2FAiEQIA8gDiAU/YUCIRQgCSAMav0ABAAhDyAPIA0gEf2FAiERIA8gDiAV/YUCIRUgCSAMQQF0av0ABAAhDyAPIA0gEv2FAiESIA8gDiAW/YUCIRYgCSAMQQNsav0ABAAhDyAPIA0gE/2FAiETIA8gDiAX/YUCIRcgCkEQaiEKIAlBEGohCSAIQQRqIQggCCAESQ0ACyAQIBQgCyAFEAEhCyARIBUgCyAFEAEhCyASIBYgCyAFEAEhCyATIBcgCyAFEAEhCyAJIAxBA2xqIQkgB0EEaiEHIAcgA0kNAAsgASAMQQF0aiEBIAZBAmohBiAGIAVJDQALCx8AIAIgABACOAIAIAJBBGogARACOAIAIAIgA0ECdGoLGQAgAP0fACAA/R8BkiAA/R8CIAD9HwOSkgs=';

/** The multiplication in this memory. */
export function multiplyIn(memory: WebAssembly.Memory): Multiply {
  const compiled = new WebAssembly.Module(Buffer.from(code, 'base64'));
  const { multiply } = new WebAssembly.Instance(compiled, { env: { memory } }).exports as {
    multiply: (...all: number[]) => void;
  };
  return (x, w, out, { rows, inner, columns }) => multiply(x, w, out, rows, inner, columns);
}
