/** How conditions compare an answer with a value: numbers exactly, however long, and text without case and accents. */
import { fold } from '#core/text/fold.ts';
import { typed } from '#core/model/typed.ts';

/** How a kept answer is compared. */
export const comparisons = ['equals', 'contains', 'at_least', 'at_most', 'given'] as const;
/** How a kept answer is compared. */
type Comparison = (typeof comparisons)[number];

/** Whether an answer is what a condition asks for. Dates are written so that their order is that of their text. */
export function compares(answer: string, is: Comparison, value: string): boolean {
  const [one, other] = [fold(typed(answer)), fold(typed(value))];
  if (is === 'given') return one !== '';
  if (is === 'contains') return other !== '' && one.includes(other);
  const areNumbers = DECIMAL.test(one) && DECIMAL.test(other);
  // With a zero in front it isn't an amount but a code: 01234 differs from 1234.
  if (is === 'equals') return areNumbers && !isCode(one) && !isCode(other) ? orderOf(one, other) === 0 : one === other;
  if (one === '') return false;
  const order = areNumbers ? orderOf(one, other) : one < other ? -1 : Number(one > other);
  return is === 'at_least' ? order >= 0 : order <= 0;
}

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const isCode = (digits: string): boolean => /^[+-]?0\d/.test(digits);

/** Below, at or above zero, as the first number is less, equal or more. */
function orderOf(one: string, other: string): number {
  const places = Math.max(fractionOf(one).length, fractionOf(other).length);
  const [first, second] = [scaled(one, places), scaled(other, places)];
  return first < second ? -1 : Number(first > second);
}

const fractionOf = (decimal: string): string => decimal.split('.')[1] ?? '';
const scaled = (decimal: string, places: number): bigint =>
  BigInt(decimal.replace('+', '').split('.').join('') + '0'.repeat(places - fractionOf(decimal).length));
