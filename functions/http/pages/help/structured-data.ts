/** What search engines read of a page: schema.org as JSON, which browsers don't run, and Open Graph. */
import type { Article } from '#core/model/knowledge/article.ts';
import { cut } from '#core/model/text.ts';
import { plainText } from '#core/text/rich-text.ts';
import { escapeHtml } from '#functions/http/pages/page.ts';

/** What the tags in the head of a page say. */
export type Described = {
  title: string;
  description: string;
  language: string;
  /** Where the page is: `https://…`. */
  url: string;
  /** The same in other languages, by language. */
  alternates?: ReadonlyMap<string, string>;
  kind: 'website' | 'article';
  site: string;
  image: string | null;
  data?: object;
};

const MAX_DESCRIPTION = 160;

/** Tags for the head. */
export function headOf(page: Described): string {
  const { title, description, url, alternates = new Map<string, string>(), kind, site, image, data, language } = page;
  const said = description.replaceAll(/\s+/g, ' ').trim();
  const meta = (attribute: 'name' | 'property', name: string, content: string) =>
    `<meta ${attribute}="${name}" content="${escapeHtml(content)}">`;
  const [main] = alternates.values();
  return [
    meta('name', 'description', cut(said, MAX_DESCRIPTION)),
    `<link rel="canonical" href="${escapeHtml(url)}">`,
    ...[...alternates].map(
      ([other, href]) => `<link rel="alternate" hreflang="${escapeHtml(other)}" href="${escapeHtml(href)}">`,
    ),
    ...(main === undefined ? [] : [`<link rel="alternate" hreflang="x-default" href="${escapeHtml(main)}">`]),
    meta('property', 'og:type', kind),
    meta('property', 'og:title', title),
    meta('property', 'og:description', cut(said, MAX_DESCRIPTION)),
    meta('property', 'og:url', url),
    meta('property', 'og:site_name', site),
    meta('property', 'og:locale', language),
    ...(image?.startsWith('https:') ? [meta('property', 'og:image', image)] : []),
    ...(data === undefined ? [] : [jsonLd(data)]),
  ].join('\n');
}

/** JSON that no tag can end. */
const jsonLd = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...data })
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`)}</script>`;

/** More questions would only make a list heavy. */
const MAX_QUESTIONS = 30;

/** A list of questions with their answers. */
export const faqData = (articles: readonly Article[], language: string): object => ({
  '@type': 'FAQPage',
  inLanguage: language,
  mainEntity: articles.slice(0, MAX_QUESTIONS).map(({ question, answer }) => ({
    '@type': 'Question',
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
  })),
});

/** One article. */
export const articleData = (
  { question, answer, created_at }: Article,
  { language, url, site }: { language: string; url: string; site: string },
): object => ({
  '@type': 'Article',
  headline: cut(question, 110),
  articleBody: plainText(answer),
  inLanguage: language,
  datePublished: created_at,
  mainEntityOfPage: url,
  publisher: { '@type': 'Organization', name: site },
});
