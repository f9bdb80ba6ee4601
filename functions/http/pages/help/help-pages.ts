/** The pages of the help center: a list, which is also what a search finds, an article, and one for what isn't there. */
import { articlePath, listPath, type CenterInPath } from '#core/help/address.ts';
import { pageLanguage } from '#core/help/languages.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import { cut } from '#core/model/text.ts';
import { inLanguage } from '#core/text/language.ts';
import { plainLine, plainText } from '#core/text/rich-text.ts';
import { escapeHtml } from '#functions/http/pages/page.ts';
import { type Look, helpDocument } from './document.ts';
import { richHtml } from './rich-html.ts';
import { articleData, faqData, headOf } from './structured-data.ts';
import { helpTexts } from './texts.ts';

/** Where a page is and what it belongs to. */
export type HelpSite = {
  look: Look;
  /** What the help center is called; null for "Help" in the reader's language. */
  title: string | null;
  /** `https://…`, without a trailing slash. */
  origin: string;
  center: CenterInPath;
  language: string;
  /** All languages there are, the main one first. */
  languages: readonly string[];
};

const MAX_EXCERPT = 140;

/** The beginning of an answer, in one line. */
export const excerptOf = ({ answer }: Pick<Article, 'answer'>): string => cut(plainLine(answer), MAX_EXCERPT);

/** The articles of a language, or those that a search found. */
export function listPage(site: HelpSite, articles: readonly Article[], searched: string | undefined) {
  const texts = inLanguage(helpTexts, site.language);
  const name = site.title ?? texts.title;
  const heading = searched === undefined ? texts.all : texts.results;
  const isEmpty = articles.length === 0;
  const alternates = new Map(site.languages.map((language) => [language, urlOf(site, language)]));
  return helpDocument({
    language: site.language,
    look: site.look,
    title: searched === undefined ? `${name} – ${site.look.name}` : `${searched} – ${name}`,
    head:
      searched === undefined
        ? headOf({
            title: name,
            description: articles.map(({ question }) => question).join(' · ') || name,
            language: site.language,
            url: urlOf(site, site.language),
            ...(site.languages.length > 1 ? { alternates } : {}),
            kind: 'website',
            site: site.look.name,
            image: site.look.logo_url,
            ...(isEmpty ? {} : { data: faqData(articles, site.language) }),
          })
        : '<meta name="robots" content="noindex">',
    body: framed(
      site,
      `<h1>${escapeHtml(heading)}</h1>${isEmpty ? `<p role="status">${escapeHtml(texts.none)}</p>` : listOf(site, articles)}${searched === undefined ? '' : backLink(site)}`,
      searched,
    ),
  });
}

/** One article. */
export function articlePage(site: HelpSite, article: Article) {
  const texts = inLanguage(helpTexts, site.language);
  const { question, answer, url: more } = article;
  const url = site.origin + articlePath(site.center, site.language, article);
  const name = site.look.name;
  return helpDocument({
    language: site.language,
    look: site.look,
    title: `${question} – ${site.title ?? texts.title}`,
    head: headOf({
      title: question,
      description: plainText(answer),
      language: site.language,
      url,
      kind: 'article',
      site: name,
      image: site.look.logo_url,
      data: articleData(article, { language: site.language, url, site: name }),
    }),
    body: framed(
      site,
      `${backLink(site)}<article><h1 dir="auto">${escapeHtml(question)}</h1>\n<div dir="auto">${richHtml(answer)}</div>${
        more === null ? '' : `<p><a href="${escapeHtml(more)}" rel="noopener">${escapeHtml(texts.more)}</a></p>`
      }</article>`,
    ),
  });
}

/** For what isn't there. */
export function missingPage(site: HelpSite) {
  const texts = inLanguage(helpTexts, site.language);
  return helpDocument({
    status: 404,
    language: site.language,
    look: site.look,
    title: texts.missingTitle,
    head: '<meta name="robots" content="noindex">',
    body: framed(
      site,
      `<h1>${escapeHtml(texts.missingTitle)}</h1><p>${escapeHtml(texts.missing)}</p>${site.languages.length > 0 ? backLink(site) : ''}`,
    ),
  });
}

const urlOf = ({ origin, center }: HelpSite, language: string): string => origin + listPath(center, language);

function listOf(site: HelpSite, articles: readonly Article[]): string {
  const items = articles.map((article) => {
    const [main = site.language] = site.languages;
    const href = escapeHtml(articlePath(site.center, pageLanguage(article, main), article));
    return `<li><a href="${href}"><strong dir="auto">${escapeHtml(article.question)}</strong><span dir="auto">${escapeHtml(excerptOf(article))}</span></a></li>`;
  });
  return `<ul class="articles">${items.join('')}</ul>`;
}

const backLink = (site: HelpSite): string =>
  `<p class="back"><a href="${listPath(site.center, site.language)}">${escapeHtml(inLanguage(helpTexts, site.language).all)}</a></p>`;

/** The head and foot that all pages share. Without any language there is nothing to look for. */
function framed(site: HelpSite, content: string, searched = ''): string {
  const { look, language, languages } = site;
  const texts = inLanguage(helpTexts, language);
  const home = escapeHtml(listPath(site.center, language));
  const logo = look.logo_url === null ? '' : `<img src="${escapeHtml(look.logo_url)}" alt="">`;
  const name = `<span dir="auto">${escapeHtml(site.title ?? texts.title)}</span>`;
  const search = `<form method="get" action="${home}" role="search"><label class="sr" for="q">${escapeHtml(texts.ask)}</label><input id="q" name="q" type="search" maxlength="100" placeholder="${escapeHtml(texts.ask)}" value="${escapeHtml(searched)}"><button>${escapeHtml(texts.search)}</button></form>`;
  const isEmpty = languages.length === 0;
  return `<header><p class="name">${isEmpty ? name : `<a href="${home}">${logo}${name}</a>`}</p>${isEmpty ? '' : search}</header>
<main>${content}</main>
${languages.length > 1 ? footer(site) : ''}`;
}

function footer({ center, languages, language }: HelpSite): string {
  const links = languages.map((other) => {
    const current = other === language ? ' aria-current="page"' : '';
    return `<li><a href="${listPath(center, other)}" hreflang="${other}" lang="${other}"${current}>${escapeHtml(nameOf(other))}</a></li>`;
  });
  return `<footer><nav aria-label="${escapeHtml(inLanguage(helpTexts, language).languages)}"><ul>${links.join('')}</ul></nav></footer>`;
}

/** A language's own name for itself. */
const nameOf = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language;
