/**
 * Files of articles, read entry by entry: what cannot be understood is said of the entry, not of the file. A bundle of its
 * own, loaded by the first import.
 */
import type { ImportFormat } from '#core/model/article.ts';
import { readCsv } from './csv.ts';
import type { Entry } from './entry.ts';
import { NoSuchFile } from './entry.ts';
import { readMarkdown } from './markdown.ts';

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
    return { entries: readers[format](content) };
  } catch (error) {
    if (error instanceof NoSuchFile) return { mustBe: error.message };
    throw error;
  }
};

/** A list of articles, or `{ "articles": […] }`. */
function readJson(content: string): Entry[] {
  const value = parse(content);
  const list = typeof value === 'object' && value !== null && 'articles' in value ? value.articles : value;
  if (!Array.isArray(list)) throw new NoSuchFile('Must be a list of articles, or an object with "articles"');
  return list.map((article: unknown) => ({ line: null, article }));
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new NoSuchFile(`Must be JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'invalid'}`);
  }
}
