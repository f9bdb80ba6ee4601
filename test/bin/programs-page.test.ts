import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { programsPage } from '#bin/api-description/programs.ts';

it('the page for programs says what the contract says; `npm run docs` writes it', () => {
  const page = readFileSync('docs/programs.md', 'utf8');
  expect(programsPage(page)).toBe(page);
});
