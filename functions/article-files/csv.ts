/**
 * Articles from CSV: a header with `question` and `answer`, and if wanted `alternative_phrasings` (one a line, or between
 * `|`), `locale`, `url` and `is_public` (`yes` or `no`). Separated by comma, semicolon or tab, whichever the header has most of.
 */
import { type CsvError, parse } from 'csv-parse/sync';
import { type Entry, NoSuchFile } from './entry.ts';

const columns = ['question', 'answer', 'alternative_phrasings', 'locale', 'url', 'is_public'] as const;
type Column = (typeof columns)[number];
const separators = [',', ';', '\t'];

/** The entries of a CSV file. @throws NoSuchFile when its header is not one of articles */
export function readCsv(given: string): Entry[] {
  const entries: Entry[] = [];
  const { content, delimiter, firstLine } = separated(given);
  let linesRead = 1;
  parse(content, {
    columns: headerOf,
    delimiter,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    // Spreadsheets accept these, too: blanks around quotation marks, quotation marks within a field, and missing trailing columns.
    trim: true,
    relax_quotes: true,
    relax_column_count_less: true,
    on_record: (record: Record<Column, string>, { lines }) => {
      entries.push({ line: firstLine + lines - lineBreaksIn(record), article: articleOf(record) });
      linesRead = lines;
    },
    on_skip: (error: CsvError | undefined) => {
      // An unclosed field starts in the row after the last complete one.
      const isOpen = error?.code === 'CSV_QUOTE_NOT_CLOSED';
      const line = isOpen ? linesRead + 1 : Number(error?.['lines'] ?? 0);
      entries.push({ line: line > 0 ? firstLine + line : null, unreadable: unreadable[error?.code ?? ''] ?? NO_ROW });
      linesRead = line;
      return undefined;
    },
  });
  return entries;
}

const NO_ROW = "Isn't a valid CSV row";
/** Why a row can't be read, by the parser's error code. */
const unreadable: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'Has a quotation mark that is never closed: nothing from here on was read',
  CSV_RECORD_INCONSISTENT_COLUMNS:
    'Has more fields than the first line has columns. Put a text with separators in quotation marks',
};

function headerOf(header: string[]): (Column | undefined)[] {
  // Spreadsheets write separators for columns that are empty in every row.
  const found = header.map((name) => (name.trim() === '' ? undefined : columnOf(name)));
  const missing = columns.slice(0, 2).find((needed) => !found.includes(needed));
  if (missing) throw new NoSuchFile(`Must have a column "${missing}" in its first line`);
  const doubled = found.find((column, index) => column !== undefined && found.indexOf(column) !== index);
  if (doubled) throw new NoSuchFile(`Must have each column once. Got "${doubled}" twice`);
  return found;
}

function columnOf(name: string): Column {
  const known = columns.find((column) => column === name.trim().toLowerCase());
  if (!known) throw new NoSuchFile(`Must have only the columns ${columns.join(', ')}. Got "${name.slice(0, 60)}"`);
  return known;
}

/** How spreadsheets and people write yes and no; anything else is refused with the row. */
const answers: Record<string, boolean> = { yes: true, true: true, 1: true, no: false, false: false, 0: false };

function articleOf({
  alternative_phrasings,
  locale,
  url,
  is_public,
  ...rest
}: Partial<Record<Column, string>>): object {
  const phrasings = (alternative_phrasings ?? '').split(/[\n|]/).map((each) => each.trim());
  return {
    ...rest,
    alternative_phrasings: phrasings.filter((each) => each !== ''),
    ...(locale ? { locale } : {}),
    ...(url ? { url } : {}),
    ...(is_public ? { is_public: answers[is_public.toLowerCase()] ?? is_public } : {}),
  };
}

/** A file's rows, and what parts their fields: what its first line says (`sep=;`, as Excel does), or what the header has most of. */
function separated(content: string): { content: string; delimiter: string; firstLine: number } {
  const [line = '', given] = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(content) ?? [];
  if (given !== undefined) return { content: content.slice(line.length), delimiter: given, firstLine: 1 };
  const [header = ''] = content.trimStart().split(/[\r\n]/, 1);
  const count = (separator: string) => header.split(separator).length;
  const delimiter = separators.toSorted((one, other) => count(other) - count(one))[0] ?? ',';
  return { content, delimiter, firstLine: 0 };
}

/** A record is reported at the line it ends in. */
const lineBreaksIn = (record: Record<string, string>): number => Object.values(record).join('').split('\n').length - 1;
