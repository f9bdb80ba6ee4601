/** Words as pieces that a model knows: the longest that fits, then the longest that fits behind it. */
import { MARKS, MAX_PIECES } from './sentence-file.ts';

const [FIRST, LAST, UNKNOWN] = [0, 1, 2];
/** A longer word is unknown. */
const MAX_LETTERS = 50;

/** What counts of words, each being a piece at least: of the longest texts, too, only this much needs to be kept. */
export const leading = (words: readonly string[]): string[] =>
  words.slice(0, MAX_PIECES).map((word) => word.slice(0, MAX_LETTERS + 1));

/** Cuts words into pieces, given as their places in the list, between two marks; nothing where no word is known. */
export function pieceCutter(pieces: readonly string[]): (words: readonly string[]) => number[] | undefined {
  const places = new Map(pieces.map((piece, place) => [piece, place]));
  if (MARKS.some((mark, place) => places.get(mark) !== place))
    throw new Error('The pieces do not begin with the marks');

  const cut = (word: string): number[] => {
    const found: number[] = [];
    for (let from = 0; from < word.length;) {
      let end = word.length > MAX_LETTERS ? from : word.length;
      const piece = () => places.get(`${from > 0 ? '##' : ''}${word.slice(from, end)}`);
      while (end > from && piece() === undefined) end -= 1;
      const place = end > from ? piece() : undefined;
      if (place === undefined) return [UNKNOWN];
      found.push(place);
      from = end;
    }
    return found;
  };

  return (words) => {
    const found: number[] = [];
    for (const word of words) {
      if (found.length >= MAX_PIECES) break;
      found.push(...cut(word));
    }
    if (found.every((piece) => piece === UNKNOWN)) return undefined;
    return [FIRST, ...found.slice(0, MAX_PIECES - 2), LAST];
  };
}
