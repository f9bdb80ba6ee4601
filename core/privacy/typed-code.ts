/** Finds the one-time code in what a visitor typed while a bot waits for one, and masks it. */
import { withPlainDigits } from '#core/model/typed.ts';
import { MASKED } from './mask.ts';

/** How many digits a code has. */
export const CODE_DIGITS = 6;

/** Six digits, also with a blank or a hyphen between them, that are part of no longer number. */
const CODE = /(?<!\d)(?<!\d[ .-])\d(?:[ .-]?\d){5}(?![ .-]?\d)/u;
/** Nothing but digits: meant as the code, even if one is missing or there are too many. */
const ONLY_DIGITS = /^[\s"'.-]*\d(?:[ .-]?\d){3,8}[\s"'.!-]*$/u;

/** The digits of the code in a text; nothing where there is none. */
export function codeIn(text: string): string | undefined {
  return foundIn(withPlainDigits(text))?.replaceAll(/\D/gu, '');
}

/** A text with its code masked; the same text where there is none. */
export function maskCode(text: string): string {
  const plain = withPlainDigits(text);
  const found = foundIn(plain);
  if (found === undefined) return text;
  const at = plain.indexOf(found);
  // Digits of some scripts are two units long, so that places differ: then every digit goes.
  if (plain.length !== text.length) return text.replaceAll(/\p{Nd}/gu, MASKED);
  return text.slice(0, at) + found.replaceAll(/\d/gu, MASKED) + text.slice(at + found.length);
}

const foundIn = (plain: string): string | undefined => (ONLY_DIGITS.test(plain) ? plain.trim() : CODE.exec(plain)?.[0]);
