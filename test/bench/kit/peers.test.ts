import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('pins the version of each peer, and the project depends on none of them', () => {
  const source = readFileSync('test/bench/kit/peers.ts', 'utf8');
  const names = [...source.matchAll(/^ {2}'?([@\w./-]+)'?: \{\n {4}version: '(\d+\.\d+\.\d+)'/gm)].map(
    ([, name]) => name ?? '',
  );
  expect(names.length).toBeGreaterThanOrEqual(3);
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, object>;
  expect(names.filter((name) => name in { ...dependencies, ...devDependencies })).toEqual([]);
});
