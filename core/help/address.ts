/** Where pages of the help center are: `/help/de/where-is-my-order-123`. The number finds the article, the words are for readers. */
import type { Id } from '#core/model/id.ts';
import { wordsOf } from '#core/text/search-terms.ts';

/** Where the pages of all help centers begin. */
export const HELP_PATH = '/help/';

/** A help center in an address: none for the deployment's first one, else its widget's ID. */
export type CenterInPath = Id | undefined;

const MAX_SLUG_WORDS = 8;
const MAX_SLUG_LENGTH = 80;

/** The last part of an article's address, before it is percent-encoded. */
export function slugOf({ id, question }: { id: Id; question: string }): string {
  const words = wordsOf(question).slice(0, MAX_SLUG_WORDS);
  while (words.join('-').length > MAX_SLUG_LENGTH) words.pop();
  return [...words, id].join('-');
}

/** The article that the last part of an address names. */
export function articleIn(slug: string): Id | undefined {
  const [, id] = /(?:^|-)([1-9]\d{0,15})$/.exec(slug) ?? [];
  return id !== undefined && Number.isSafeInteger(Number(id)) ? Number(id) : undefined;
}

/** The list of articles in a language. */
export const listPath = (center: CenterInPath, language: string): string =>
  `${HELP_PATH}${center === undefined ? '' : `${center}/`}${language}/`;

/** An article's page. */
export const articlePath = (center: CenterInPath, language: string, article: { id: Id; question: string }): string =>
  listPath(center, language) + encodeURIComponent(slugOf(article));
