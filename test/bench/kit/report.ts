/** What a benchmark found, as tables that a person reads or, with `--json`, a program. */
import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

type Cell = string | number;

/** One table: each row has a cell for each column. */
export type Table = { name: string; columns: string[]; rows: Cell[][] };

/** A figure that must not grow beyond its limit, or shrink below it. */
export type Budget = {
  name: string;
  value: number;
  limit: number;
  /** Default `most`: the value may be as large as the limit. */
  kind?: 'most' | 'least';
  /** Such as `ms`. Default: a count, or a ratio. */
  unit?: string;
};

/** What a benchmark measured. */
export type Measured = { tables: Table[]; budgets?: Budget[]; notes?: string[] };

/** Where it was measured. */
export type Machine = { processor: string; cores: number; memory_gb: number; system: string; node: string };

/** A run of a benchmark, as `--json` prints it. */
export type Report = {
  name: string;
  command: string;
  machine: Machine;
  /** ISO 8601, UTC. */
  date: string;
  /** The commit that was measured; `+` follows if files had changed since. */
  commit: string;
  tables: Table[];
  budgets: (Required<Omit<Budget, 'unit'>> & { unit: string; is_kept: boolean })[];
  notes: string[];
};

/** Makes a table of records. Columns are the keys of all of them, in the order in which they come; a missing cell is empty. */
export function tableOf(name: string, records: readonly Readonly<Record<string, Cell>>[]): Table {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return { name, columns, rows: records.map((record) => columns.map((column) => record[column] ?? '')) };
}

/** Whether a figure keeps within its limit. */
export const isKept = ({ value, limit, kind }: Budget): boolean => (kind === 'least' ? value >= limit : value <= limit);

/** The machine this process runs on. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memory_gb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    node: process.versions.node,
  };
}

/** The commit of the working folder; empty where there is no repository. */
export function thisCommit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') === '' ? '' : '+');
  } catch {
    return '';
  }
}

/** Adds to what was measured when and where it was. */
export function reportOf(
  name: string,
  { tables, budgets = [], notes = [] }: Measured,
  { machine = thisMachine(), commit = thisCommit(), now = new Date() } = {},
): Report {
  return {
    name,
    command: `npm run bench ${name}`,
    machine,
    date: now.toISOString(),
    commit,
    tables,
    budgets: budgets.map((budget) => ({ kind: 'most', unit: '', ...budget, is_kept: isKept(budget) })),
    notes,
  };
}

const isNumber = (cell: Cell): boolean => typeof cell === 'number';

/** A table with aligned columns, numbers to the right: Markdown, so that it can be copied into a page. */
export function textOf({ name, columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, index) => Math.max(3, ...lines.map((line) => line[index]?.length ?? 0)));
  const isRight = columns.map((_, index) => rows.some((row) => isNumber(row[index] ?? '')));
  const draw = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => (isRight[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, index) => (isRight[index] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  const [head = [], ...body] = lines;
  return [`${name}:`, '', draw(head), rule, ...body.map(draw)].join('\n');
}

/** One line for a budget. */
export const budgetText = (budget: Budget): string => {
  const { name, value, limit, kind = 'most', unit = '' } = budget;
  const measured = `${Number(value.toPrecision(4))} ${unit}`.trim();
  return `${name}: ${measured}; at ${kind} ${limit}: ${isKept(budget) ? 'kept' : 'EXCEEDED'}`;
};

/**
 * Prints what a benchmark measured. With `--json` among the arguments it prints one JSON document, and nothing else may be
 * printed to the standard output. The process fails if a budget isn't kept.
 */
export function printReport(name: string, measured: Measured, args: readonly string[] = process.argv.slice(2)): void {
  const report = reportOf(name, measured);
  if (args.includes('--json')) console.log(JSON.stringify(report, undefined, 2));
  else {
    const { tables, budgets, notes } = report;
    console.log([...tables.map((table) => `${textOf(table)}\n`), ...notes, ...budgets.map(budgetText)].join('\n'));
  }
  if (report.budgets.some((budget) => !budget.is_kept)) process.exitCode = 1;
}
