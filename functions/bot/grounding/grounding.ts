/**
 * Whether a model's answer is grounded: each number, address and product-like name in it occurs in the articles it was given
 * or in what was said in the chat. What a model adds of its own is most often wrong exactly there, and a hidden instruction
 * shows exactly there. The bot's instructions are no ground: they are for the model, not for visitors.
 */
import { fileNames } from '#core/files/said.ts';
import { withPlainDigits } from '#core/model/typed.ts';
import { measuresInWords, numbersInWords, openMeasure } from './number-words.ts';
import type { Passage, Said } from '#functions/bot/port/bot.ts';

/** An address of the web or of a mailbox, with or without its scheme, somewhere in a word. */
const ADDRESS =
  /(?:https?:\/\/|www\.|mailto:|javascript:|data:)[^<>"'`)\]}]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<![\w.-])(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])(?:\/[^<>"'`)\]}]*)?/giu;
/** Letters and then digits, or a capital within: `X-200`, `KETTLE-77`, `iPhone`. Digits before letters are a number with its unit. */
const NAME =
  /(?<![\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\d_-])[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}][\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}_-]{0,40}\d[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\d_-]*|(?<!\p{L})\p{L}{0,40}\p{Ll}\p{Lu}\p{L}*/gu;
/** A number with its separators. */
const NUMBER = /\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?/gu;
/** A blank within a number. */
const GROUPING = /(?<=\d)[\u00A0\u202F ](?=\d{3}(?!\d))/gu;
/** The numbers of a list's entries say nothing. */
const LIST_NUMBER = /^[ \t>*#-]{0,8}(?:(?:step|schritt|étape|paso|passo|stap|krok|adım) )?\d{1,2}[.):](?!\d)/gimu;
/** What may still grow into something else. */
const GROWING = /[\d@/:_]|\.(?=[^.])|\p{Ll}\p{Lu}/u;
/** No word is longer, nor is an address that is worth its length: what is, is looked up as a whole. */
const LONGEST = 300;

/** Whether a text is grounded. */
export type IsGrounded = (text: string) => boolean;

/** As much of an unfinished text as can be judged: its last word may still become another. */
export function settled(text: string): string {
  const from = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n')) + 1;
  const measure = openMeasure(text.slice(0, from));
  if (measure < from) return text.slice(0, measure);
  return GROWING.test(text.slice(from)) ? text.slice(0, from) : text;
}

/** What an answer may be made of: the articles, what was said openly in the chat, and what tools returned. */
export function groundsOf(
  passages: readonly Passage[],
  history: readonly Said[],
  returned: readonly string[] = [],
): IsGrounded {
  const written = passages.map(({ article: { question, alternative_phrasings, answer, url } }) =>
    [question, ...alternative_phrasings, answer, url ?? ''].join('\n'),
  );
  const said = history
    .filter(({ visibility, sender_type }) => visibility === 'public' && sender_type !== 'system')
    .map(({ content, metadata }) => [content, ...fileNames(metadata)].join('\n'));
  const grounds = [...written, ...said, ...returned].join('\n');
  const ground = new Set([...claimsIn(grounds), ...numbersInWords(grounds), '0']);
  return (text) => [...claimsIn(text), ...measuresInWords(text)].every((claim) => ground.has(claim));
}

/** What a text claims that can be looked up, each in one form. */
function claimsIn(text: string): Set<string> {
  const plain = withPlainDigits(text.normalize('NFKC')).replace(LIST_NUMBER, '');
  const claims = new Set<string>();
  for (const word of plain.replaceAll(GROUPING, '').split(/[\s、。，；：！？「」（）…]+/u)) claimsOfWord(word, claims);
  // What is part of an address or a name may be said by itself.
  return new Set([...claims, ...claims.values().flatMap(partsOf)]);
}

const partsOf = (claim: string): string[] => [
  claim.split('/', 1)[0] ?? claim,
  ...Array.from(claim.matchAll(NUMBER), ([number]) => numberForm(number)),
];

const steps = [
  [ADDRESS, addressForm],
  [NAME, nameForm],
  [NUMBER, numberForm],
] as const;

/** Word by word: no pattern then has more than a word to look through. */
function claimsOfWord(word: string, claims: Set<string>): void {
  if (word.length > LONGEST) return void claims.add(word.toLowerCase());
  let rest = word;
  for (const [pattern, form] of steps) {
    for (const [found] of rest.matchAll(pattern)) claims.add(form(found));
    rest = rest.replace(pattern, ' ');
  }
}

function addressForm(found: string): string {
  return found
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:)?(?:www\.)?/u, '')
    .replace(/[.,;:!?/]+$/u, '');
}
function nameForm(found: string): string {
  return found.toLowerCase().replaceAll(/[_-]/gu, '');
}
/** `1,000.00`, `1.000` and `1000` are one number; `4.90` and `4,90` are one. */
function numberForm(found: string): string {
  return found
    .replace(/[.,]0{1,2}$/u, '')
    .replaceAll(/\D/gu, '')
    .replace(/^0+(?=\d)/u, '');
}
