import { expect, it } from 'vitest';
import { countTests, secondAttempts } from '#bin/test-count.ts';

const result = (status: string, ...failureMessages: string[]) => ({
  fullName: ' a chat ends',
  status,
  failureMessages,
});

const file = (status: string, assertions: number) => ({
  name: '/project/test/e2e/path.test.ts',
  status,
  assertionResults: Array.from({ length: assertions }, () => result('passed')),
});
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

it.each([
  ['a test that passed at once', result('passed'), []],
  ['a test that failed twice', result('failed', 'Error: late', 'Error: later'), []],
  [
    'a test that passed when it was tried again',
    result('passed', 'Error: late:\nGET /x was answered 503\n    at path.test.ts:3'),
    ['test/e2e/path.test.ts > a chat ends: Error: late: GET /x was answered 503'],
  ],
])('%s is named among the second attempts if it is one', (_case, assertion, named) => {
  const report = { ...clean, testResults: [{ ...file('passed', 1), assertionResults: [assertion] }] };
  expect(secondAttempts(report, '/project')).toEqual(named);
});

it('no report has no second attempts', () => {
  expect(secondAttempts(undefined, '/project')).toEqual([]);
});
