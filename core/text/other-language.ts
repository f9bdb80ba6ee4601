/** Whether a text is in another language than it should be. */
import { scriptOf } from './language-of-text.ts';
import { wordsOf } from './search-terms.ts';
import { isForeign, languagesOf } from './usual-words.ts';

/** A text of fewer letters says nothing about its language. */
export const LEAST_LETTERS = 12;

/** Whether a text is surely in another language than a second one: by its script, or by its most usual words. */
export function isInOther(text: string, about: string): boolean {
  if (about.length < LEAST_LETTERS || text.length < LEAST_LETTERS) return false;
  if (scriptOf(text) !== scriptOf(about)) return true;
  return isForeign(wordsOf(text), languagesOf([[about]]));
}
