/** Finds the one-time code in what a visitor typed while a bot waits for one, and masks it. */
import { withPlainDigits } from '#core/model/typed.ts';
import { MASKED } from './mask.ts';

/** How many digits a code has. */
export const CODE_DIGITS = 6;

/** Between two digits of one code: a blank of any width, a line break, a dash, or what nobody sees. */
const BETWEEN = String.raw`[\s.\p{Pd}\p{Cf}]`;
/** Six digits in a row, or with something between them where they are part of no longer number. */
const CODES = new RegExp(
  String.raw`(?<!\d)\d{6}(?!\d)|(?<!\d)(?<!\d${BETWEEN})\d(?:${BETWEEN}?\d){5}(?!${BETWEEN}?\d)`,
  'gu',
);
/** Nothing but digits: meant as the code, even if one is missing or there are too many. */
const ONLY_DIGITS = new RegExp(String.raw`^["'!\s.\p{Pd}\p{Cf}]*\d(?:${BETWEEN}?\d){3,8}["'!\s.\p{Pd}\p{Cf}]*$`, 'u');

/** The digits of the first code in a text; nothing where there is none. */
export function codeIn(text: string): string | undefined {
  return foundIn(withPlainDigits(text))[0]?.replaceAll(/\D/gu, '');
}

/** A text with all that may be its code masked, since nothing says which it is; the same text where there is none. */
export function maskCode(text: string): string {
  const plain = withPlainDigits(text);
  const found = foundIn(plain);
  // Digits of some scripts are two units long, so that places differ: then every digit goes.
  if (found.length > 0 && plain.length !== text.length) return text.replaceAll(/\p{Nd}/gu, MASKED);
  let [result, at] = ['', 0];
  for (const code of found) {
    const from = plain.indexOf(code, at);
    result += text.slice(at, from) + code.replaceAll(/\d/gu, MASKED);
    at = from + code.length;
  }
  return result + text.slice(at);
}

const foundIn = (plain: string): string[] => (ONLY_DIGITS.test(plain) ? [plain.trim()] : (plain.match(CODES) ?? []));
