/**
 * Which language a text is in, as far as its most usual words say it: enough to keep a bot from answering in one language what
 * was asked in another. Languages of a script of their own are known by it and need no list.
 */
import { wordsOf } from '#core/text/search-terms.ts';

/** Words that a language can't do without and others have not, or hardly. */
const usual = {
  en: 'no me on at the a an i you we they is are was do does did have has can could would will how what when where why which my your our of to for with from and or not this that please it be',
  de: 'der die das den dem ein eine einen ich du sie wir ihr ist sind war habe hat kann kannst konnen wie was wann wo warum welche mein meine ihre und oder nicht mit von zu fur auf bei bitte es mir mich wird werden muss gibt',
  es: 'a de el la los las un una yo usted es son esta estan como que cuando donde por para cual cuanto mi mis su con sin y o no del puedo puede hay tengo quiero hacer hago favor cuesta mas se me',
  fr: 'a de le la les un une des du je vous nous il est sont etes comment que quoi quand ou pourquoi quel quelle combien mon ma mes votre et pas avec pour sur dans ce cette puis peut avez ai faire faut y en au aux me',
  pt: 'a de o os as um uma eu voce e sao esta como que quando onde por para qual quanto meu minha meus seu sua com sem ou nao do da dos das no na posso pode ha tenho quero fazer faco custa mais se me',
  it: 'a il lo la gli i un una io voi e sono come che cosa quando dove perche per quale quanto mio mia miei vostro con senza o non del della dei di nel posso puo avete ho fare faccio costa si mi ci',
  nl: 'de het een ik je jij u wij we is zijn was heb heeft kan kunnen hoe wat wanneer waar waarom welke mijn jouw uw onze en of niet met van te voor op bij naar er dit dat moet mag worden wordt graag',
  pl: 'w z na do i jest sa jak co kiedy gdzie dlaczego jaki jaka jakie ile czy moj moja moje swoj swoje nie sie to ten ta mam moge mozna prosze dla przez od ze po o chce musze jestem',
  tr: 've bir bu ne nasil nerede neden hangi kac mi mu icin ile var yok benim siz ben sizin degil olarak daha gibi kadar en cok istiyorum misiniz miyim lutfen zaman olur mudur eder nedir',
} as const;
/** A language that is known by its words. */
export type WordedLanguage = keyof typeof usual;
const wordedLanguages = Object.keys(usual) as WordedLanguage[];
/** Whether a language is known by its words. */
export const isWorded = (language: string): language is WordedLanguage => Object.hasOwn(usual, language);

const owners = new Map<string, WordedLanguage[]>();
for (const language of wordedLanguages)
  for (const word of usual[language].split(' ')) owners.set(word, [...(owners.get(word) ?? []), language]);

/** The languages that a word is a usual one of; none for most words. */
export const languagesOfWord = (word: string): readonly WordedLanguage[] => owners.get(word) ?? [];

/** How much a text's words speak for each language: a word that several have counts for each in part. */
export function tallyLanguages(words: Iterable<string>): Map<WordedLanguage, number> {
  const tally = new Map<WordedLanguage, number>();
  for (const word of words) {
    const all = languagesOfWord(word);
    for (const language of all) tally.set(language, (tally.get(language) ?? 0) + 1 / all.length);
  }
  return tally;
}

/** Fewer usual words than this say nothing. */
const LEAST_WORDS = 2;
/** An article's language has this many times the words of any other. */
const CLEARLY = 1.3;

/** The languages that some articles are in, by the texts of each: that of the most articles first. */
export function languagesOf(articles: readonly (readonly string[])[]): WordedLanguage[] {
  const counts = new Map<WordedLanguage, number>();
  for (const texts of articles) {
    const [best, second] = [...tallyLanguages(texts.flatMap((text) => wordsOf(text)))].toSorted(
      ([, one], [, other]) => other - one,
    );
    if (best && best[1] >= Math.max(LEAST_WORDS, CLEARLY * (second?.[1] ?? 0)))
      counts.set(best[0], (counts.get(best[0]) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([language]) => language);
}

/** A language that has this share of the best one's words may be meant as well. */
const RIVAL = 0.5;

/** Whether a question is surely in none of these languages; never where there are none. */
export function isForeign(words: Iterable<string>, languages: readonly WordedLanguage[]): boolean {
  const tally = tallyLanguages(words);
  const best = Math.max(0, ...tally.values());
  return (
    languages.length > 0 &&
    best >= LEAST_WORDS &&
    languages.every((language) => (tally.get(language) ?? 0) < RIVAL * best)
  );
}
