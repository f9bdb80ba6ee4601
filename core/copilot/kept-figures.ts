/** What a translation must keep: numbers, links, addresses of mailboxes, codes and blanks. A wrong one is seldom noticed. */
import { withPlainDigits } from '#core/model/typed.ts';

/** A link, an address of a mailbox, or a blank to fill in; looked for in the other text as it is. */
const EXACT =
  /(?:https?:\/\/|www\.)[^\s<>"'`)\]}、。，；：！？」）]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|\{\{[^{}]{1,80}\}\}/gu;
/** Letters with digits after them, such as `X-200` or `KETTLE-77`. Digits before letters are a number with its unit. */
const CODE = /(?<![\p{sc=Latn}\d_-])\p{sc=Latn}[\p{sc=Latn}_-]{0,40}\d[\p{sc=Latn}\d_-]*/gu;
/** A number with its separators, of thousands and of decimals. */
const NUMBER = /\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?/gu;
/** A blank within a number. */
const GROUPING = /(?<=\d)[\u00A0\u202F ](?=\d{3}(?!\d))/gu;

/** What there is of a text in each form. */
type Figures = { exact: Set<string>; numbers: Set<string>; plain: string };

/**
 * Whether a translation has each of the original's, and no other. Numbers of one digit may become words, and words them; `4.90`
 * and `4,90`, `1,000` and `1.000` are the same.
 */
export function keepsFigures(original: string, translation: string): boolean {
  const [before, after] = [figuresOf(original), figuresOf(translation)];
  return (
    before.exact.values().every((one) => after.plain.includes(one)) &&
    after.exact.values().every((one) => before.plain.includes(one)) &&
    before.numbers.symmetricDifference(after.numbers).size === 0
  );
}

function figuresOf(text: string): Figures {
  const plain = withPlainDigits(text.normalize('NFKC')).toLowerCase();
  const exact = new Set(Array.from(plain.matchAll(EXACT), ([found]) => found.replace(/[.,;:!?/]+$/u, '')));
  const rest = plain.replaceAll(EXACT, ' ');
  for (const [code] of rest.matchAll(CODE)) exact.add(code);
  const numbers = rest.replaceAll(CODE, ' ').replaceAll(GROUPING, '').matchAll(NUMBER);
  return { exact, numbers: new Set(Array.from(numbers, ([found]) => formOf(found)).filter(isLong)), plain };
}

/** The digits, without separators of thousands, leading zeros and empty decimals. Three digits at the end are thousands. */
function formOf(number: string): string {
  const [, whole = number, decimals = ''] = /^(.+)[.,](\d{1,2}|\d{4,})$/u.exec(number) ?? [];
  const digits = whole.replaceAll(/\D/gu, '').replace(/^0+(?=\d)/u, '');
  const rest = decimals.replace(/0+$/u, '');
  return rest === '' ? digits : `${digits}.${rest}`;
}

const isLong = (number: string): boolean => number.length > 1;
