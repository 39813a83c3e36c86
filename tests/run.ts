/**
 * `npm test [-- arguments of vitest]`: builds what the tests look at, runs the tests, and closes with one line of counts
 * from the runner's own report.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { closingLine, countResults } from './support/count-results.ts';

const ROOT = resolve(import.meta.dirname, '..');

function runNode(file: string, args: readonly string[]): number | null {
  // No stdin, so that nothing waits for an answer.
  const { status } = spawnSync(process.execPath, [join(ROOT, file), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status;
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function main(args: readonly string[]): number {
  if (runNode('src/build/main.ts', []) !== 0) {
    console.log('\nThe build failed, so no test ran: mend what it says above.');
    console.log(closingLine({ passed: 0, failed: 1, skipped: 0 }));
    return 1;
  }

  const directory = mkdtempSync(join(tmpdir(), 'loyalty-tests-'));
  const reportFile = join(directory, 'report.json');
  const exitCode = runNode('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...args,
  ]);
  const results = countResults(readReport(reportFile), exitCode);
  rmSync(directory, { recursive: true, force: true });

  if (results.skippedTests.length > 0) {
    console.log(`\nSKIPPED, so not proven by this run (${results.skippedTests.length}):`);
    for (const test of results.skippedTests) console.log(`  ${relative(ROOT, test)}`);
  }
  if (results.triedAgain.length > 0) {
    console.log(`\nPASSED ONLY WHEN TRIED AGAIN (${results.triedAgain.length}):`);
    for (const test of results.triedAgain) console.log(`  ${relative(ROOT, test)}`);
  }
  for (const sentence of results.failedOutsideTests) console.log(`\n${sentence}`);
  console.log(`\n${closingLine(results)}`);
  return results.failed > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
