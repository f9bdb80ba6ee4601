/** The text of bytes, in the character set that they are really in. */

const UTF_16_MARKS = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
] as const;

/** Decodes a page or a file. @param type its content type, which may name a character set */
export function decodeText(bytes: Uint8Array, type: string): string {
  const marked = UTF_16_MARKS.find(([, first, second]) => bytes[0] === first && bytes[1] === second);
  const named = marked?.[0] ?? charsetIn(type) ?? charsetIn(beginningOf(bytes));
  return (
    decodedAs(named ?? 'utf-8', bytes) ??
    // What claims to be UTF-8 and isn't is nearly always this.
    new TextDecoder('windows-1252').decode(bytes)
  );
}

/** A page names its character set within its first 1,024 bytes. */
const beginningOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');

const charsetIn = (text: string): string | undefined => /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(text)?.[1];

function decodedAs(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // Either not of this character set, or of one that nobody knows.
    return charset.toLowerCase() === 'utf-8' ? undefined : decodedAs('utf-8', bytes);
  }
}
