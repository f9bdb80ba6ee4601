/**
 * Takes out of a text what may say whose it is: addresses, numbers and names. What was taken out leaves a blank such as
 * `{{email}}`, which the reply box doesn't send before somebody has filled it in. Rather too much is taken than too little.
 */
import { findCardNumbers } from './card-numbers.ts';

/** What may be taken out. */
export const blanks = ['name', 'email', 'phone', 'address', 'number', 'link'] as const;
/** What was taken out. */
export type Blank = (typeof blanks)[number];

const blank = (kind: Blank): string => `{{${kind}}}`;
const BLANK = new RegExp(String.raw`\{\{(?:${blanks.join('|')})\}\}`, 'g');

/** The blanks of a text, each once. */
export const blanksIn = (text: string): string[] => [...new Set(text.match(BLANK) ?? [])];
/** A text without its blanks. */
export const withoutBlanks = (text: string): string => text.replace(BLANK, ' ').replace(/\s+/g, ' ').trim();

/** Takes it all out. @param names the people of the conversation, by their whole names */
export function withoutPersonalData(text: string, names: readonly string[]): string {
  const steps = [withoutLinks, withoutMail, withoutCards, withoutAddresses, withoutNumbers];
  const left = steps.reduce((before, step) => step(before), text);
  return withoutIntroductions(withoutNames(left, names));
}

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"']+/giu;
const TOKEN = /\p{Nd}{5}|^(?=.*\p{Nd})(?=.*\p{L})[\w-]{12,}$|^[\w-]{20,}$|[@%]|\{\{/u;

/** Of a link stays what anybody's would have: its host and path, up to what looks like a token, without a query. */
const withoutLinks = (text: string): string =>
  text.replace(LINK, (found) => {
    const url = URL.parse(found.startsWith('www.') ? `https://${found}` : found);
    if (!url) return blank('link');
    const parts = url.pathname.split('/');
    const token = parts.findIndex((part) => TOKEN.test(part));
    if (token < 0 && url.search === '' && url.hash === '' && url.username === '') return found;
    const path = (token < 0 ? parts : parts.slice(0, token)).join('/');
    return `${url.origin}${path} ${blank('link')}`;
  });

const AT = String.raw`\s?(?:@|\(at\)|\[at\])\s?`;
const MAIL = new RegExp(
  String.raw`[\p{L}\p{N}._%+-]{1,64}${AT}[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.\p{L}{2,24}`,
  'giu',
);
const withoutMail = (text: string): string => text.replace(MAIL, blank('email'));

function withoutCards(text: string): string {
  let [result, at] = ['', 0];
  for (const { from, to } of findCardNumbers(text)) {
    result += text.slice(at, from) + blank('number');
    at = to;
  }
  return result + text.slice(at);
}

/** A word of a list with a small or a capital letter in front. */
const either = (words: string): string =>
  words
    .split(' ')
    .map((word) => `[${word.slice(0, 1).toUpperCase()}${word.slice(0, 1)}]${word.slice(1)}`)
    .join('|');
const START = String.raw`(?<![\p{L}\p{Nd}])`;
const END = String.raw`(?![\p{L}\p{Nd}])`;
const HOUSE = String.raw`\p{Nd}{1,5}\s?[a-zA-Z]?${END}`;
const BEFORE = `(?:${either('rue avenue boulevard place chemin impasse quai calle avenida plaza paseo camino rua travessa praça via viale piazza corso ulica улица')})`;
const AFTER = `(?:${either('street road avenue lane boulevard square terrace')}|St|Rd|Ave|Ln|Dr|Blvd|Drive|Court|Close|Way)`;
const JOINED = `(?:${either('straße strasse str\\. weg gasse allee platz damm ufer straat laan gracht gata gatan vägen vej gade')})`;
/** A street's own name: up to three words with a capital letter, and the small ones before and between them. */
const OWN_NAME = String.raw`(?:(?:(?:de|la|le|les|du|des|del|della|da|do|dos|di|y|e)\s|[ld]['’]){0,2}\p{Lu}[\p{L}'’.-]{0,30}\s?){1,3}`;
const ADDRESSES = [
  new RegExp(String.raw`${START}${HOUSE},?\s${BEFORE}\s${OWN_NAME}`, 'gu'),
  new RegExp(String.raw`${START}${BEFORE}\s${OWN_NAME},?\s?(?:n[.º°]\s?)?${HOUSE}`, 'gu'),
  new RegExp(String.raw`${START}${HOUSE}\s(?:[\p{L}'’.-]{1,30}\s){1,2}${AFTER}${END}`, 'gu'),
  new RegExp(String.raw`${START}(?:\p{Lu}[\p{L}-]{0,30}\s)?[\p{L}-]{0,30}${JOINED}\s${HOUSE}`, 'gu'),
  // Postal codes with their town: 10115 Berlin, SW1A 1AA, 1012 AB, NY 10001, 〒100-0001.
  new RegExp(String.raw`${START}(?:[A-Z]{1,2}-)?\p{Nd}{4,5}\s\p{Lu}\p{Ll}[\p{L}-]{1,30}${END}`, 'gu'),
  /(?<![\p{L}\p{Nd}])[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![\p{L}\p{Nd}])/gu,
  /(?<![\p{L}\p{Nd}])(?:\d{4}\s?[A-Z]{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?)(?![\p{L}\p{Nd}])/gu,
  /〒\s?\p{Nd}{3}-?\p{Nd}{4}(?!\p{Nd})/gu,
];
const withoutAddresses = (text: string): string =>
  ADDRESSES.reduce((left, address) => left.replace(address, blank('address')), text);

const ACCOUNT = /(?<![\p{L}\p{Nd}])[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){2,7}(?:\s?[A-Z\d]{1,4})?(?![\p{L}\p{Nd}])/gu;
const MASKED = /•[•\s-]*\p{Nd}*/gu;
const PHONE = /(?<![\p{L}\p{Nd}_-])(?:\+\s?|\()?\p{Nd}[\p{Nd}\s()./\u2010-\u2015-]{5,30}\p{Nd}/gu;
const DATE = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2,4})$/;
/** Dates and opening hours among other digits; a telephone number in pairs of digits is neither. */
const TIMES =
  /(?<![\d./-])(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2,4}|[0-2]?\d[.:][0-5]\d\s?[-–]\s?[0-2]?\d[.:][0-5]\d)(?![./-]?\d)/g;
const CODE = /#?[\p{L}\p{Nd}]+(?:[-_/][\p{L}\p{Nd}]+)*/gu;
const NAMED_NUMBER =
  /((?:order|ticket|invoice|customer|account|booking|reference|tracking|bestell|auftrag|rechnung|kunden|vorgang|commande|facture|dossier|client|pedido|factura|reserva|fatura|ordine|fattura|bestelling|zamówieni|sipariş|заказ|注文|订单|طلب)\p{L}{0,20}\W{0,3}(?:(?:no|nr|number|nummer|num|n[º°]|№|id|is|ist|est|es)\W{0,3}){0,2})\p{Nd}{3,}/giu;
const digits = (text: string): number => (text.match(/\p{Nd}/gu) ?? []).length;
const MIN_PHONE = 7;

function withoutNumbers(text: string): string {
  return text
    .replace(ACCOUNT, blank('number'))
    .replace(MASKED, blank('number'))
    .replace(PHONE, (found) => (digits(found.replace(TIMES, '')) < MIN_PHONE ? found : blank('phone')))
    .replace(NAMED_NUMBER, (_, before: string) => before + blank('number'))
    .replace(CODE, (found) => (isIdentifier(found) ? blank('number') : found));
}

/** Whether a word with digits names one thing among many, such as an order, and not an amount, a size or a date. */
function isIdentifier(word: string): boolean {
  if (DATE.test(word)) return false;
  const isMixed = /\p{L}/u.test(word) && digits(word) >= 3 && word.length >= 6;
  return digits(word) >= 5 || isMixed || /^#\p{Nd}{3}/u.test(word);
}

const NAME = String.raw`(?:\p{Lu}[\p{L}'’-]+)(?:\s\p{Lu}[\p{L}'’-]+){0,2}`;
const INTRODUCTION = new RegExp(
  String.raw`((?:[Mm]y name is|[Tt]his is|[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]e llamo|[Mm]i nombre es|[Mm]eu nome é|[Mm]e chamo|[Mm]i chiamo|[Ii]k heet|[Mm]ijn naam is|[Nn]azywam się|[Mm]eine? (?:Frau|Mann) |Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Herrn?|Frau|Monsieur|Madame|Señora?|Senhora?|Signora?)\s)${NAME}`,
  'gu',
);
const withoutIntroductions = (text: string): string =>
  text.replace(INTRODUCTION, (_, before: string) => before + blank('name'));

/** Whole names in any case, parts of them as they are written: "will" is a word, and "Will" may be a name. */
function withoutNames(text: string, names: readonly string[]): string {
  const whole = names.map((name) => name.trim()).filter((name) => name.length > 1);
  const parts = whole
    .flatMap((name) => name.split(/[\s,.]+/u))
    .filter((part) => part.length > 2 && /^\p{Lu}/u.test(part));
  const replaced = (left: string, name: string, flags: string): string =>
    left.replace(
      new RegExp(START + name.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`) + END, flags),
      blank('name'),
    );
  const without = whole.reduce(
    (left, name) =>
      /[\u3040-\u9fff\uac00-\ud7af]/u.test(name) ? left.replaceAll(name, blank('name')) : replaced(left, name, 'giu'),
    text,
  );
  return parts.reduce((left, part) => replaced(left, part, 'gu'), without);
}
