/** Which articles are shown in which language. */
import type { Article } from '#core/model/knowledge/article.ts';
import { languageOf } from '#core/text/language.ts';

type InLanguage = Pick<Article, 'locale'>;

/** The languages that articles are written in, the one of most articles first; English where none says. */
export function languagesOf(articles: readonly InLanguage[]): [string, ...string[]] {
  const counts = new Map<string, number>();
  for (const { locale } of articles) {
    const language = languageOf(locale);
    if (language !== '') counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [main = 'en', ...others] = [...counts].sort(([, one], [, other]) => other - one).map(([language]) => language);
  return [main, ...others];
}

/** The language that articles are shown in to somebody who reads `wanted`: that, or the one that most are written in. */
export function shownLanguage(articles: readonly InLanguage[], wanted: string): string {
  const languages = languagesOf(articles);
  return languages.includes(wanted) ? wanted : languages[0];
}

/** The articles of a language, with those that are for any. */
export const articlesIn = <One extends InLanguage>(articles: readonly One[], language: string): One[] =>
  articles.filter(({ locale }) => locale === null || languageOf(locale) === language);

/** The language of an article's page: its own, or the main one of those that are for any. */
export const pageLanguage = (article: InLanguage, main: string): string => languageOf(article.locale) || main;
