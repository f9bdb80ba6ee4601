/**
 * Finds articles as somebody types: by their words, by the beginnings of words, and by words with a mistake in them. What a
 * bot's index says of the same question counts, too.
 */
import type { Article } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import { wordsOf } from '#core/text/search-terms.ts';
import { isTypoOf } from './edit-distance.ts';

/** Articles as they are searched: for each the weight of its words, and how many articles have each word. */
export type HelpIndex = {
  articles: readonly { id: Id; words: ReadonlyMap<string, number> }[];
  spread: ReadonlyMap<string, number>;
};

/** How sure a bot is of articles, from 0 to 1, and from where on it would answer. */
export type Sureness = { of: ReadonlyMap<Id, number>; floor: number };

/** What a word is worth, depending on where it is. */
const WEIGHT = { question: 3, phrasing: 2, answer: 1 };
/** What a match is worth by how good it is. */
const MATCH = { whole: 1, beginning: 0.7, typo: 0.5 };
/** More words of a question say no more. */
const MAX_WORDS = 12;
/** An article has to match this share of a question, by what its words are worth. */
const LEAST_SHARE = 0.5;
/** What a bot that is sure adds; a whole match in the question is 1. */
const SURE_WEIGHT = 0.6;

/** Makes the index of some articles, in the order in which equally good ones are found. */
export function helpIndex(
  articles: readonly Pick<Article, 'id' | 'question' | 'alternative_phrasings' | 'answer'>[],
): HelpIndex {
  const entries = articles.map(({ id, question, alternative_phrasings, answer }) => {
    const words = new Map<string, number>();
    const add = (text: string, weight: number) => {
      for (const word of wordsOf(text)) words.set(word, Math.max(words.get(word) ?? 0, weight));
    };
    add(question, WEIGHT.question);
    for (const phrasing of alternative_phrasings) add(phrasing, WEIGHT.phrasing);
    add(answer, WEIGHT.answer);
    return { id, words };
  });
  const spread = new Map<string, number>();
  for (const { words } of entries) for (const word of words.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  return { articles: entries, spread };
}

/** The articles that fit a question, best first; none where it has no words. */
export function searchHelp(index: HelpIndex, question: string, sure?: Sureness): Id[] {
  const asked = [...new Set(wordsOf(question))].slice(0, MAX_WORDS).map((word) => matchesOf(index, word));
  const worth = asked.reduce((sum, { rarity }) => sum + rarity, 0);
  if (worth === 0) return [];
  const scored = index.articles.map(({ id, words }, order) => {
    let [score, share] = [0, 0];
    for (const { rarity, matches } of asked) {
      let best = 0;
      for (const [word, factor] of matches) best = Math.max(best, (words.get(word) ?? 0) * factor);
      score += (best / WEIGHT.question) * rarity;
      if (best > 0) share += rarity;
    }
    const sureness = sure?.of.get(id) ?? 0;
    const isFound = share / worth >= LEAST_SHARE || (sure !== undefined && sureness >= sure.floor);
    return { id, order, score: isFound ? score / worth + SURE_WEIGHT * sureness : 0 };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.order - other.order)
    .map(({ id }) => id);
}

/** The words of the articles that a word of a question may mean, each with how good a match it is; the rarer, the more it says. */
function matchesOf({ articles, spread }: HelpIndex, word: string): { rarity: number; matches: [string, number][] } {
  const matches: [string, number][] = [];
  for (const known of spread.keys())
    if (known.startsWith(word)) matches.push([known, known === word ? MATCH.whole : MATCH.beginning]);
  if (matches.length === 0) matches.push(...typosOf(spread, word));
  const most = Math.max(0, ...matches.map(([known]) => spread.get(known) ?? 0));
  return { rarity: Math.log(1 + (articles.length + 1) / (most + 1)), matches };
}

function typosOf(spread: ReadonlyMap<string, number>, word: string): [string, number][] {
  // In short words a mistake makes another word.
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (most === 0) return [];
  return [...spread.keys()].filter((known) => isTypoOf(word, known, most)).map((known) => [known, MATCH.typo]);
}
