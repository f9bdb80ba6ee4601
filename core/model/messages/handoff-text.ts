/** What a bot notes for those who take a conversation over, for people to read: in English, or in the words that are given. */
import type { HandoffCause, HandoffNote } from './handoff-note.ts';

/** The words that a note is made of, in one language. */
export type HandoffWords = {
  causes: Record<HandoffCause, (about: { count: number; names: readonly string[] }) => string>;
  question: (text: string) => string;
  closest: (article: string, percent: number) => string;
  answer: (text: string) => string;
};

/** The words in English. */
export const handoffWords: HandoffWords = {
  causes: {
    asked: () => 'The visitor asked for an agent.',
    unanswered: () => 'The bot has no answer.',
    failed: () => 'The bot’s model failed.',
    timeout: () => 'The bot’s model took too long.',
    refused: () => 'The bot’s answer was held back.',
    ungrounded: () => 'The bot’s answer was held back because no article says all of it.',
    budget: () => 'The bot used up its daily tokens for this visitor or network address.',
    max_turns: ({ count }) => `The bot reached its limit of ${count} ${count === 1 ? 'answer' : 'answers'}.`,
    not_configured: () => 'The bot has no model name, or no URL that this deployment can call.',
    files: ({ names }) =>
      `The visitor sent ${names.length === 1 ? 'a file' : 'files'}, which bots can’t read: ${names.join(', ')}`,
    neither: () => 'The visitor meant none of the articles that the bot offered.',
    unclear: ({ names }) => `The bot asked back once and still can’t tell which is meant: ${names.join(' / ')}`,
    no_help: () => 'The bot’s answer didn’t help.',
    handed_over: () => 'The bot handed over.',
    wrong_codes: ({ count }) =>
      `The visitor typed ${count} wrong codes. The code was sent to their email address, so this may be somebody else.`,
  },
  question: (text) => `Question: ${text}`,
  closest: (article, percent) => `Closest article (${percent}%): ${article}`,
  answer: (text) => `Its answer: ${text}`,
};

/** The note in words: a line for each part. An article that is 0% sure has nothing to do with the question, and isn't named. */
export function handoffText({ cause, questions = [], names = [], count = 0, text }: HandoffNote, words = handoffWords) {
  const asked = questions.flatMap((one) => [
    words.question(one.text),
    ...(one.article !== undefined && one.percent ? [words.closest(one.article, one.percent)] : []),
  ]);
  const written = text === undefined ? [] : [cause === 'no_help' ? words.answer(text) : text];
  return [words.causes[cause]({ count, names }), ...asked, ...written].join('\n');
}
