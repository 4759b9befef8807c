// Turns vitest's json report into the three numbers of the closing line.

/**
 * What vitest's json reporter writes, as far as it is counted here.
 * @typedef {{
 *   success: boolean,
 *   numPassedTests: number,
 *   numFailedTests: number,
 *   numPendingTests: number,
 *   numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[],
 * }} VitestReport
 */

/**
 * Adds a report to the count. A file that failed without a failed test (it did not load, or a hook
 * failed) counts as one failure, and so does a run that failed for a reason outside every file.
 * @param {VitestReport | null} report null when vitest left none
 * @param {boolean} runSucceeded whether vitest ended with code 0
 */
export function countTests(report, runSucceeded) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !runSucceeded ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
