import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.ts';

const numbers = Object.keys(cases).map(Number);

/** The names of a file's tests, as they are written, with what they say between quotes. */
function namesIn(file: string): Set<string> {
  const source = readFileSync(`test/${file}`, 'utf8');
  const named = /\b(?:it|test|describe)(?:\.each\b[^]*?\)|\.each`[^`]*`)?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;
  const texts = [...source.matchAll(named)].map(([, , name = '']) => name);
  // A table of cases may have brackets that end it too early for the expression.
  const alone = [...source.matchAll(/^\s*\]\)\(?\s*(['"`])(.*)\1,/gm)].map(([, , name = '']) => name);
  const below = [...source.matchAll(/^\s+(['"`])(.*)\1,$/gm)].map(([, , name = '']) => name);
  return new Set([...texts, ...alone, ...below].map((name) => name.replaceAll("\\'", "'")));
}

it('abuse cases have the numbers 1 to 25', () => {
  expect(numbers).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
});

describe.each(Object.entries(cases))('abuse case %s', (_, { heldBy }) => {
  it('is held by tests that there are', () => {
    expect(heldBy.length).toBeGreaterThan(0);
    const missing = heldBy.filter(([file, name]) => !existsSync(`test/${file}`) || !namesIn(file).has(name));
    expect(missing).toEqual([]);
  });
});

it('a test that names an abuse case is among those that hold it', () => {
  const files = globSync('**/*.test.{ts,tsx}', { cwd: 'test' }).map((file) => file.replaceAll('\\', '/'));
  const unlisted = files.flatMap((file) =>
    [...namesIn(file)].flatMap((name) => {
      const [, listed = ''] = /\(abuse cases? ([\d, and]+)\)$/.exec(name) ?? [];
      return (listed.match(/\d+/g) ?? [])
        .filter((number) => !cases[Number(number)]?.heldBy.some(([of, test]) => of === file && test === name))
        .map((number) => `${number}: ${file} > ${name}`);
    }),
  );
  expect(unlisted).toEqual([]);
});
