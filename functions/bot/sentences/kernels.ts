/** What takes nearly all time of a sentence model, in WebAssembly: `kernels.wat`, made by `wat2wasm --enable-relaxed-simd` of `npx wabt`. */
import { scalarKernelsIn } from './scalar-kernels.ts';

/** What a product becomes: it is written, added to what is there, or written as the Gaussian error linear unit makes it. */
export type How = 'written' | 'added' | 'softened';
/** The steps of a model; everything is an address in the memory or a count (see `kernels.wat`). */
export type Kernels = {
  /** Multiplies rows that `shrink` wrote by the rows of a matrix of four bits a number. It writes whole fours of rows. */
  multiply: (
    x: { at: number; sizes: number },
    w: { at: number; unit: number; bias: number; groups: number; columns: number },
    out: { at: number; rows: number; how: How },
  ) => void;
  /** Writes rows of floats as bytes, and how large each row is. */
  shrink: (from: number, to: { at: number; sizes: number }, size: { rows: number; groups: number }) => void;
  /** Each row takes from all others what it looks for. `shares` is room for a number of each row, and three. */
  attend: (rows: number, out: number, size: { count: number; shares: number }) => void;
  /** Brings each row to the mean 0 and the deviation 1, then to what was learned. */
  normalize: (at: number, rows: number, norm: { scale: number; bias: number }) => void;
};

const ways = { written: 0, added: 1, softened: 2 } as const satisfies Record<How, number>;

