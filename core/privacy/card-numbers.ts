/**
 * Finds payment-card numbers in a text: 13 to 19 digits with the prefix and length of a card brand and a right check digit.
 * Order numbers, telephone numbers, bank accounts and addresses of pages stay.
 */
import { withPlainDigits } from '#core/model/typed.ts';

/** Where something to mask begins and ends in a text; `keep` digits at its end stay. */
export type Found = { from: number; to: number; keep: number };

/** What people put between the digits of a number. */
const SEPARATOR = String.raw`[\s.\-\u00AD\u200B\u2010-\u2015\u2060]`;
/** Digits with at most three separators between two of them. */
const NUMBER = new RegExp(String.raw`\p{Nd}+(?:${SEPARATOR}{1,3}\p{Nd}+)*`, 'gu');
const GROUP = /\p{Nd}+/gu;
const ADDRESS = /https?:\/\/\S+/giu;

const MIN_DIGITS = 13;
const MAX_DIGITS = 19;
const KEPT = 4;

/** The prefixes of each brand, from and to, and the lengths of its numbers. */
const brands: readonly { prefixes: readonly (readonly [string, string])[]; lengths: readonly number[] }[] = [
  // Visa. Its old numbers of 13 digits look like telephone numbers in Austria (43) and Germany (49).
  { prefixes: [['4', '4']], lengths: [16, 19] },
  {
    prefixes: [
      ['40', '42'],
      ['44', '48'],
    ],
    lengths: [13],
  },
  // Mastercard
  {
    prefixes: [
      ['51', '55'],
      ['2221', '2720'],
    ],
    lengths: [16],
  },
  // American Express
  {
    prefixes: [
      ['34', '34'],
      ['37', '37'],
    ],
    lengths: [15],
  },
  // Diners Club
  {
    prefixes: [
      ['300', '305'],
      ['36', '36'],
      ['38', '39'],
    ],
    lengths: [14, 16, 19],
  },
  // Discover, UnionPay, RuPay, Maestro
  {
    prefixes: [
      ['6011', '6011'],
      ['62', '62'],
      ['644', '659'],
      ['6304', '6304'],
      ['6759', '6763'],
      ['5018', '5018'],
      ['5020', '5020'],
      ['5038', '5038'],
      ['5893', '5893'],
      ['508', '508'],
      ['81', '82'],
    ],
    lengths: [16, 17, 18, 19],
  },
  // JCB
  { prefixes: [['3528', '3589']], lengths: [16, 17, 18, 19] },
  // Mir, Troy
  {
    prefixes: [
      ['2200', '2205'],
      ['9792', '9792'],
    ],
    lengths: [16, 17, 18, 19],
  },
];

/** The card numbers of a text, in order. */
export function findCardNumbers(text: string): Found[] {
  const addresses = [...text.matchAll(ADDRESS)].map((match) => spanOf(match));
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const span = spanOf(match);
    if (isTelephone(text, span) || isBankAccount(text, span)) return [];
    // A number may go on behind the address that it begins in.
    return findInNumber(match[0], span.from).filter((card) =>
      addresses.every(({ from, to }) => card.from < from || to <= card.from),
    );
  });
}

const spanOf = (match: RegExpExecArray | RegExpMatchArray): { from: number; to: number } => {
  const { index: from = 0 } = match;
  return { from, to: from + match[0].length };
};

/** Groups of digits from one on that are a card number together; groups that follow, such as a date, aren't part of it. */
function findInNumber(number: string, at: number): Found[] {
  const groups = [...number.matchAll(GROUP)].map((match) => ({ ...spanOf(match), digits: withPlainDigits(match[0]) }));
  const texts = groups.map(({ digits }) => digits);
  const found: Found[] = [];
  for (let first = 0; first < groups.length; first++) {
    const last = lastGroup(texts, first);
    const [begin, end] = [groups[first], groups[last ?? -1]];
    if (last === undefined || !begin || !end) continue;
    found.push({ from: at + begin.from, to: at + end.to, keep: KEPT });
    first = last;
  }
  return found;
}

/** The last group of the longest card number that begins with a group. */
function lastGroup(groups: readonly string[], first: number): number | undefined {
  let digits = '';
  let last: number | undefined;
  for (let at = first; at < groups.length && digits.length < MAX_DIGITS; at++) {
    digits += groups[at] ?? '';
    if (isCardNumber(digits)) last = at;
  }
  return last;
}

/** Whether these digits are a card number. */
export const isCardNumber = (digits: string): boolean =>
  digits.length >= MIN_DIGITS &&
  digits.length <= MAX_DIGITS &&
  brands.some(
    ({ prefixes, lengths }) =>
      lengths.includes(digits.length) &&
      prefixes.some(([from, to]) => digits.slice(0, from.length) >= from && digits.slice(0, to.length) <= to),
  ) &&
  hasCheckDigit(digits);

/** The Luhn algorithm. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

const MAX_TELEPHONE = 15;

/** Whether a number begins with a plus and is short enough for a telephone number. */
const isTelephone = (text: string, { from, to }: { from: number; to: number }): boolean =>
  text[from - 1] === '+' && (text.slice(from, to).match(/\p{Nd}/gu) ?? []).length <= MAX_TELEPHONE;

const MIN_ACCOUNT = 15;
const MAX_ACCOUNT = 34;

/** Whether a number goes on after a country's two letters as an IBAN with the right check digits. */
function isBankAccount(text: string, { from, to }: { from: number; to: number }): boolean {
  const country = text.slice(Math.max(0, from - 2), from);
  const account = withPlainDigits(text.slice(from, to)).replaceAll(/\D/g, '');
  const { length } = account;
  if (!/^[A-Za-z]{2}$/.test(country) || length + 2 < MIN_ACCOUNT || length + 2 > MAX_ACCOUNT) return false;
  const letters = [...country.toUpperCase()].map((letter) => letter.charCodeAt(0) - 55).join('');
  return BigInt(account.slice(2) + letters + account.slice(0, 2)) % 97n === 1n;
}
