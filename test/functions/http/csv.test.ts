import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvOf } from '#functions/http/csv.ts';

const cell = (name: unknown): string => csvOf([{ name }], {}).slice('name\r\n'.length, -2);

describe('a cell', () => {
  it.each([
    ['Ana', 'Ana'],
    ['Ana, Inc.', '"Ana, Inc."'],
    ['Ana "the first"', '"Ana ""the first"""'],
    [-1.5, '-1.5'],
    [null, ''],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['Ana;=1+1', '"Ana;\'=1+1"'],
    ['Ana\t=1+1', '"Ana\t\'=1+1"'],
    ['Ana\n@SUM(A1)', '"Ana\n\'@SUM(A1)"'],
    ['Ana = 1 - 1', 'Ana = 1 - 1'],
  ])('with %j is %s', (name, written) => expect(cell(name)).toBe(written));

  it('is one cell and never a formula, whatever it contains', () => {
    const nasty = fc.array(fc.constantFrom('=', '+', '-', '@', '"', ',', ';', '\t', '\n', "'", 'a', '＝'));
    fc.assert(
      fc.property(nasty, (parts) => {
        const [[read] = []] = parse(csvOf([{ name: parts.join('') }], {}), { from_line: 2 });
        const cells = (read ?? '').split(/[;\t\n]/);
        for (const one of cells) expect(one).not.toMatch(/^[=+\-@＝]/);
      }),
    );
  });
});
