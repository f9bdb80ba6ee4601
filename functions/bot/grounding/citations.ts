/** What a model's answer rests on: the articles that it names, or whose words it uses. */
import { wordsOf } from '#core/text/search-terms.ts';
import { tallyLanguages } from '#core/text/usual-words.ts';
import type { Passage } from '#functions/bot/port/bot.ts';

/** An answer that has this share of its words from an article rests on it. */
const SHARE = 0.34;
/** More links are a list to read. */
const MAX_LINKS = 3;

/** The articles that an answer rests on. @param sources the numbers of passages that the model names, from 1 on */
export function citedBy(reply: string, passages: readonly Passage[], sources: readonly number[]): Passage[] {
  const named = passages.filter((_, at) => sources.includes(at + 1));
  if (named.length > 0) return named;
  const words = [...new Set(wordsOf(reply))].filter((word) => tallyLanguages([word]).size === 0);
  return passages.filter(({ article: { question, answer } }) => {
    const known = new Set(wordsOf(`${question} ${answer}`));
    return words.length > 0 && words.filter((word) => known.has(word)).length >= SHARE * words.length;
  });
}

/** An answer with the links of its articles below it, those that it doesn't have itself. */
export function withLinks(reply: string, cited: readonly Passage[], max: number): string {
  const links = new Set(cited.flatMap(({ article: { url } }) => (url === null || reply.includes(url) ? [] : [url])));
  const below = [...links].slice(0, MAX_LINKS).join('\n');
  const whole = `${reply}\n\n${below}`;
  return below === '' || whole.length > max ? reply : whole;
}
