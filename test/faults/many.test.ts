import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it.each([
  ['npm run faults', ['test/faults/many.ts', '1', '-5']],
  ['npm run replay', ['test/metrics/many.ts', 'abc']],
])('%s runs nothing and prints its usage when %j are not whole numbers', (script, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 });
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining(`Usage: ${script}`),
  });
});
