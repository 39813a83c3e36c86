import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryDirectory, PROJECT_ROOT, writeFiles } from '../support/temporary-directory.ts';

/** Runs `.ci/run` with an npm that only prints its arguments, reads its input, and fails when they start with `failing`. */
function runWith(failing: string): { readonly exitCode: number | null; readonly lines: readonly string[] } {
  const directory = makeTemporaryDirectory();
  mkdirSync(join(directory, '.ci'));
  copyFileSync(join(PROJECT_ROOT, '.ci/run'), join(directory, '.ci/run'));
  writeFiles(directory, {
    'bin/npm': `#!/usr/bin/env bash
cat >/dev/null
echo "npm $*"
[[ "$*" == "run -s test" ]] && echo "3 passed, 0 failed, 1 skipped"
[[ "$*" != ${failing}* ]]
`,
  });
  chmodSync(join(directory, 'bin/npm'), 0o755);
  const { status, stdout } = spawnSync('bash', [join(directory, '.ci/run')], {
    env: { ...process.env, PATH: `${join(directory, 'bin')}${delimiter}${process.env.PATH ?? ''}` },
    input: '',
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { exitCode: status, lines: stdout.trim().split('\n') };
}

describe.skipIf(process.platform === 'win32')('.ci/run', () => {
  it('installs, checks and tests, and closes with the counts of the tests', () => {
    const { exitCode, lines } = runWith('nothing');
    expect(exitCode).toBe(0);
    expect(lines.filter((line) => line.startsWith('npm '))).toEqual([
      'npm ci --no-audit --no-fund',
      'npm run -s check:static',
      'npm run -s test',
    ]);
    expect(lines.at(-1)).toBe('3 passed, 0 failed, 1 skipped');
  });

  it.each(['ci', 'run\\ -s\\ check:static'])('stops where npm %s fails, and closes with a failure', (failing) => {
    const { exitCode, lines } = runWith(failing);
    expect(exitCode).toBe(1);
    expect(lines).not.toContain('npm run -s test');
    expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  });

  it('fails where the tests fail', () => {
    expect(runWith('run\\ -s\\ test').exitCode).toBe(1);
  });
});
