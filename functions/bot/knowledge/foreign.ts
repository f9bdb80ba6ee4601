/** Whether a question is in another language than a bot's articles. */
import { wordsOf } from '#core/text/search-terms.ts';
import { languagesOfTopic } from '#core/text/topic-words.ts';
import { type WordedLanguage, isForeign, languagesOfWord } from '#core/text/usual-words.ts';

/** A question with more words has usual ones. */
const MAX_WORDS = 6;
/** Usual words of so few letters are parts of names, and words of others, too. */
const SHORT = 3;
/** Addresses are in no language, whatever their words are. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\S+@\S+/giu;
/** Marks that only Spanish begins a question with. */
const SPANISH = /[¿¡]/u;

/**
 * Whether a question is surely in none of these languages; never where there are none. Words that the articles have say
 * nothing: names, and what was taken from another language. A short question has few usual words, so what it is about counts.
 */
export function isInOtherLanguage(
  question: string,
  allWords: readonly string[],
  { languages, isOfArticles }: { languages: readonly WordedLanguage[]; isOfArticles: (word: string) => boolean },
): boolean {
  const ofAddresses = new Set(wordsOf((question.match(ADDRESS) ?? []).join(' ')));
  const words = allWords.filter((word) => !ofAddresses.has(word));
  if (isForeign(words, languages)) return true;
  if (languages.length === 0 || words.length > MAX_WORDS) return false;
  let [own, other] = [0, SPANISH.test(question) && !languages.includes('es') ? 1 : 0];
  for (const word of words) {
    if (word.length === 1 || isOfArticles(word)) continue;
    const usual = languagesOfWord(word);
    const known = new Set([...usual, ...languagesOfTopic(word)]);
    const ours = languages.filter((language) => known.has(language)).length;
    if (ours > 0) own += ours / known.size;
    else if (known.size > 0) other += word.length <= SHORT && usual.length === known.size ? 0.5 : 1;
  }
  return other >= 1 && other > own;
}
