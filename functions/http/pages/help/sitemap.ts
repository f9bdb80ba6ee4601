/** The sitemap of all help centers: https://www.sitemaps.org/protocol.html. */
import { escapeHtml } from '#functions/http/pages/page.ts';
import { response } from './document.ts';

/** A page in the sitemap, with the same page in other languages. */
export type SitemapPage = { url: string; alternates?: ReadonlyMap<string, string> };

/** The most that one file may list. */
const MAX_PAGES = 50_000;

/** The file. */
export function sitemap(pages: readonly SitemapPage[]) {
  const urls = pages.slice(0, MAX_PAGES).map(({ url, alternates }) => {
    const links = [...(alternates ?? [])].map(
      ([language, href]) =>
        `<xhtml:link rel="alternate" hreflang="${escapeHtml(language)}" href="${escapeHtml(href)}"/>`,
    );
    return `<url><loc>${escapeHtml(url)}</loc>${links.join('')}</url>\n`;
  });
  return response(
    200,
    'application/xml; charset=utf-8',
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('')}</urlset>
`,
  );
}
