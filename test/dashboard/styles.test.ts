/** The style sheets of the dashboard: all that were fetched stay in the page, so that a class means one thing. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The classes that a style sheet styles wherever they are, media and container queries apart. */
function classesOf(file: string): string[] {
  const css = readFileSync(file, 'utf8')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/@(?:media|container|supports)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  const selectors = [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.split(','));
  return selectors.map((selector) => selector.trim()).filter((selector) => /^\.[\w-]+$/.test(selector));
}

it('no two style sheets style the same class wherever it is', () => {
  const sheets = new Map<string, Set<string>>();
  for (const file of globSync(['dashboard/**/*.css', 'client/**/*.css']))
    for (const name of classesOf(file)) sheets.set(name, (sheets.get(name) ?? new Set()).add(file));
  expect(sheets.size).toBeGreaterThan(100);
  expect([...sheets].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files])).toEqual([]);
});
