/** People from a CSV file: who is ready to invite, and what is wrong with the other lines. */
import { type CsvError, parse } from 'csv-parse/browser/esm/sync';
import type { Department } from '#core/model/team/department.ts';
import { type TeamRole, teamRoles } from '#core/model/team/team-role.ts';
import { fold } from '#core/text/fold.ts';
import { members } from '#dashboard/strings/members.ts';

const words = members.file.problems;
const columns = ['name', 'email', 'role', 'departments', 'max_chats'] as const;
type Column = (typeof columns)[number];

/** Somebody to invite. */
export type Invitee = {
  name: string;
  email: string;
  role: TeamRole;
  department_ids: number[];
  max_concurrent_chats: number;
};
/** A line of the file: who it invites, or what is wrong with it. */
export type PeopleLine = { line: number; label: string } & ({ invitee: Invitee } | { problems: string[] });

/** How many people one file may have. */
export const MAX_PEOPLE = 500;
const MAX_NAME = 100;
const MAX_EMAIL = 254;
const MAX_CHATS = 100;
const DEFAULT_CHATS = 5;

/** The lines of a file, or why it can't be read at all. */
export function readPeople(text: string, departments: readonly Department[]): PeopleLine[] | { problem: string } {
  const rows = rowsOf(text);
  const [header, ...others] = rows;
  if (!header || 'broken' in header) return { problem: words.empty };
  const names = header.fields.map((name) => fold(name.trim()));
  const unknown = names.find((name) => name !== '' && !columns.some((column) => column === name));
  if (unknown !== undefined) return { problem: words.unknownColumn({ column: unknown }) };
  const missing = (['name', 'email'] as const).find((column) => !names.includes(column));
  if (missing) return { problem: words.noColumn({ column: missing }) };
  const filled = others.filter((row) => 'broken' in row || row.fields.some((field) => field.trim() !== ''));
  if (filled.length === 0) return { problem: words.empty };
  if (filled.length > MAX_PEOPLE) return { problem: members.file.tooLarge({ most: MAX_PEOPLE }) };
  const seen = new Map<string, number>();
  return filled.map((row) => {
    if ('broken' in row) return { line: row.line, label: '', problems: [words.notCsv] };
    const of = (column: Column) => row.fields[names.indexOf(column)]?.trim() ?? '';
    return lineOf(row.line, of, { departments, seen });
  });
}

type Row = { line: number } & ({ fields: string[] } | { broken: true });

/** Spreadsheets separate by comma, semicolon or tab, whichever the first line has most of. */
function rowsOf(given: string): Row[] {
  const text = given.replace(/^\uFEFF/, '');
  const [first = ''] = text.split(/\r\n|\r|\n/, 1);
  const delimiter = [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)[0];
  const rows: Row[] = [];
  parse(text, {
    delimiter: delimiter ?? ',',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (fields: string[], { lines }) => {
      rows.push({ line: lines, fields });
      return fields;
    },
    on_skip: (error: CsvError | undefined) => {
      rows.push({ line: Number(error?.['lines'] ?? rows.length + 1), broken: true });
      return undefined;
    },
  });
  return rows;
}

type Known = { departments: readonly Department[]; seen: Map<string, number> };

function lineOf(line: number, of: (column: Column) => string, { departments, seen }: Known): PeopleLine {
  const problems: string[] = [];
  const [name, email, role] = [of('name'), of('email').toLowerCase(), fold(of('role')) || 'agent'];
  if (name === '') problems.push(words.noName);
  if (name.length > MAX_NAME) problems.push(words.longName);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > MAX_EMAIL) problems.push(words.badEmail);
  const earlier = seen.get(email);
  if (earlier !== undefined) problems.push(words.twice({ line: earlier }));
  else if (email !== '') seen.set(email, line);
  const known = teamRoles.find((one) => one === role);
  if (!known) problems.push(words.badRole({ role }));
  const wanted = of('departments')
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);
  const found = wanted.map((one) => departments.find((department) => fold(department.name) === fold(one)));
  const lost = wanted.find((_, index) => found[index] === undefined);
  if (lost !== undefined) problems.push(words.noDepartment({ name: lost }));
  const max = of('max_chats') === '' ? DEFAULT_CHATS : Number(of('max_chats'));
  if (!Number.isInteger(max) || max < 1 || max > MAX_CHATS) problems.push(words.badMax);
  const label = name || email;
  if (problems.length > 0 || !known) return { line, label, problems };
  const department_ids = [...new Set(found.flatMap((one) => one?.id ?? []))];
  return { line, label, invitee: { name, email, role: known, department_ids, max_concurrent_chats: max } };
}
