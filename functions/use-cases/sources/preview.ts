/** What a source would read, within seconds: where it begins, and what is found from there. */
import { isInScope, isPageLink, pageUrlOf, scopeOf } from '#core/sources/links.ts';
import type { SourceKind, SourcePreview } from '#core/model/knowledge/source.ts';
import { unread } from '#functions/sources/problem.ts';
import { type Content, readContent } from '#functions/sources/read-content.ts';
import { type SiteDeps, siteFetcher } from './site-fetcher.ts';

/** Addresses that are tried, pages that are named, and questions of the first. */
const MAX = { tried: 3, sitemaps: 3, examples: 5, questions: 5, all: 9 };

/** Previews a source. @param until milliseconds since 1970: what isn't read by then isn't in it */
export async function previewSource(
  deps: SiteDeps,
  { addresses, kind }: { addresses: readonly string[]; kind: SourceKind },
  until: number,
): Promise<SourcePreview> {
  const urls = addresses.flatMap((address) => pageUrlOf(address) ?? []);
  const scopes = urls.map(scopeOf);
  const origins = new Set(urls.map(({ origin }) => origin));
  const site = siteFetcher(deps, origins);
  const found = new Set<string>();
  const preview: SourcePreview = { found: 0, examples: [], first: null, problems: [] };
  const takeLinks = (content: Content, base: string) => {
    for (const link of content.links) {
      const url = pageUrlOf(link, base);
      if (url && isInScope(url, scopes) && isPageLink(url)) found.add(url.href);
    }
  };
  const firstIn = (content: Content, base: string): URL | undefined =>
    content.links
      .flatMap((link) => pageUrlOf(link, base) ?? [])
      .find((url) => isInScope(url, scopes) && isPageLink(url) && !waiting.some((one) => one.url.href === url.href));
  const waiting = urls.slice(0, MAX.tried).map((url) => ({ url, isFound: false }));
  const add = (sitemaps: readonly string[]) => {
    for (const address of sitemaps.slice(0, MAX.sitemaps)) {
      const url = pageUrlOf(address);
      const isNew = url && origins.has(url.origin) && !waiting.some((one) => one.url.href === url.href);
      if (isNew && waiting.length < MAX.all) waiting.push({ url, isFound: true });
    }
  };
  if (kind === 'site') for (const origin of origins) add((await site.robotsOf(origin)).sitemaps);
  for (const { url, isFound } of waiting) {
    if (deps.now() >= until) break;
    const result = await site.fetch(url);
    const content =
      result === 'unchanged' || 'problem' in result ? result : await readContent({ ...result, name: url.pathname });
    if (content === 'unchanged' || 'problem' in content) {
      const { problem, detail } = content === 'unchanged' ? unread('server_error', '304') : content;
      if (!isFound) preview.problems.push({ address: url.href, problem, detail });
      continue;
    }
    if (kind === 'site') {
      takeLinks(content, url.href);
      add(content.sitemaps);
    }
    if (!content.isList) found.add(url.href);
    // What only leads further is followed one step: a first page may, and a sitemap does.
    const next = content.drafts.length === 0 && kind === 'site' ? firstIn(content, url.href) : undefined;
    if (next && !preview.first && waiting.length < MAX.all) waiting.push({ url: next, isFound: true });
    if (!preview.first && content.drafts.length > 0) {
      const questions = content.drafts.slice(0, MAX.questions).map(({ questions: [question] }) => question);
      preview.first = { address: url.href, title: content.title, questions };
    }
  }
  const rest = kind === 'site' ? [] : urls.slice(MAX.tried).map(({ href }) => href);
  const all = [...new Set([...found, ...rest])];
  return { ...preview, found: all.length, examples: all.slice(0, MAX.examples) };
}
