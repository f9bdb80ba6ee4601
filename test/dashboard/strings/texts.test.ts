/** The texts of the dashboard: all of them can be in another language, and all of them are shown somewhere. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = globSync('dashboard/strings/*.ts').filter((file) => !/(?:language|plural)\.ts$/.test(file));
/** Keys are named by pages, or are those of closed sets. */
const sources = globSync('{dashboard,core,client}/**/*.{ts,tsx}')
  .filter((file) => !file.startsWith('dashboard/strings/'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const used = new Set(sources.match(/[a-zA-Z][\w-]*/g));

const exportsOf = async (file: string): Promise<Record<string, unknown>> =>
  (await import(`../../../${file}`)) as Record<string, unknown>;

describe.each(files)('%s', (file) => {
  it('has every object of texts in the language of the dashboard, under its own name', () => {
    const source = readFileSync(file, 'utf8');
    const exported = [...source.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
    const localized = [...source.matchAll(/^export const (\w+) = localized(?:<[^]{0,200}?>)?\(\s*'(\w+)'/gm)];
    expect(exported.length).toBeGreaterThan(0);
    expect(localized.map(([, name]) => name)).toEqual(exported);
    expect(localized.map(([, , key]) => key)).toEqual(exported);
  });

  it('has no text that no page names', async () => {
    const named = Object.entries(await exportsOf(file)).filter(([, texts]) => typeof texts === 'object');
    const unused = named.flatMap(([name, texts]) =>
      Object.keys(texts as object)
        .filter((key) => !used.has(key))
        .map((key) => `${name}.${key}`),
    );
    expect(unused).toEqual([]);
  });
});

it('no two objects of texts have one name, by which languages find them', async () => {
  const names = (await Promise.all(files.map(exportsOf))).flatMap((one) => Object.keys(one));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(files.map((file) => basename(file)).length).toBeGreaterThan(15);
});
