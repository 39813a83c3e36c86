import { describe, expect, it } from 'vitest';
import { closingLine, countResults } from '../support/count-results.ts';

interface File {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages?: readonly string[];
  }[];
}

function file(name: string, status: string, tests: Readonly<Record<string, string>>, message = ''): File {
  return {
    name,
    status,
    message,
    assertionResults: Object.entries(tests).map(([fullName, state]) => ({ fullName, status: state })),
  };
}

/** A report as the runner writes it: it counts tests, and not files that failed to load. */
function report(...testResults: readonly File[]): unknown {
  const count = (status: string): number =>
    testResults.flatMap(({ assertionResults }) => assertionResults).filter((test) => test.status === status).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('skipped'),
    numTodoTests: count('todo'),
    testResults,
  };
}

describe('the closing line of npm test', () => {
  it('counts passed, failed and skipped tests, to-do ones among the skipped', () => {
    const results = countResults(
      report(
        file('a.test.ts', 'passed', { one: 'passed', two: 'passed', three: 'skipped' }),
        file('b.test.ts', 'failed', { four: 'failed', five: 'todo' }),
      ),
      1,
    );
    expect(closingLine(results)).toBe('2 passed, 1 failed, 2 skipped');
    expect(results.failedOutsideTests).toEqual([]);
  });

  it('names every test that did not run', () => {
    const results = countResults(report(file('a.test.ts', 'passed', { one: 'passed', 'needs data': 'skipped' })), 0);
    expect(results.skippedTests).toEqual(['a.test.ts: needs data']);
  });

  it('names who passed only when tried again, with why it failed at first', () => {
    const second = { fullName: 'waits', status: 'passed', failureMessages: ['Error: too late\n  at x'] };
    const first = file('a.test.ts', 'passed', { one: 'passed' });
    const results = countResults(report({ ...first, assertionResults: [...first.assertionResults, second] }), 0);
    expect(closingLine(results)).toBe('2 passed, 0 failed, 0 skipped');
    expect(results.triedAgain).toEqual(['a.test.ts: waits: Error: too late']);
  });

  it('counts a file that did not load as a failure, with its reason', () => {
    const results = countResults(
      report(
        file('a.test.ts', 'passed', { one: 'passed' }),
        file('b.test.ts', 'failed', {}, 'Cannot find module\n  at x'),
      ),
      1,
    );
    expect(closingLine(results)).toBe('1 passed, 1 failed, 0 skipped');
    expect(results.failedOutsideTests).toEqual(['b.test.ts failed outside of its tests: Cannot find module']);
  });

  it('counts a hook that threw as a failure although its tests only read as skipped', () => {
    const results = countResults(report(file('a.test.ts', 'failed', { one: 'skipped' }, 'no database')), 1);
    expect(closingLine(results)).toBe('0 passed, 1 failed, 1 skipped');
  });

  it('never says 0 failed when the runner ended badly', () => {
    const unhandled = countResults(report(file('a.test.ts', 'passed', { one: 'passed' })), 1);
    expect(closingLine(unhandled)).toBe('1 passed, 1 failed, 0 skipped');
    expect(unhandled.failedOutsideTests[0]).toContain('exit code 1');
    expect(closingLine(countResults(null, 1))).toBe('0 passed, 1 failed, 0 skipped');
    expect(countResults({ numPassedTests: 'x' }, null).failedOutsideTests[0]).toContain('a signal');
  });
});
