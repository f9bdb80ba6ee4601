/** Rows as comma-separated values (RFC 4180): nested fields under dotted names; lists and addresses are left out. */

/** The table of rows; without any, the names of what a row would have. */
export function csvOf(rows: readonly object[], otherwise: object): string {
  const flat = rows.map((row) => new Map(cellsOf(row)));
  const names = [...(flat[0] ?? new Map(cellsOf(otherwise))).keys()];
  const lines = [names, ...flat.map((row) => names.map((name) => row.get(name)))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function cellsOf(row: object, prefix = ''): [name: string, value: unknown][] {
  return Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
    if (Array.isArray(value) || name === 'conversations_urls') return [];
    return typeof value === 'object' && value !== null
      ? cellsOf(value as object, `${prefix}${name}.`)
      : [[prefix + name, value]];
  });
}

/**
 * What a spreadsheet takes for a formula: at the beginning of a cell, or of what becomes one where another separator than
 * the comma is usual; full-width signs too, in some languages.
 */
const FORMULA = /(?<=^|[;\t\r\n])(?=[=+\-@\t\r\n＝＋－＠])/g;

/** A cell. Text that a spreadsheet would take for a formula is marked as text. */
function quoted(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value.replaceAll(FORMULA, "'") : String(value);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
