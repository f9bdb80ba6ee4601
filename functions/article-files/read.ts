/**
 * Files of articles, read entry by entry: what cannot be understood is said of the entry, not of the file. A bundle of its
 * own, loaded by the first import.
 */
import type { ImportFormat } from '#core/model/knowledge/article.ts';
import { readCsv } from './csv.ts';
import { type Entry, NoSuchFile } from './entry.ts';
import { readMarkdown } from './markdown.ts';

/** What a listed article has besides what an import sets. */
const GIVEN_BY_SERVER = new Set(['id', 'source_id', 'version', 'created_at']);

/** What a file holds, or what is wrong with it as a whole. */
export type ReadFile = (format: ImportFormat, content: string) => { entries: Entry[] } | { mustBe: string };

const readers: Record<ImportFormat, (content: string) => Entry[]> = {
  csv: readCsv,
  markdown: readMarkdown,
  json: readJson,
};

/** Reads a file. */
export const readFile: ReadFile = (format, content) => {
  try {
    return { entries: readers[format](content.replace(/^\uFEFF/, '')).map(refuseUnread) };
  } catch (error) {
    if (error instanceof NoSuchFile) return { mustBe: error.message };
    throw error;
  }
};

/** Text that was read in another encoding than it was written in: what it said is lost. */
const UNREAD = '\uFFFD';
const refuseUnread = (entry: Entry): Entry =>
  'article' in entry && JSON.stringify(entry.article).includes(UNREAD)
    ? { line: entry.line, unreadable: `Contains characters that were lost (${UNREAD}). Save the file as UTF-8` }
    : entry;

/** A list of articles, `{ "articles": […] }`, or what `GET /articles` answers. */
function readJson(content: string): Entry[] {
  const value = parse(content);
  const { articles, data }: { articles?: unknown; data?: unknown } =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const list = articles ?? data ?? value;
  if (!Array.isArray(list)) throw new NoSuchFile('Must be a list of articles, or an object with "articles" or "data"');
  return list.map((article: unknown) => ({ line: null, article: withoutOwn(article) }));
}

/** An article without what is its own where it came from. */
function withoutOwn(article: unknown): unknown {
  if (typeof article !== 'object' || article === null || Array.isArray(article)) return article;
  return Object.fromEntries(Object.entries(article).filter(([name]) => !GIVEN_BY_SERVER.has(name)));
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new NoSuchFile(`Must be JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'invalid'}`);
  }
}
