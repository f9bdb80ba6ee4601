/** Counts the tests of a run, so that nothing that went wrong is counted as nothing. */

/** What is read of vitest's JSON report. */
export type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  /** One per file; a file that does not even load has no assertions. */
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** `succeeded` is the exit of vitest: an error outside any test, or no report at all, is a failure too. */
export function countTests(report: VitestReport | undefined, succeeded: boolean): { passed: number; failed: number } {
  if (!report) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && !succeeded ? 1 : failed };
}
