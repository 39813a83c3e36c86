/** `npm run -s pictures`: takes the pictures of the documents anew, in `docs/screenshots`, by the tests in the browser that see them. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const TESTS = ['tests/browser/demo.test.ts', 'tests/browser/service-loop.test.ts'];

const { status } = spawnSync(process.execPath, [join(ROOT, 'tests/run.ts'), ...TESTS], {
  cwd: ROOT,
  env: { ...process.env, UPDATE_SCREENSHOTS: '1' },
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exitCode = status ?? 1;
