/** What kind of file of articles a file is, by its name. */
import type { ImportFormat } from '#core/model/knowledge/article.ts';

const endings: Record<string, ImportFormat> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'markdown',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
};

/** The endings a file may have, for the file picker. */
export const acceptedEndings = Object.keys(endings).map((ending) => `.${ending}`);

/** The format; undefined when the name says nothing. */
export function formatOf(fileName: string): ImportFormat | undefined {
  const ending = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}
