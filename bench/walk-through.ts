/**
 * `npm run -s bench:walk-through`: applies the walk-through of CONTRIBUTING.md to a copy of the tree, and runs the type check,
 * the format check and the tests that it concerns there. Ends with 1 where one of them fails.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readOptions } from './read-options.ts';
import { applyPatch, readPatches } from '../tests/workshop/support/walk-through.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const NOT_COPIED: ReadonlySet<string> = new Set(['.git', '.loyalty', 'coverage', 'dist', 'node_modules']);
const CONCERNED = [
  'tests/scoring/engagement',
  'tests/operations/published-values.test.ts',
  'tests/hubspot/properties/property-definitions.test.ts',
  'tests/hubspot/properties/published-values.test.ts',
  'tests/extensions/every-text.test.ts',
  'tests/extensions/written-values.test.tsx',
  'tests/store/score-store.test.ts',
  'tests/workshop/complete-documents.test.ts',
];

readOptions({});
const patches = readPatches(readFileSync(join(PROJECT, 'CONTRIBUTING.md'), 'utf8'));
const checks: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['type check', ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false']],
  [
    'format',
    ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', ...patches.map(({ path }) => path)],
  ],
  ['tests', ['node_modules/vitest/vitest.mjs', 'run', ...CONCERNED]],
];

const tree = realpathSync(mkdtempSync(join(tmpdir(), 'loyalty-walk-through-')));
try {
  for (const name of readdirSync(PROJECT)) {
    if (!NOT_COPIED.has(name)) cpSync(join(PROJECT, name), join(tree, name), { recursive: true });
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(tree, 'node_modules'), 'junction');
  for (const patch of patches) applyPatch(tree, patch);
  console.log(`${patches.reduce((sum, { added }) => sum + added, 0)} lines in ${patches.length} files`);
  for (const [name, args] of checks) {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8' });
    console.log(`${name}: ${status === 0 ? 'passes' : `fails\n${stdout}${stderr}`}`);
    if (status !== 0) process.exitCode = 1;
  }
} finally {
  rmSync(tree, { recursive: true, force: true });
}
