/** The build: which names it may shorten. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtWidget } from '#test/widget/support/fake-server.ts';
import { ownNames } from '#widget/build.ts';

const wordsOf = (text: string) => new Set(text.match(/[A-Za-z_$][\w$]*/g));
const textOf = (patterns: string[]) =>
  globSync(patterns)
    .filter((file) => file !== 'widget/build.ts')
    .map((file) => readFileSync(file, 'utf8').replaceAll(/^import .*$/gm, ''))
    .join('\n');

it('shortens only names that the app alone knows: none of the contract, the page’s API, the loader or what is stored', () => {
  const others = wordsOf(
    textOf([
      'core/**/*.ts',
      'widget/*.ts',
      'widget/{loader,greeting}/*.ts',
      'widget/app/state/{storage,outbox}.ts',
      'widget/app/locales/*.ts',
      'docs/page-api.md',
      'node_modules/preact/src/**/*.js',
    ]),
  );
  expect(ownNames.filter((name) => others.has(name))).toEqual([]);
});

it('shortens names that are there, and leaves none of them anywhere', async () => {
  const sources = wordsOf(textOf(['widget/app/**/*.{ts,tsx}', 'client/**/*.ts']));
  expect(ownNames.filter((name) => !sources.has(name))).toEqual([]);
  const folder = join(await builtWidget(), 'public');
  const chunks = readdirSync(folder).filter((name) => /^(app|parts)-\w+\.js$/.test(name));
  expect(chunks).toHaveLength(2);
  const built = wordsOf(chunks.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'));
  expect(ownNames.filter((name) => built.has(name))).toEqual([]);
});
