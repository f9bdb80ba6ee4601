/** Makes answers small enough for an assistant's context. Pure. */
import { cut } from '#core/model/text.ts';

/** The longest result of a tool, in characters: clients refuse more than 25,000 tokens, of two or more characters each. */
export const MAX_RESULT_CHARS = 50_000;
/** What long texts are cut to, first by the gentler limit. */
const TEXT_LIMITS = [4000, 800];

/** A result that fits, and whether texts in it were cut; or how many entries of its list would fit. */
export type Fitted = { text: string; isCut: boolean } | { tooLong: number; entriesThatFit: number };

/** Fits an answer in. Only texts are cut, never a list: its `next_cursor` belongs to all of its entries. */
export function fitResult(answer: unknown, max = MAX_RESULT_CHARS): Fitted {
  const whole = JSON.stringify(answer);
  if (whole.length <= max) return { text: whole, isCut: false };
  const cuts = TEXT_LIMITS.map((limit) => JSON.stringify(answer, (_, value: unknown) => shorten(value, limit)));
  const text = cuts.find(({ length }) => length <= max);
  if (text !== undefined) return { text, isCut: true };
  const shortest = Math.min(...cuts.map(({ length }) => length));
  return { tooLong: shortest, entriesThatFit: Math.floor((entriesOf(answer) * max) / shortest) };
}

function shorten(value: unknown, limit: number): unknown {
  if (typeof value !== 'string' || value.length <= limit) return value;
  return `${cut(value, limit)}… [cut: ${value.length} characters in all]`;
}

function entriesOf(answer: unknown): number {
  const { data } = (answer ?? {}) as { data?: unknown };
  return Array.isArray(data) ? data.length : 0;
}
