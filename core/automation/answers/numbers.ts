/** Numbers as people type them: grouped by their language's habit, with a currency, in any script's digits. */
import { typed } from '#core/model/typed.ts';

/** Signs and words of money that may stand before or behind a number. */
const MONEY =
  '(?:R\\$|\\p{Sc}|USD|EUR|GBP|CHF|JPY|CNY|RMB|KRW|INR|PLN|TRY|ILS|BRL|MXN|CAD|AUD|SEK|NOK|DKK|AED|SAR|EGP|Rs\\.?|zł|TL|kr\\.?|円|元|원)';
const NUMBER = new RegExp(`^(?:${MONEY} ?)?([+-]?)(?:${MONEY} ?)?([\\d.,'\u066B ]*\\d)\\.?(?: ?${MONEY})?$`, 'iu');
/** A decimal separator that is nothing else, in Arabic. */
const ARABIC_DECIMAL = '\u066B';

const MAX_DIGITS = 15;
const MAX_FRACTION = 10;

/**
 * The number that a text means.
 * @param locale decides whether `1,234` is more than a thousand or a little more than one
 * @returns undefined when it isn't a number, or could be two
 */
export function parseNumber(text: string, locale: string | null): number | undefined {
  const plain = typed(text)
    .replaceAll(/[’´`\u066C]/g, "'")
    .replaceAll('\u060C', ',');
  const [, sign = '', body = ''] = NUMBER.exec(plain) ?? [];
  if (body === '') return undefined;
  const [whole = '', fraction = '', ...rest] = (inEnglish(body, locale) ?? '').split('.');
  if (whole === '' || rest.length > 0) return undefined;
  if (whole.length > MAX_DIGITS || fraction.length > MAX_FRACTION) return undefined;
  return Number(`${sign}${whole}.${fraction || '0'}`);
}

/** The digits without groups, with a point before the fraction; undefined where nobody can tell. */
function inEnglish(body: string, locale: string | null): string | undefined {
  const decimal = decimalIn(body, locale);
  if (decimal === undefined) return undefined;
  const [whole = '', fraction, ...rest] = decimal === '' ? [body] : body.split(decimal);
  const plain = whole === '' ? '0' : ungrouped(whole);
  if (plain === undefined || rest.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  return fraction === undefined ? plain : `${plain}.${fraction}`;
}

/** The decimal separator: empty where there is no fraction, undefined where it is ambiguous. */
function decimalIn(body: string, locale: string | null): string | undefined {
  if (body.includes(ARABIC_DECIMAL)) return ARABIC_DECIMAL;
  const marks = [...body.matchAll(/[.,]/g)].map(([mark]) => mark);
  const [first, second] = [marks[0], marks.at(-1)];
  if (first === undefined || second === undefined) return '';
  // Of two different separators the last is the decimal one; one that occurs twice groups digits.
  if (first !== second) return second;
  if (marks.length > 1) return '';
  // With a blank or an apostrophe between the groups, the mark isn't one.
  const isEither = /^[1-9]\d{0,2}[.,]\d{3}$/.test(body);
  return isEither ? byHabit(body, first, locale) : first;
}

/** One mark before three digits groups or divides, as the language does. */
function byHabit(body: string, mark: string, locale: string | null): string | undefined {
  const { group, decimal } = separatorsOf(locale);
  if (mark === group) return '';
  // Nobody writes a fraction of three zeros, so the separator groups digits.
  return mark === decimal && !body.endsWith('000') ? mark : undefined;
}

function separatorsOf(locale: string | null): { group?: string | undefined; decimal?: string | undefined } {
  if (locale === null) return {};
  try {
    const parts = new Intl.NumberFormat([locale], { useGrouping: true }).formatToParts(1_234_567.8);
    const valueOf = (type: string) => {
      const found = parts.find((part) => part.type === type)?.value;
      return found === '\u066B' ? '.' : found === '\u066C' ? ',' : found;
    };
    return { group: valueOf('group'), decimal: valueOf('decimal') };
  } catch {
    return {};
  }
}

/** Digits without what groups them: in threes, or as in India in twos before the last three. */
function ungrouped(whole: string): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  const [mark] = /[.,' ]/.exec(whole) ?? [];
  const groups = whole.split(mark ?? ',');
  const [first = '', ...others] = groups;
  const isSound =
    /^\d{1,3}$/.test(first) &&
    others.every((group, index) => (index === others.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(group)) &&
    new Set(others.slice(0, -1).map((group) => group.length)).size <= 1;
  return isSound ? groups.join('') : undefined;
}
