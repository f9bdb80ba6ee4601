/** Values that were copied out of a message, such as the answers that a workflow saves. */
import type { Attributes } from '#core/model/text.ts';

/** What is as short as this is looked for as a word: it is in many a text by chance. */
const SHORT = 2;

/** The keys whose value a text says, in whatever case. Yes or no is in no text. */
export function copiesIn(text: string, attributes: Attributes): string[] {
  const said = text.toLowerCase();
  // 1,234 is saved as 1234.
  const ungrouped = said.replaceAll(/(?<=\d)[\s.,'’](?=\d)/g, '');
  const has = (value: string): boolean => isIn(said, value) || isIn(ungrouped, value);
  return Object.entries(attributes).flatMap(([key, value]) =>
    typeof value !== 'boolean' && value !== null && has(String(value).trim().toLowerCase()) ? [key] : [],
  );
}

/** Whether a text has these words; few characters only as a word of their own. Both in lower case. */
export function isIn(said: string, value: string): boolean {
  if (value === '') return false;
  if (value.length > SHORT) return said.includes(value);
  return said.split(/[^\p{L}\p{N}]+/u).includes(value);
}

/** The attributes without some. */
export const withoutKeys = (attributes: Attributes, keys: readonly string[]): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => !keys.includes(key)));
