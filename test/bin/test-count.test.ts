import { expect, it } from 'vitest';
import { countTests } from '#bin/test-count.ts';

const file = (status: string, assertions: number) => ({ status, assertionResults: Array.from({ length: assertions }) });
const clean = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 3)] };

it.each([
  ['a clean run', clean, true, { passed: 3, failed: 0 }],
  [
    'failed tests',
    { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 3)] },
    false,
    { passed: 2, failed: 1 },
  ],
  [
    'a file that does not load',
    { ...clean, testResults: [file('passed', 3), file('failed', 0)] },
    false,
    { passed: 3, failed: 1 },
  ],
  ['an error outside any test', clean, false, { passed: 3, failed: 1 }],
  ['no report at all', undefined, false, { passed: 0, failed: 1 }],
])('%s counts as it should', (_case, report, succeeded, counted) => {
  expect(countTests(report, succeeded)).toEqual(counted);
});
