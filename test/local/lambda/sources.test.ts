import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inSources } from '#local/lambda/sources.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'live-chat-sources-'));
  writeFileSync(
    join(folder, 'answer.ts'),
    'export type Answer = string;\n\nexport const fail = (): Answer => {\n  throw new Error("lost");\n};\n',
  );
  const outfile = join(folder, 'bundle', 'index.mjs');
  buildSync({
    entryPoints: [join(folder, 'answer.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    minify: true,
    sourcemap: true,
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const addressOf = (file: string): string => pathToFileURL(join(folder, file)).href;

/** Where the bundle throws: its line and column, as a stack counts them. */
function placeOfError(): string {
  const lines = readFileSync(join(folder, 'bundle/index.mjs'), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('new Error'));
  return `${line + 1}:${(lines[line] ?? '').indexOf('new Error') + 1}`;
}

test('an error of a bundle names the file, line and column that threw', () => {
  const stack = `TypeError: lost\n    at fail (${addressOf('bundle/index.mjs')}:${placeOfError()})`;
  expect(inSources(stack)).toBe(`TypeError: lost\n    at fail (${addressOf('answer.ts')}:4:9)`);
});

test('the place of an error in a line of JSON is named too', () => {
  const line = JSON.stringify({ stackTrace: [`at fail (${addressOf('bundle/index.mjs')}:${placeOfError()})`] });
  expect(JSON.parse(inSources(line))).toEqual({ stackTrace: [`at fail (${addressOf('answer.ts')}:4:9)`] });
});

test.each([
  ['file:///nowhere/index.mjs:1:2', 'of a file without a source map'],
  ['node:internal/process:1:2', 'of Node itself'],
  ['https://example.com/a.js:1:2', 'of another address'],
])('a place such as %s, %s, stays', (place) => {
  expect(inSources(`    at x (${place})`)).toBe(`    at x (${place})`);
});
