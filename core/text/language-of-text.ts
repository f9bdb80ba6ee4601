/** Which language a text is in, and whether it can be in one: by its script, and by its most usual words where those are known. */
import { languageOf } from './language.ts';
import { wordsOf } from './search-terms.ts';
import { isForeign, isWorded, languagesOf } from './usual-words.ts';

/** Scripts, and the languages that are written in them alone, the most usual first; Latin is that of all others. */
const scripts = [
  ['Latin', ''],
  ['Cyrillic', 'ru uk bg be mk kk ky mn'],
  ['Greek', 'el'],
  ['Arabic', 'ar fa ur ps'],
  ['Hebrew', 'he yi'],
  ['Devanagari', 'hi mr ne'],
  ['Thai', 'th'],
  ['Hangul', 'ko'],
].map(([name = '', languages = '']) => ({
  letters: new RegExp(`\\p{sc=${name}}`, 'gu'),
  languages: languages.split(' '),
}));
const eastern = { letters: /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu, languages: ['zh', 'ja'] };
const all = [...scripts, eastern];
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** Languages that are written in several scripts, or in one that isn't in the list. */
const ANY_SCRIPT = new Set('sr az uz tg tt ku pa bn ta te kn ml gu or si my km lo ka hy am ti dv bo'.split(' '));
/** Fewer letters say nothing about a language. */
const LEAST_LETTERS = 12;
/** In a script of its own, fewer do. */
const LEAST_OF_SCRIPT = 2;

/** The place of the script that most of a text's letters are in; the same number for two texts in one script. */
export function scriptOf(given: string): number {
  const text = withoutLinks(given);
  const counts = all.map(({ letters }) => text.match(letters)?.length ?? 0);
  return counts.indexOf(Math.max(...counts));
}

/** Links and addresses are the same in every language. */
const withoutLinks = (text: string): string =>
  text
    .split(/\s+/u)
    .filter((word) => !/@|:\/\/|^www\./iu.test(word))
    .join(' ');

/** The language a text is most likely in: `ru` for all Cyrillic, for one. Undefined where nothing says it. */
export function languageIn(given: string): string | undefined {
  const text = withoutLinks(given);
  const script = all[scriptOf(text)];
  if (!script || (text.match(script.letters)?.length ?? 0) < LEAST_OF_SCRIPT) return undefined;
  if (script === scripts[0]) return languagesOf([[text]])[0];
  return script === eastern && KANA.test(text) ? 'ja' : script.languages[0];
}

/** Whether a text may be in a language; only what is surely in another isn't. @param tag the language, as in `pt-BR` */
export function mayBeIn(given: string, tag: string): boolean {
  const text = withoutLinks(given);
  const language = languageOf(tag);
  if ((text.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS || ANY_SCRIPT.has(language)) return true;
  const wanted = all.findIndex(({ languages }) => languages.includes(language));
  if (scriptOf(text) !== Math.max(0, wanted)) return false;
  if (language === 'ja' || language === 'zh') return KANA.test(text) === (language === 'ja');
  return !isWorded(language) || !isForeign(wordsOf(text), [language]);
}
