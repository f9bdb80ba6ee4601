/** Text as people type and paste it, in the form that rules compare: one kind of digits, blanks, minus signs and letters. */

const DIGIT = /\p{Nd}/u;

/** The value of a digit of any script: the digits of a script follow each other, from zero on. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** A text with the digits 0–9 instead of any other script's. */
export const withPlainDigits = (text: string): string => text.replaceAll(/(?![0-9])\p{Nd}/gu, digitOf);

/** Invisible characters, and those that only change how the character before them is drawn: 1️⃣ is a 1. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}\u20E3]/gu;

/**
 * A typed text in one form: composed letters of normal width, digits 0–9, plain minus signs, no invisible characters, and
 * single spaces instead of any run of blanks.
 */
export const typed = (text: string): string =>
  withPlainDigits(text.replaceAll(UNSEEN, '').normalize('NFKC'))
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
