/** Counts the tests of a run so that no failure is missed, neither of a test nor of a first attempt. */
import { relative } from 'node:path';

/** The part of vitest's JSON report that is read. */
export type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  /** One per file, whose path is `name`. A file that doesn't even load has no assertions. */
  testResults: { name: string; status: string; assertionResults: TestResult[] }[];
};

/** One test. It keeps the failures of its first attempt if it passed at the second. */
type TestResult = { fullName: string; status: string; failureMessages: string[] };

/** `succeeded` is vitest's exit status: an error outside any test, or a missing report, counts as a failure. */
export function countTests(report: VitestReport | undefined, succeeded: boolean): { passed: number; failed: number } {
  if (!report) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && !succeeded ? 1 : failed };
}

/** The tests that passed only when they were tried again, each in a line with its file and why it failed at first. */
export function secondAttempts(report: VitestReport | undefined, folder: string): string[] {
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(
        ({ fullName, failureMessages: [message = ''] }) =>
          `${relative(folder, name)} > ${fullName.trim()}: ${reasonOf(message)}`,
      ),
  );
}

/** What a failure says before its stack, in one line. */
const reasonOf = (message: string): string =>
  message
    .split(/\n\s+at /)[0]
    ?.replaceAll(/\s+/g, ' ')
    .slice(0, 300) ?? '';
