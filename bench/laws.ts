/**
 * `npm run -s bench:laws`: runs every test that states a law over random examples (fast-check) with examples that the tests do not
 * see, since those take the same in every run. Ends with 1 where one fails; the runner's words name the law, the example and the
 * seed that repeats it: `LOYALTY_EXAMPLES_SEED=… npx vitest run FILE`.
 *
 * Options: --seeds N (default 3), --seed S (the first, default 2; the tests take 1).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { countResults } from '../tests/support/count-results.ts';
import { readOptions, whole } from './read-options.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const values = readOptions({ seeds: whole(3), seed: whole(2, 0) });

const files = readdirSync(join(PROJECT, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => join('tests', file))
  .filter((file) => readFileSync(join(PROJECT, file), 'utf8').includes(" from 'fast-check'"));

const folder = mkdtempSync(join(tmpdir(), 'loyalty-laws-'));
try {
  for (let seed = values.seed; seed < values.seed + values.seeds; seed += 1) {
    const report = join(folder, `${seed}.json`);
    const vitest = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ];
    const { status, stderr } = spawnSync(process.execPath, vitest, {
      ...{ cwd: PROJECT, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
      env: { ...process.env, LOYALTY_EXAMPLES_SEED: String(seed) },
    });
    const text = readFileSync(report, 'utf8');
    const { passed, failed } = countResults(JSON.parse(text), status);
    console.log(`seed ${seed}: ${passed} tests in ${files.length} files hold, ${failed} do not`);
    if (failed === 0) continue;
    process.exitCode = 1;
    process.stderr.write(`${stderr}\n${failuresOf(text)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function failuresOf(report: string): string {
  const { testResults } = JSON.parse(report) as {
    testResults: readonly {
      name: string;
      assertionResults: readonly { fullName: string; failureMessages: string[] }[];
    }[];
  };
  return testResults
    .flatMap(({ name, assertionResults }) =>
      assertionResults.flatMap(({ fullName, failureMessages }) =>
        failureMessages.map((message) => `${name}: ${fullName}\n${message}`),
      ),
    )
    .join('\n\n');
}
