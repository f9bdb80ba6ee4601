/** Files of articles, read entry by entry: what cannot be understood is said of the entry, not of the file. */
import type { ImportFormat } from '../../core/model/article.ts';
import { DomainError } from '../../core/model/errors.ts';
import { readCsv } from './csv.ts';
import { readMarkdown } from './markdown.ts';

/** One entry of a file: what it seems to say, or why it could not be read. `line` is where it begins, from 1. */
export type Entry = { line: number | null } & ({ article: unknown } | { unreadable: string });

const readers: Record<ImportFormat, (content: string) => Entry[]> = {
  csv: readCsv,
  markdown: readMarkdown,
  json: readJson,
};

/** The entries of a file. @throws DomainError `validation_failed` when it is no such file at all */
export function readEntries(format: ImportFormat, content: string): Entry[] {
  return readers[format](content);
}

/** A list of articles, or `{ "articles": […] }`. */
function readJson(content: string): Entry[] {
  const value = parse(content);
  const list = typeof value === 'object' && value !== null && 'articles' in value ? value.articles : value;
  if (!Array.isArray(list)) throw noSuchFile('Must be a list of articles, or an object with "articles"');
  return list.map((article: unknown) => ({ line: null, article }));
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw noSuchFile(`Must be JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'it is not'}`);
  }
}

/** What a file is refused with as a whole. */
export const noSuchFile = (message: string): DomainError =>
  new DomainError('validation_failed', `content: ${message}.`, { errors: [{ path: 'body.content', message }] });
