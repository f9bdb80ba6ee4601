/** Reading numbers and texts from bytes. Beyond the end there are zeros and no letters, so that no reader has to ask first. */

/** A big-endian number of `length` bytes. */
export function big(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/** A little-endian number of `length` bytes. */
export function little(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/** Bytes as characters, one each. */
export function letters(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** All bytes as characters, one each, in pieces that a call can take. */
export function allLetters(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += letters(bytes, at, 4096);
  return text;
}

/** Whether bytes begin with these. */
export const beginsWith = (bytes: Uint8Array, wanted: readonly number[], at = 0): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);
