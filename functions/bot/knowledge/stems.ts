/**
 * A word's stem, cut lightly: what is left when the ending that a language bends its words by is gone. It counts in
 * addition to the word itself: a wrong cut costs little, and a right one finds the same word in another form.
 */
import type { WordedLanguage } from '#core/text/usual-words.ts';

/** A stem is at least this long. */
const SHORTEST = 3;

/** The endings of each language as words are folded (without accents), of which the longest that fits is cut. */
const endings: Record<WordedLanguage, string> = {
  en: 'ing ings ed er ers es s ies ied y ly ment ments ation ations ion ions e al able',
  de: 'en er em es e n s st t te ten tet test end ung ungen lich liche lichen keit heit est ern in innen bar',
  es: 'o a os as e es ar er ir ando iendo ado ada ados adas ido ida idos idas ara ria cion ciones mente amos emos imos an en io ia ios ias aron ieron lo la los las me se aste',
  fr: 'e s es er ez ent ons ant ants ante antes ee ees i is it ir re tion tions ment ments eur eurs euse euses ais ait aient era erai erez iez x if ive age ages',
  pt: 'o a os as e es ar er ir ando endo indo ado ada ados adas ido ida idos idas cao coes mente amos emos imos am em ou ei eu iu ia ias io ios lo la me se agem agens',
  it: 'o a i e are ere ire ando endo ato ata ati ate uto uta uti ute ito ita iti ite zione zioni mente iamo ete ano ono ai oi ei ui ta io ia ie re lo la li le mi si rmi rlo',
  nl: 'en e s er ers t te ten de den end ende ing ingen lijk lijke heid heden je jes tje tjes st ste',
  pl: 'a e i o u y ie om ow ami ach em ego emu ym ymi ej owi ac ec ic yc am asz esz isz my cie ja al ala ali ly lo la il ila ili enie enia anie ania ienie eniu aniu osc osci ka ki ke ku wka',
  tr: 'lar ler lari leri in un im um i u a e da de ta te dan den tan ten ya ye yi yu im imi umu imiz umuz iniz unuz larim lerim larimi lerimi si su sini sunu nin nun yor iyor uyor iyorum uyorum di du ti tu dim dum mak mek acak ecek abilir ebilir misiniz ir ur ar er mis mus ma me mi mu inda unda sinda sunda imda inizi unuzu',
};

const sorted = Object.fromEntries(
  Object.entries(endings).map(([language, list]) => [
    language,
    list.split(' ').toSorted((one, other) => other.length - one.length),
  ]),
) as Record<WordedLanguage, string[]>;

/** The stem of a folded word in this language. */
export function stemOf(word: string, language: WordedLanguage): string {
  let stem = word;
  // Endings stand behind one another: "Lieferungen", "siparişlerimi".
  for (let cuts = 0; cuts < MAX_CUTS; cuts++) {
    const ending = sorted[language].find((each) => stem.endsWith(each) && stem.length - each.length >= SHORTEST);
    if (ending === undefined) break;
    stem = stem.slice(0, -ending.length);
  }
  return stem;
}
const MAX_CUTS = 2;

/** The article at an Arabic word's beginning, with "and", "for", "with" or "like" before it; without it they may belong to the word. */
const ARABIC_BEGINNINGS = /^[وف]?(?:[بك]?ال|لل)(?=.{3})/u;
const ARABIC_ENDINGS = /(?<=.{3})(?:كما|هما|تين|تان|ات|ون|ين|ان|ها|هم|كم|نا|ني|ته|تي|تك|يه|ه|ي|ك|ت|ا)$/u;
/** The endings of Hindi's nouns and verbs: signs and syllables of case, number, gender and tense. */
const HINDI_ENDINGS =
  /(?<=..)(?:ियों|ियाँ|ियां|ाओं|ुओं|ाएँ|ाएं|ता|ती|ते|कर|ूँगा|ूंगा|ूँगी|ेगा|ेगी|ेंगे|ाया|ाई|ाए|ों|ें|ीं|ओं|ां|ाँ|या|ये|यी|ा|ी|ि|े|ु|ू|ो)$/u;

/** The stem of a word of a script that only few languages are written in; nothing for others. */
export function stemOfScript(word: string): string | undefined {
  if (/^\p{sc=Arab}/u.test(word)) return word.replace(ARABIC_BEGINNINGS, '').replace(ARABIC_ENDINGS, '');
  if (/^\p{sc=Deva}/u.test(word)) return plainHindi(word).replace(HINDI_ENDINGS, '');
  return undefined;
}

/** One form of what Hindi is typed in several: dots that few type, nasals, and long vowels for short ones. */
const plainHindi = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\u093C/g, '')
    .replace(/[\u0901\u0902]/g, '\u0902')
    .replace(/[ङञणनम]\u094D(?=\p{L})/gu, '\u0902')
    .replace(/\u0940/g, '\u093F')
    .replace(/\u0942/g, '\u0941');
