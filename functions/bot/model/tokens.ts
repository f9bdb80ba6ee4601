/** How many tokens a text takes, reckoned before a model counts them: never far too few, in any script. */
import type { Prompt } from './model-bot.ts';

/** Letters of most scripts come several to a token; a character of these may take one or more by itself. */
const DENSE =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{Emoji_Presentation}]/gu;
const LATIN_PER_TOKEN = 3;
/** Scripts between the two: Arabic, Hebrew, Cyrillic, Greek, those of India. */
const OTHER_PER_TOKEN = 2;
/** What a server adds to each message. */
export const TOKENS_OF_A_MESSAGE = 4;

/** Tokens of a prompt. */
export const tokensOf = ({ instructions, messages, tools = [], exchanges = [] }: Prompt): number =>
  [
    instructions,
    ...messages.map(({ content }) => content),
    ...[...tools, ...exchanges].map((one) => JSON.stringify(one)),
  ].reduce((sum, text) => sum + TOKENS_OF_A_MESSAGE + tokensIn(text), 0);

/** Tokens of a text. */
export function tokensIn(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  const latin = text.match(/[\0-\u024f]/g)?.length ?? 0;
  const others = Math.max(0, text.length - latin - dense);
  return Math.ceil(latin / LATIN_PER_TOKEN + others / OTHER_PER_TOKEN + 1.5 * dense);
}
