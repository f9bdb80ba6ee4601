/** Whether a question shows by its words that it goes on with what was said before, in any of the product's languages. */
import { followUpWords } from '#core/automation/phrases/follow-up-words.ts';
import { listed, plain } from '#core/automation/phrases/plain.ts';
import { wordsOf } from '#core/text/search-terms.ts';
import { languagesOfWord } from '#core/text/usual-words.ts';

const all = Object.values(followUpWords);
const leads = all.flatMap((words) => listed(words.leads));
const refers = new Set(all.flatMap((words) => listed(words.refers)));
/** A message with more words says enough by itself. */
const MAX_WORDS = 10;
/** Who says as little as this means something that was said before. */
const FEW_WORDS = 3;
/** Scripts without blanks, and those that write "and" as part of the next word. */
const JOINED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Arab}\p{sc=Hebr}]/u;

/** How a message goes on: `openly` by a word that says so; `perhaps` as it says so little; `no` where it says enough by itself. */
export type GoesOn = 'openly' | 'perhaps' | 'no';

/** Reads how a message goes on. */
export function goesOn(message: string): GoesOn {
  const words = wordsOf(message);
  const text = plain(message);
  if (words.length === 0 || words.length > MAX_WORDS) return 'no';
  const isLed = leads.some((lead) => text.startsWith(`${lead} `) || (JOINED.test(lead) && text.startsWith(lead)));
  if (isLed || words.some((word) => refers.has(word))) return 'openly';
  return words.length <= FEW_WORDS ? 'perhaps' : 'no';
}

const others = all.flatMap((words) => listed(words.others));
const otherWords = new Set(others);
const joinedOthers = others.filter((word) => JOINED.test(word));

/** Whether a message asks for another one of what was named before. */
export const asksForOther = (message: string): boolean => {
  const text = plain(message);
  return wordsOf(message).some((word) => otherWords.has(word)) || joinedOthers.some((word) => text.includes(word));
};

const leadWords = new Set(leads.flatMap((lead) => lead.split(' ')));

/** The words of a message that say what it is about: not those by which it goes on, and none that a language can't do without. */
export const ownWordsOf = (message: string): string[] =>
  wordsOf(message).filter(
    (word) =>
      word.length > 1 &&
      !leadWords.has(word) &&
      !refers.has(word) &&
      !asksForOther(word) &&
      languagesOfWord(word).length === 0,
  );
