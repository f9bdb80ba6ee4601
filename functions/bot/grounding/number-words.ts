/**
 * Numbers that are written as words: "three days" is "3 days". Only those that are common where something is measured, and
 * not one, which is an article in most languages.
 */

const values = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 20, 24, 30, 60, 90, 100];
/** The words in the order of `values`; forms of the same number apart by a bar. */
const words = {
  en: 'two three four five six seven eight nine ten twelve fourteen fifteen twenty twenty-four thirty sixty ninety hundred',
  de: 'zwei drei vier fünf sechs sieben acht neun zehn zwölf vierzehn fünfzehn zwanzig vierundzwanzig dreißig sechzig neunzig hundert|einhundert',
  es: 'dos tres cuatro cinco seis siete ocho nueve diez doce catorce quince veinte veinticuatro treinta sesenta noventa cien',
  fr: 'deux trois quatre cinq six sept huit neuf dix douze quatorze quinze vingt vingt-quatre trente soixante quatre-vingt-dix cent',
  pt: 'dois|duas três quatro cinco seis sete oito nove dez doze catorze|quatorze quinze vinte - trinta sessenta noventa cem',
  it: 'due tre quattro cinque sei sette otto nove dieci dodici quattordici quindici venti ventiquattro trenta sessanta novanta cento',
  nl: 'twee drie vier vijf zes zeven acht negen tien twaalf veertien vijftien twintig vierentwintig dertig zestig negentig honderd',
};
/** What is measured. A number word before one of these is a claim; before anything else it may only count what the answer names. */
const units = {
  en: 'minutes hours days weeks months years euros dollars pounds cents percent kilos grams meters metres nights',
  de: 'Minuten Stunden Tage Tagen Wochen Monate Monaten Jahre Jahren Euro Cent Prozent Kilo Gramm Meter Nächte Werktage Werktagen Arbeitstage Arbeitstagen',
  es: 'minutos horas días semanas meses años euros dólares céntimos kilos gramos metros noches',
  fr: 'minutes heures jours semaines mois ans années euros dollars centimes kilos grammes mètres nuits',
  pt: 'minutos horas dias semanas meses anos euros reais dólares cêntimos quilos gramas metros noites',
  it: 'minuti ore giorni settimane mesi anni euro dollari centesimi chili grammi metri notti',
  nl: 'minuten uur uren dagen weken maanden jaar jaren euro dollar cent procent kilo gram meter nachten werkdagen',
};
/** What may stand between them: "three working days". */
const between = 'full more working business volle weitere';

const numbers = new Map<string, Set<string>>();
for (const list of Object.values(words))
  for (const [place, forms] of list.split(' ').entries())
    for (const form of forms.split('|'))
      if (form !== '-') numbers.set(form, (numbers.get(form) ?? new Set()).add(String(values[place])));

const oneOf = (all: Iterable<string>): string => [...all].toSorted((one, other) => other.length - one.length).join('|');
const NUMBER_WORD = `(?<![\\p{L}\\d-])(${oneOf(numbers.keys())})(?![\\p{L}\\d-])`;
const ANY = new RegExp(NUMBER_WORD, 'giu');
const MEASURE = new RegExp(
  `${NUMBER_WORD}(?=\\s(?:(?:${between.replaceAll(' ', '|')})\\s)?(?:${oneOf(Object.values(units).flatMap((list) => list.split(' ')))})(?!\\p{L}))`,
  'giu',
);
/** The end of a text that may still become a measure. */
const OPEN = new RegExp(`${NUMBER_WORD}\\s(?:(?:${between.replaceAll(' ', '|')})\\s)?$`, 'iu');

const found = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, word = '']) => [...(numbers.get(word.toLowerCase()) ?? [])]).flat();

/** Every number that a text has as a word, in digits. */
export const numbersInWords = (text: string): string[] => found(text, ANY);
/** The numbers that a text measures something with, in digits: of "two ways to pay within three days", 3. */
export const measuresInWords = (text: string): string[] => found(text, MEASURE);
/** Where in an unfinished text the number word begins that may still become a measure; the text's end if there is none. */
export const openMeasure = (text: string): number => OPEN.exec(text)?.index ?? text.length;
