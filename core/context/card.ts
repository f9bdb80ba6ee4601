/** Reading a card: whatever a host answers becomes at most a few rows of plain text, or nothing. */
import { type CardRow, MAX_CARD_ROWS } from '#core/model/visitors/card.ts';
import { cleanText } from '#core/model/lenient.ts';
import { oneLine } from '#core/model/text.ts';

const MAX_LABEL = 60;
const MAX_VALUE = 300;
const MAX_LINK = 1000;

/** The rows of an answer: a list, or an object with one under `rows`; undefined for anything else. */
export function readCard(text: string): CardRow[] | undefined {
  const rows = rowsIn(parsed(text));
  return rows?.flatMap(readRow).slice(0, MAX_CARD_ROWS);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function rowsIn(value: unknown): unknown[] | undefined {
  const rows = typeof value === 'object' && value !== null && 'rows' in value ? value.rows : value;
  return Array.isArray(rows) ? rows : undefined;
}

/** A row that has a label and a value; one that hasn't is left out. */
function readRow(row: unknown): CardRow[] {
  if (typeof row !== 'object' || row === null) return [];
  const { label, value, link } = row as Record<string, unknown>;
  const [name, known] = [textOf(label, MAX_LABEL), textOf(value, MAX_VALUE)];
  return name === '' || known === '' ? [] : [{ label: name, value: known, link: linkOf(link) }];
}

const textOf = (value: unknown, max: number): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? oneLine(cleanText(String(value), max)) : '';

/** An https address without a user. Any other is left out, and its row stays. */
function linkOf(link: unknown): string | null {
  const url = typeof link === 'string' && link.length <= MAX_LINK ? URL.parse(link) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}
