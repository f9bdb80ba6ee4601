/** The style sheets of the built widget. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtWidget } from '#test/widget/support/fake-server.ts';

const namesIn = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name]) => name));

it('a built style sheet that uses a token of the design has its value', async () => {
  const folder = join(await builtWidget(), 'public');
  // The app sets the accents on its root element.
  const tokens = namesIn(readFileSync('widget/tokens.css', 'utf8'), /(--(?!accent|motion)[\w-]+):/g);
  const lacking = readdirSync(folder).filter((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return [...namesIn(text, /var\((--[\w-]+)/g)].some((used) => tokens.has(used));
  });
  expect(tokens.size).toBeGreaterThan(30);
  expect(lacking).toEqual([]);
});
