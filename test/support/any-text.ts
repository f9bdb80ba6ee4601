/** Texts of any characters. */
import fc from 'fast-check';

const SURROGATES = { from: 0xd800, count: 0x800 };

/** Any code point but half a character. fast-check's own unit `binary` is the same, and takes a second to make its tables. */
const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES.count })
  .map((number) => String.fromCodePoint(number < SURROGATES.from ? number : number + SURROGATES.count));

/** Any text of whole characters. */
export const anyText = (constraints: { maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ ...constraints, unit: anyCharacter });
