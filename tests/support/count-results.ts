import * as z from 'zod';

/** The part of the runner's JSON report that is counted. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

export interface Results {
  readonly passed: number;
  /** Failed tests, and files that failed outside of a test: they did not load, or a hook threw. */
  readonly failed: number;
  readonly skipped: number;
  /** `file: name` of each test that did not run. */
  readonly skippedTests: readonly string[];
  /** `file: name: why` of each test that failed at first and passed when it was tried again. */
  readonly triedAgain: readonly string[];
  /** What failed outside of a test, in one sentence each. */
  readonly failedOutsideTests: readonly string[];
}

/**
 * Counts the runner's JSON report.
 *
 * @param report the parsed report; null when the runner wrote none
 * @param exitCode how the runner ended; null when it was killed
 * @returns counts in which nothing that went wrong is missing: a runner that ended badly never has 0 failed
 */
export function countResults(report: unknown, exitCode: number | null): Results {
  const parsed = reportSchema.safeParse(report);
  if (!parsed.success) {
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      skippedTests: [],
      triedAgain: [],
      failedOutsideTests: [
        `The test runner ended with ${describeExit(exitCode)} and left no report: see its output above.`,
      ],
    };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = parsed.data;
  const failedOutsideTests = testResults
    .filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
    .map((file) => `${file.name} failed outside of its tests: ${firstLine(file.message)}`);
  if (exitCode !== 0 && numFailedTests + failedOutsideTests.length === 0) {
    failedOutsideTests.push(
      `The test runner ended with ${describeExit(exitCode)} although no test failed (an error outside of the tests): see its output above.`,
    );
  }
  return {
    passed: numPassedTests,
    failed: numFailedTests + failedOutsideTests.length,
    skipped: numPendingTests + numTodoTests,
    skippedTests: testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status !== 'passed' && test.status !== 'failed')
        .map((test) => `${file.name}: ${test.fullName}`),
    ),
    triedAgain: testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'passed' && test.failureMessages.length > 0)
        .map((test) => `${file.name}: ${test.fullName}: ${firstLine(test.failureMessages[0] ?? '')}`),
    ),
    failedOutsideTests,
  };
}

/** The closing line, the same for people and for machines. */
export function closingLine(results: Pick<Results, 'passed' | 'failed' | 'skipped'>): string {
  return `${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped`;
}

function describeExit(exitCode: number | null): string {
  return exitCode === null ? 'a signal' : `exit code ${exitCode}`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
