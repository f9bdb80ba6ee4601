/** Keys come as fast as they are typed: what they do must be there with what is drawn. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const sources = globSync('dashboard/**/*.tsx', { cwd: root })
  .map((file) => ({ file, code: readFileSync(resolve(root, file), 'utf8') }))
  .filter(({ code }) => code.includes('addActions('));

it.each(sources)('$file adds what keys do before the next key can come', ({ code }) => {
  const hooks = [...code.matchAll(/\b(useEffect|useLayoutEffect)\(|\baddActions\(/g)].map(([, hook]) => hook);
  const around = hooks.flatMap((hook, index) => (hook === undefined ? [hooks[index - 1]] : []));
  expect(new Set(around)).toEqual(new Set(['useLayoutEffect']));
});