const code =
  'AGFzbQEAAAABNgdgCn9/f39/f39/fX8AYAR9f39/AX9gAXsBe2AFf39/f38AYAJ/ewF7YAJ7ewF7YAR/f39/AAIPAQNlbnYGbWVtb3J5AgABAwsKAAECAgMEBQYGAgcqBAhtdWx0aXBseQAABnNocmluawAEBmF0dGVuZAAHCW5vcm1hbGl6ZQAICq8VCqgFAgZ/B3sDQEEAIQsgACENIAQgCkECdGohDwNA/QwAAAAAAAAAAAAAAAAAAAAAIRP9DAAAAAAAAAAAAAAAAAAAAAAhFP0MAAAAAAAAAAAAAAAAAAAAACEV/QwAAAAAAAAAAAAAAAAAAAAAIRZBACEMIAIhDgNAIA4tAACz/RMhEiAO/QAAASERIBFBBP2NAf0MDw8PDw8PDw8PDw8PDw8PD/1OIRAgEf0MDw8PDw8PDw8PDw8PDw8PD/1OIREgEiAN/QAEACAQIA39AAQQIBEgDf0ABCD9kwL9kwL9+gEgE/2FAiETIBIgDf0ABDAgECAN/QAEQCARIA39AARQ/ZMC/ZMC/foBIBT9hQIhFCASIA39AARgIBAgDf0ABHAgESAN/QAEgAH9kwL9kwL9+gEgFf2FAiEVIBIgDf0ABJABIBAgDf0ABKABIBEgDf0ABLAB/ZMC/ZMC/foBIBb9hQIhFiANQcABaiENIA5BEWohDiAMQQFqIQwgDCAGSQ0ACyATIBT9DQABAgMQERITBAUGBxQVFhcgEyAU/Q0ICQoLGBkaGwwNDg8cHR4f/eQBIRMgFSAW/Q0AAQIDEBESEwQFBgcUFRYXIBUgFv0NCAkKCxgZGhsMDQ4PHB0eH/3kASEVIBMgFf0NAAECAwQFBgcQERITFBUWFyATIBX9DQgJCgsMDQ4PGBkaGxwdHh/95AEhEyAI/RMgASALQQJ0av0ABAD95gEhEiATIBIgAyAKQQJ0av0JAgD9hQIhEyAJQQJGBEAgExACIRMLIBP9HwAgDyAHIAkQASEPIBP9HwEgDyAHIAkQASEPIBP9HwIgDyAHIAkQASEPIBP9HwMgDyAHIAkQASEPIAtBBGohCyALIAVJDQALIA4hAiAKQQFqIQogCiAHSQ0ACwsjACADQQFGBEAgACABKgIAkiEACyABIAA4AgAgASACQQJ0agurAQECeyAA/eABQ/MENT/9E/3mASEBQwAAgD/9EyABQwW6pz79E0MAAIA//RP9hQL95wEhAiAA/QwAAAAAAAAAAAAAAAAAAAAA/ekBIAD94AFDAAAAP/0T/eYBIAL95gEgAiACIAIgAkMi3Ic//RND4wC6v/0T/YUCQ+PwtT/9E/2FAkOOqZG+/RP9hQJDBnmCPv0T/YUCIAEgAf3mAf3hARAD/eYB/eYB/eUBC4MBAQF7IABDO6q4P/0T/eYBQwAA/ML9E/3pASEAIAD9aiEBIAAgAf3lASEAIAH9gQJB/wD9Ef2uAUEX/asBIAAgACAAIAAgAEMjxK46/RNDXJUdPP0T/YUCQ0dYYz39E/2FAkPw/XU+/RP9hQJDGHIxP/0T/YUCQwAAgD/9E/2FAv3mAQurAgMEfwF9BHsDQCAAIAJBB3RqIQcgACEGQwjlPB79EyELA0AgCyAG/QAEAP3gAf3pASELIAZBEGohBiAGIAdJDQALIAv9HwAgC/0fAZcgC/0fAiAL/R8Dl5chCSAEIAVBAnRqIAlDAAD+QpU4AgBDAAD+QiAJlf0TIQogAyAFQQJ2IAJBwAFsbCAFQQNxQTBsamohCANAIAAgChAFIQsgAEHAAGogChAFIQwgCyAM/Q0AAgQGCAoMDhASFBYYGhweIQ0gCyAM/Q0BAwUHCQsNDxETFRcZGx0fIQwgCCAN/QsEACAIIAz9CwQQIAhBef0RIA39fCAM/Xz9jgH9fv21Af0LBCAgCEHAAWohCCAAQYABaiEAIAAgB0kNAAsgBUEBaiEFIAUgAUkNAAsLMgAgAP0ABAAgARAGIAD9AAQQIAEQBv2FASAA/QAEICABEAYgAP0ABDAgARAG/YUB/WULDgAgACAB/eYB/Wr9gQILnAgDBH8BfQp7A0BBACEFA0AgACAEQQd0IAVBgCRsamohB0PzBDU+/RMgB/0ABAD95gEhC0PzBDU+/RMgB/0ABBD95gEhDEPzBDU+/RMgB/0ABCD95gEhDUPzBDU+/RMgB/0ABDD95gEhDkPzBDU+/RMgB/0ABED95gEhD0PzBDU+/RMgB/0ABFD95gEhEEPzBDU+/RMgB/0ABGD95gEhEUPzBDU+/RMgB/0ABHD95gEhEiAAIARBB3RqIQdBACEGQ8rySfEhCANAIAsgB/0ABIAM/eYBIQkgDCAH/QAEkAz95gEhCiANIAf9AASgDCAJ/YUCIQkgDiAH/QAEsAwgCv2FAiEKIA8gB/0ABMAMIAn9hQIhCSAQIAf9AATQDCAK/YUCIQogESAH/QAE4AwgCf2FAiEJIBIgB/0ABPAMIAr9hQIhCiAJIAr95AEhCSAJIAkgCf0NCAkKCwwNDg8AAQIDBAUGB/3kASEJIAMgBkECdGogCf0fACAJ/R8BkjgCACAIIAMgBkECdGoqAgCXIQggB0GAJGohByAGQQFqIQYgBiABSQ0ACyADIAFBAnRqQ8rySfH9E/0LAgD9DAAAAAAAAAAAAAAAAAAAAAAhCUEAIQYDQCADIAZBAnRqIQcgB/0ABAAgCP0T/eUBEAMhCiAHIAr9CwQAIAkgCv3kASEJIAZBBGohBiAGIAFJDQALQwAAgD8gCf0fACAJ/R8BkiAJ/R8CIAn9HwOSkpX9EyEJ/QwAAAAAAAAAAAAAAAAAAAAAIQv9DAAAAAAAAAAAAAAAAAAAAAAhDP0MAAAAAAAAAAAAAAAAAAAAACEN/QwAAAAAAAAAAAAAAAAAAAAAIQ79DAAAAAAAAAAAAAAAAAAAAAAhD/0MAAAAAAAAAAAAAAAAAAAAACEQ/QwAAAAAAAAAAAAAAAAAAAAAIRH9DAAAAAAAAAAAAAAAAAAAAAAhEiAAIARBB3RqIQdBACEGA0AgAyAGQQJ0av0JAgAhCiAKIAf9AASAGCAL/YUCIQsgCiAH/QAEkBggDP2FAiEMIAogB/0ABKAYIA39hQIhDSAKIAf9AASwGCAO/YUCIQ4gCiAH/QAEwBggD/2FAiEPIAogB/0ABNAYIBD9hQIhECAKIAf9AATgGCAR/YUCIREgCiAH/QAE8BggEv2FAiESIAdBgCRqIQcgBkEBaiEGIAYgAUkNAAsgAiAEQQd0IAVBgAxsamohByAHIAkgC/3mAf0LBAAgByAJIAz95gH9CwQQIAcgCSAN/eYB/QsEICAHIAkgDv3mAf0LBDAgByAJIA/95gH9CwRAIAcgCSAQ/eYB/QsEUCAHIAkgEf3mAf0LBGAgByAJIBL95gH9CwRwIAVBAWohBSAFIAFJDQALIARBAWohBCAEQQxJDQALC/0BAgJ/A3sDQCAAIQUgAEGADGohBP0MAAAAAAAAAAAAAAAAAAAAACEG/QwAAAAAAAAAAAAAAAAAAAAAIQcDQCAGIAX9AAQA/eQBIQYgBUEQaiEFIAUgBEkNAAsgBhAJIQYgACEFA0AgBf0ABAAgBv3lASEIIAggCCAH/YUCIQcgBUEQaiEFIAUgBEkNAAtDAACAP/0TIAcQCUPMvIwr/RP95AH94wH95wEhB0EAIQUDQCAAIAD9AAQAIAb95QEgB/3mASACIAVq/QAEACADIAVq/QAEAP2FAv0LBAAgAEEQaiEAIAVBEGohBSAAIARJDQALIAFBAWshASABDQALCyEAIAD9HwAgAP0fAZIgAP0fAiAA/R8DkpJDAADAQ5X9Ews=';

/** The steps in this memory; without vector instructions where there are none. */
export function kernelsIn(memory: WebAssembly.Memory): Kernels {
  const bytes = Buffer.from(code, 'base64');
  if (!WebAssembly.validate(bytes)) return scalarKernelsIn(memory);
  const compiled = new WebAssembly.Module(bytes);
  const { multiply, shrink, attend, normalize } = new WebAssembly.Instance(compiled, { env: { memory } })
    .exports as Record<keyof Kernels, (...all: number[]) => void>;
  return {
    multiply: (x, w, { at, rows, how }) =>
      multiply(x.at, x.sizes, w.at, w.bias, at, rows, w.groups, w.columns, w.unit, ways[how]),
    shrink: (from, { at, sizes }, { rows, groups }) => shrink(from, rows, groups, at, sizes),
    attend: (rows, out, { count, shares }) => attend(rows, count, out, shares),
    normalize: (at, rows, { scale, bias }) => normalize(at, rows, scale, bias),
  };
}
