/** Counts the tests of a run so that no failure is missed. */

/** The part of vitest's JSON report that is read. */
export type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  /** One per file. A file that doesn't even load has no assertions. */
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** `succeeded` is vitest's exit status: an error outside any test, or a missing report, counts as a failure. */
export function countTests(report: VitestReport | undefined, succeeded: boolean): { passed: number; failed: number } {
  if (!report) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && !succeeded ? 1 : failed };
}
