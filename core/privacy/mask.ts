/** Masks what nobody should keep: payment-card numbers, and what the team's own patterns match. */
import { type Found, findCardNumbers } from './card-numbers.ts';
import type { Finder } from './pattern.ts';

/** What a team masks. */
export type MaskRules = { mask_cards: boolean; mask_patterns: readonly string[] };

/** What is masked until a team says otherwise. */
export const defaultMaskRules = { mask_cards: true, mask_patterns: [] } satisfies MaskRules;

/** Masks a text, which stays the same where there is nothing to mask. */
export type Mask = (text: string) => string;

/** Replaces each masked digit and letter. */
export const MASKED = '•';

/**
 * Makes a mask. Masking a masked text again changes nothing that cards are concerned with.
 * @param find finds what the team's own patterns match
 */
export function maskOf({ mask_cards }: Pick<MaskRules, 'mask_cards'>, find: Finder = () => []): Mask {
  return (text) => {
    const withoutCards = mask_cards ? replaced(text, findCardNumbers(text)) : text;
    return replaced(withoutCards, find(withoutCards));
  };
}

/** A text with each letter and digit of what was found replaced, but for the last ones that are kept. */
function replaced(text: string, found: readonly Found[]): string {
  let [result, at] = ['', 0];
  for (const { from, to, keep } of found) {
    result += text.slice(at, from) + masked(text.slice(from, to), keep);
    at = to;
  }
  return result + text.slice(at);
}

function masked(text: string, keep: number): string {
  let left = (text.match(/[\p{L}\p{N}]/gu) ?? []).length - keep;
  return text.replaceAll(/[\p{L}\p{N}]/gu, (sign) => (left-- > 0 ? MASKED : sign));
}

/** Any data with the texts in it masked, but not its keys. */
export function maskTexts<Value>(mask: Mask, value: Value): Value {
  if (typeof value === 'string') return mask(value) as Value;
  if (Array.isArray(value)) return value.map((one: unknown) => maskTexts(mask, one)) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, maskTexts(mask, one)])) as Value;
}
