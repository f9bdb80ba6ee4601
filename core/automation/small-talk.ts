/**
 * Greetings, thanks and the like: whole messages that ask nothing. They are answered in kind, and never cost a person. In any
 * of the product's languages, whichever the page is in.
 */
import type { Language } from '#core/text/language.ts';
import { languages, languageOf, spokenLanguage } from '#core/text/language.ts';
import { plain } from '#core/automation/phrases/plain.ts';
import type { SmallTalk } from '#core/automation/phrases/small-talk-words.ts';
import { everywhere, pictures, smallTalkWords } from '#core/automation/phrases/small-talk-words.ts';
import { type ReadWhole, wholePhrases } from '#core/automation/phrases/whole-phrases.ts';

/** Longer messages ask something. */
const MAX_CHARACTERS = 80;

/** What is said that asks nothing, and in which languages it may have been said; nothing when it may ask something. */
export type Spoken = { kind: SmallTalk; languages: readonly Language[] };

/** Which comes first where a message says several: who thanks and leaves is thanked back. */
const order: readonly SmallTalk[] = ['goodbye', 'thanks', 'greeting', 'ok'];

/** Whether a whole message is small talk. @param locale of the page, whose language decides where others mean something else by it */
export function smallTalkIn(message: string, locale: string | null = null): Spoken | undefined {
  if (message.length > MAX_CHARACTERS) return undefined;
  const words = plain(message);
  if (words === '') return fromPictures(message);
  const readings = languages.map((language) => ({ language, kinds: reader(language)(words) }));
  // "Ciao" is a greeting in Italian, and a farewell in German.
  const own = readings.filter(({ language, kinds }) => language === languageOf(locale) && kinds.size > 0);
  const kind = order.find((one) => (own.length > 0 ? own : readings).some(({ kinds }) => kinds.has(one)));
  if (kind === undefined) return undefined;
  return { kind, languages: readings.filter(({ kinds }) => kinds.has(kind)).map(({ language }) => language) };
}

/**
 * What is said back to a visitor's messages when all of them are small talk; nothing otherwise. In the language they were
 * said in, that of the page where several fit.
 */
export function smallTalkReply(messages: readonly string[], locale: string | null): string | undefined {
  const spoken = messages.map((message) => smallTalkIn(message, locale));
  const last = spoken.at(-1);
  if (!last || spoken.some((one) => one === undefined)) return undefined;
  const { kind } = spoken.length === 1 ? last : (spoken.find((one) => one?.kind === 'thanks') ?? last);
  const own = languageOf(locale);
  const language = last.languages.find((one) => one === own) ?? last.languages[0] ?? spokenLanguage(locale);
  return smallTalkWords[language].replies[kind];
}

/** A message without words: a picture says it, in the page's language; punctuation alone says nothing. */
function fromPictures(message: string): Spoken | undefined {
  const seen = message.replace(/[\p{Emoji_Modifier}\uFE0F\u200D\s\p{P}]/gu, '');
  const kind = order.find((one) =>
    pictures[one].split(' ').some((picture) => picture !== '' && seen.includes(picture)),
  );
  const isAll = [...seen].every((picture) => Object.values(pictures).some((all) => all.includes(picture)));
  return kind !== undefined && isAll ? { kind, languages: [] } : undefined;
}

const readers = new Map<Language, ReadWhole<SmallTalk>>();

/** Reads a message as words of one language: all of it has to be small talk. */
function reader(language: Language): ReadWhole<SmallTalk> {
  const known = readers.get(language);
  if (known) return known;
  const words = smallTalkWords[language];
  const common = Object.entries(everywhere).map(([phrase, kind]) => [kind, phrase] as const);
  const made = wholePhrases([...common, ...order.map((kind) => [kind, words[kind]] as const)], words.around);
  readers.set(language, made);
  return made;
}
