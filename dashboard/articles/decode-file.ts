/** A file's bytes as text: what its byte order mark says, else UTF-8, else what older Windows programs write. */

/** How the text was encoded, when it wasn't UTF-8. */
export type Decoded = { text: string; encoding: 'utf-8' | 'utf-16' | 'windows-1252' };

/** Decodes a file; nothing when it is no text in an encoding that can be told. */
export function decodeFile(bytes: Uint8Array): Decoded | undefined {
  const utf16 = utf16Of(bytes);
  if (utf16) return { text: decoded(bytes, utf16) ?? '', encoding: 'utf-16' };
  if (bytes.includes(0)) return undefined;
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const text = decoded(bytes, 'windows-1252') ?? '';
  // What that encoding has no character for is another one.
  return /[\u0080-\u009F]/.test(text) ? undefined : { text, encoding: 'windows-1252' };
}

/** By its mark, or by the zeros in every other byte that plain letters leave. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const zeros = (from: number) => bytes.filter((byte, at) => at % 2 === from && byte === 0).length / (bytes.length / 2);
  if (zeros(1) > 0.5 && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > 0.5 && zeros(1) === 0 ? 'utf-16be' : undefined;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
