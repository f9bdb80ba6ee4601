/** The multiplication of matrices, by far the most of what a sentence model does: `multiply.wat`, made by `npx wabt`'s `wat2wasm`. */

/** Multiplies rows by rows; everything is an address in the memory or a number of rows or columns (see `multiply.wat`). */
export type Multiply = (
  x: number,
  w: number,
  out: number,
  size: { rows: number; inner: number; columns: number },
) => void;

const code =
  'AGFzbQEAAAABEQJgBn9/f39/fwBgA3t/fwF/Ag8BA2VudgZtZW1vcnkCAAEDAwIAAQcMAQhtdWx0aXBseQAACvoCAtACAgd/BXsgBEECdCEMA0BBACEHIAAhCSACIAZBAnRqIQsDQP0MAAAAAAAAAAAAAAAAAAAAACEO/QwAAAAAAAAAAAAAAAAAAAAAIQ/9DAAAAAAAAAAAAAAAAAAAAAAhEP0MAAAAAAAAAAAAAAAAAAAAACERQQAhCCABIQoDQCAK/QAEACENIA4gDSAJ/QAEAP3mAf3kASEOIA8gDSAJIAxq/QAEAP3mAf3kASEPIBAgDSAJIAxBAXRq/QAEAP3mAf3kASEQIBEgDSAJIAxBA2xq/QAEAP3mAf3kASERIApBEGohCiAJQRBqIQkgCEEEaiEIIAggBEkNAAsgDiALIAUQASELIA8gCyAFEAEhCyAQIAsgBRABIQsgESALIAUQASELIAkgDEEDbGohCSAHQQRqIQcgByADSQ0ACyABIAxqIQEgBkEBaiEGIAYgBUkNAAsLJgAgASAA/R8AIAD9HwGSIAD9HwIgAP0fA5KSOAIAIAEgAkECdGoL';

/** The multiplication in this memory. */
export function multiplyIn(memory: WebAssembly.Memory): Multiply {
  const compiled = new WebAssembly.Module(Buffer.from(code, 'base64'));
  const { multiply } = new WebAssembly.Instance(compiled, { env: { memory } }).exports as {
    multiply: (...all: number[]) => void;
  };
  return (x, w, out, { rows, inner, columns }) => multiply(x, w, out, rows, inner, columns);
}
