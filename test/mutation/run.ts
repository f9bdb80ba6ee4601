/**
 * `npm run mutation -- <folder or file of core/ or client/>…`: changes each source by a small mistake at a time and runs the
 * tests that stand under the same name. Prints the mistakes that no test notices, and a table by folder.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

const places = process.argv.slice(2).map((place) => place.replace(/\/$/, ''));
if (places.length === 0 || places.some((place) => !/^(core|client)\//.test(place))) {
  console.error('Usage: npm run mutation -- <folder or file of core/ or client/>…');
  process.exit(2);
}
const results = resolve(`.cache/mutation-${process.pid}.jsonl`);
process.env.MUTATION_RESULTS = results;
process.env.MUTATION_TESTS = places
  .map((place) => `test/${place.replace(/\.ts$/, '')}{.test.ts,/**/*.test.ts}`)
  .join(';');
mkdirSync(dirname(results), { recursive: true });
writeFileSync(results, '');

const found = await new Stryker({
  mutate: places.map((place) => (place.endsWith('.ts') ? place : `${place}/**/*.ts`)),
  testRunner: 'mutants',
  plugins: [resolve('test/mutation/stryker-runner.ts')],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What runs while a module is loaded would need a worker each.
  ignoreStatic: true,
  concurrency: 1,
  dryRunTimeoutMinutes: 120,
  tempDirName: '.cache/mutation',
  // What no test of a rule imports needn't be copied.
  ignorePatterns: [
    '.*',
    ...['cdk.out', 'dist', 'examples', 'packages', 'test-results', 'bin', 'dashboard', 'local'].map(
      (name) => `/${name}`,
    ),
    '/test/*',
    ...['client', 'core', 'mutation', 'support', 'widget'].map((name) => `!/test/${name}`),
  ],
  tsconfigFile: 'none',
  reporters: [],
  allowConsoleColors: false,
}).runMutationTest();
rmSync(results);

/** The text of a source that a mutant replaces, in one line. */
function replaced({ fileName, location: { start, end } }: (typeof found)[number]): string {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  lines.splice(-1, 1, (lines.at(-1) ?? '').slice(0, end.column - 1));
  return lines.join('\n').slice(start.column - 1);
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 140);
const COLUMNS = ['mutants', 'killed', 'survived', 'uncovered', 'static'] as const;
const table = new Map<string, Record<(typeof COLUMNS)[number], number>>();
for (const mutant of found) {
  const file = relative('.', mutant.fileName);
  const folder = file.split('/').slice(0, 2).join('/');
  const row = table.get(folder) ?? { mutants: 0, killed: 0, survived: 0, uncovered: 0, static: 0 };
  table.set(folder, row);
  row.mutants++;
  if (mutant.status === 'Killed' || mutant.status === 'Timeout') row.killed++;
  else if (mutant.status === 'Ignored') row.static++;
  else {
    row[mutant.status === 'NoCoverage' ? 'uncovered' : 'survived']++;
    const { line, column } = mutant.location.start;
    const what = `${oneLine(replaced(mutant))} → ${oneLine(mutant.replacement)}`;
    console.log(`${file}:${line}:${column} ${mutant.status} ${mutant.mutatorName}: ${what}`);
  }
}
console.log(['folder', ...COLUMNS, 'score'].join(' | '));
for (const [folder, row] of table) {
  const score = (100 * row.killed) / (row.mutants - row.static);
  console.log([folder, ...COLUMNS.map((column) => row[column]), `${score.toFixed(1)} %`].join(' | '));
}
