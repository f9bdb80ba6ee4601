/** What was fetched or uploaded, read by what it is. */
import { type ArticleDraft, type TextDocument, draftsOf, shortAnswersIn } from '#core/sources/sections.ts';
import { decodeText } from './decode-text.ts';
import { readMarkdownText, titleOf } from './markdown.ts';
import { type Unread, unread } from './problem.ts';
import { isSitemap, readSitemap, unzippedSitemap } from './sitemap.ts';

/** A page with its articles, or a sitemap; both may lead further. `canonical`: the address that a page says is its own. */
export type Content = {
  title: string;
  drafts: ArticleDraft[];
  /** Answers that are too short to be articles. */
  short: number;
  links: string[];
  sitemaps: string[];
  isList: boolean;
  canonical?: string | null;
};

/** What is read. `url`: where it is, nothing for a file. */
export type Readable = { bytes: Uint8Array; type: string; name: string; url: URL | undefined };

/** Reads a page or a file. */
export async function readContent(given: Readable): Promise<Content | Unread> {
  const { bytes, type, name, url } = given;
  if (isPdf(bytes)) {
    const { readPdf } = await import('./pdf.ts');
    const read = await readPdf(bytes, titleOf(name));
    return 'problem' in read ? read : contentOf(read, url);
  }
  const unzipped = unzippedSitemap(bytes);
  const text = decodeText(unzipped ?? bytes, type).replace(/^\uFEFF/, '');
  if (isSitemap(text)) {
    const { pages, sitemaps } = readSitemap(text);
    return { title: name, drafts: [], short: 0, links: pages, sitemaps, isList: true };
  }
  if (unzipped || isBinary(text)) return unread('not_text', type.split(';')[0] || null);
  if (isHtml(type, name, text)) return readPage(text, given);
  if (isText(type, name)) return contentOf(readMarkdownText(text, name), url);
  return unread('not_text', type.split(';')[0] || null);
}

async function readPage(text: string, { url }: Readable): Promise<Content | Unread> {
  const { readHtml } = await import('./html.ts');
  const page = readHtml(text);
  if (!page) return unread('too_large');
  if (page.isSignIn) return unread('login');
  if (page.isGone) return unread('not_found', '200');
  const links = [...(page.leadsTo === null ? [] : [page.leadsTo]), ...page.links];
  const content = contentOf(page, url);
  if (!('problem' in content)) return { ...content, links, canonical: page.canonical };
  // A page that only leads further isn't read in vain.
  return links.length > 0
    ? { title: page.title, drafts: [], short: shortAnswersIn(page), links, sitemaps: [], isList: page.leadsTo !== null }
    : content;
}

function contentOf(document: TextDocument, url: URL | undefined): Content | Unread {
  const drafts = draftsOf(document, url?.href ?? null);
  const short = shortAnswersIn(document);
  if (drafts.length === 0) return unread(short > 0 ? 'too_short' : 'no_text');
  return { title: document.title, drafts, short, links: [], sitemaps: [], isList: false };
}

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
const isBinary = (text: string): boolean => text.slice(0, 4096).includes('\0');
const isHtml = (type: string, name: string, text: string): boolean =>
  /^(?:text\/html|application\/xhtml)/.test(type) ||
  (!/^text\/(?:markdown|plain)/.test(type) && /\.x?html?$/i.test(name)) ||
  (type === '' && /^\s*<(?:!doctype html|html)[\s>]/i.test(text));
const isText = (type: string, name: string): boolean =>
  /^text\/(?:plain|markdown|x-markdown)/.test(type) || /\.(?:md|mdx|markdown|txt)$/i.test(name);
