import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Report, budgetText, isKept, printReport, reportOf, tableOf, textOf, thisMachine } from './report.ts';

const table = tableOf('Times', [
  { side: 'ours', ms: 5 },
  { side: 'theirs', ms: 12.5, note: 'cold' },
]);
const within = { name: 'ours', value: 5, limit: 6, unit: 'ms' };
const beyond = { name: 'ours', value: 7, limit: 6, unit: 'ms' };

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** What a run prints. */
function printed(args: string[], budgets = [within]): string {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  printReport('widget', { tables: [table], budgets, notes: ['Two sides.'] }, args);
  return log.mock.calls.map(([text]) => String(text)).join('\n');
}

describe('tableOf', () => {
  it('has a column for each key of any record and an empty cell where one lacks it', () => {
    expect(table).toEqual({
      name: 'Times',
      columns: ['side', 'ms', 'note'],
      rows: [
        ['ours', 5, ''],
        ['theirs', 12.5, 'cold'],
      ],
    });
  });
});

describe('textOf', () => {
  it('draws a Markdown table with its numbers to the right', () => {
    expect(textOf(table)).toBe(
      [
        'Times:',
        '',
        '| side   |   ms | note |',
        '| ------ | ---: | ---- |',
        '| ours   |    5 |      |',
        '| theirs | 12.5 | cold |',
      ].join('\n'),
    );
  });
});

describe('a budget', () => {
  it('is kept up to its limit, and of the least kind down to it', () => {
    expect([5, 6, 7].map((value) => isKept({ ...within, value }))).toEqual([true, true, false]);
    expect([5, 6, 7].map((value) => isKept({ ...within, value, kind: 'least' }))).toEqual([false, true, true]);
  });

  it('is one line with figure, limit and verdict', () => {
    expect(budgetText(within)).toBe('ours: 5 ms; at most 6: kept');
    expect(budgetText({ name: 'share', value: 0.51239, limit: 0.5 })).toBe('share: 0.5124; at most 0.5: EXCEEDED');
  });
});

describe('reportOf', () => {
  it('says what was measured, where, when and with which command', () => {
    const machine = thisMachine();
    const now = new Date('2026-11-30T18:00:00Z');
    expect(reportOf('widget', { tables: [table], budgets: [beyond] }, { machine, commit: 'abc+', now })).toEqual({
      name: 'widget',
      command: 'npm run bench widget',
      machine,
      date: '2026-11-30T18:00:00.000Z',
      commit: 'abc+',
      tables: [table],
      budgets: [{ ...beyond, kind: 'most', is_kept: false }],
      notes: [],
    });
    expect(machine.cores).toBeGreaterThan(0);
    expect(machine.node).toBe(process.versions.node);
  });
});

describe('printReport', () => {
  it('prints tables, notes and budgets as text', () => {
    expect(printed([])).toBe(`${textOf(table)}\n\nTwo sides.\nours: 5 ms; at most 6: kept`);
    expect(process.exitCode).toBeUndefined();
  });

  it('prints one JSON document when asked to', () => {
    const report = JSON.parse(printed(['--json'])) as Report;
    expect(report.tables).toEqual([table]);
    expect(report.budgets).toEqual([{ ...within, kind: 'most', is_kept: true }]);
    expect(report.command).toBe('npm run bench widget');
  });

  it('lets the process fail if a budget is exceeded', () => {
    expect(printed([], [within, beyond])).toContain('EXCEEDED');
    expect(process.exitCode).toBe(1);
  });
});
