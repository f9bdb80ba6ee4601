/** Reads a message as phrases and nothing else: all of it has to be among those that are known. */
import { listed } from './plain.ts';

/** The kinds of phrases that a message of plain words is made of; none where any part of it is something else. */
export type ReadWhole<Kind> = (words: string) => ReadonlySet<Kind>;

/**
 * Makes a reader. `kinds` are lists parted by commas, of which a later one wins; `around` is said with them and means nothing
 * more. Longest phrases first.
 */
export function wholePhrases<Kind extends string>(
  kinds: Iterable<readonly [kind: Kind, list: string]>,
  around: string,
): ReadWhole<Kind> {
  const phrases = new Map<string, Kind | undefined>(listed(around).map((words) => [words, undefined] as const));
  for (const [kind, list] of kinds) for (const words of listed(list)) phrases.set(words, kind);
  phrases.delete('');
  const longestFirst = [...phrases.keys()].toSorted((one, other) => other.length - one.length);
  return (message) => {
    const found = new Set<Kind>();
    let rest = message;
    while (rest !== '') {
      const phrase = longestFirst.find((one) => rest.startsWith(one) && isWhole(one, rest));
      if (phrase === undefined) return new Set();
      const kind = phrases.get(phrase);
      if (kind !== undefined) found.add(kind);
      rest = rest.slice(phrase.length).trimStart();
    }
    return found;
  };
}

/** Whether a phrase ends where a word does. Words of scripts without blanks end anywhere. */
const isWhole = (phrase: string, text: string): boolean =>
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]$/u.test(phrase) || text.length === phrase.length || text[phrase.length] === ' ';
