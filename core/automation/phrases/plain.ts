/** How phrases are compared: the words of a message without what people leave out or add. */
import { fold, withoutLayout } from '#core/text/fold.ts';

/** Lower case, without accents and punctuation, words apart by one blank. Letters that are written in two ways are one. */
export const plain = (text: string): string =>
  // A ligature may hold the line that stretches a word.
  fold(withoutLayout(text.normalize('NFKC')))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** The phrases of a list that is parted by commas. */
export const listed = (phrases: string): string[] => phrases.split(',').map(plain);
