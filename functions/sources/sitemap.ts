/** Sitemaps (sitemaps.org): which pages a site lists. */
import { gunzipSync } from 'node:zlib';

/** What a sitemap lists: pages, or further sitemaps. */
export type Sitemap = { pages: string[]; sitemaps: string[] };

/** More than a source can read. */
const MAX_LISTED = 5000;
const MAX_BYTES = 10 * 1024 * 1024;

/** Whether a text is a sitemap. */
export const isSitemap = (text: string): boolean => /<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/.test(text.slice(0, 4096));

/** Reads a sitemap. Nobody needs more of its XML than the addresses in it. */
export function readSitemap(text: string): Sitemap {
  const listed: string[] = [];
  for (const [, address = ''] of text.matchAll(/<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?([^<\]]{1,2000})/g)) {
    listed.push(unescaped(address.trim()));
    if (listed.length >= MAX_LISTED) break;
  }
  const isIndex = /<(?:\w+:)?sitemapindex[\s>]/.test(text.slice(0, 4096));
  return isIndex ? { pages: [], sitemaps: listed } : { pages: listed, sitemaps: [] };
}

/** A sitemap may be a gzip file of its own. Nothing where it isn't, or is too large. */
export function unzippedSitemap(bytes: Uint8Array): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (all, name) => named[name] ?? all);
