/** Keeps a bot's instructions to itself: tells when a text repeats a part of them, however it is spaced or punctuated. */
import type { Article } from '#core/model/knowledge/article.ts';

/** This many letters in a row that match the instructions aren't a coincidence. */
const RUN = 40;
/** Instructions shorter than this say nothing worth keeping. */
const SHORTEST = 16;

/** Whether a text that is given piece by piece has begun to give the instructions away. */
export type Guard = (piece: string) => boolean;

/** What may be said: an article's words. */
type Said = { article: Pick<Article, 'question' | 'answer'> };

/**
 * Makes a guard for a text. What articles say may be said.
 * @param most how many letters in a row it takes, if the instructions have as many
 */
export function instructionGuard(instructions: string, passages: readonly Said[], most = RUN): Guard {
  const secret = lettersOf(instructions);
  const length = Math.min(most, secret.length);
  if (length < SHORTEST) return () => false;
  const open = lettersOf(passages.map(({ article }) => `${article.question} ${article.answer}`).join(' '));
  const runs = new Set<string>();
  for (let from = 0; from + length <= secret.length; from++) {
    const run = secret.slice(from, from + length);
    if (!open.includes(run)) runs.add(run);
  }
  let before = '';
  return (piece) => {
    const letters = before + lettersOf(piece);
    before = letters.slice(1 - length);
    for (let from = 0; from + length <= letters.length; from++)
      if (runs.has(letters.slice(from, from + length))) return true;
    return false;
  };
}

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
