import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listChecks } from '../support/run-checks.ts';
import { runNode, type Finished } from '../support/run-node.ts';
import { linkPackages, makeTemporaryDirectory, PROJECT_ROOT, writeFiles } from '../support/temporary-directory.ts';
import { ALLOWED, PLANTED } from './planted-imports.ts';

const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const [tool, ...checkArguments] = (scripts['check:imports'] ?? '').split(' ');

interface Violation {
  readonly rule: string;
  readonly from: string;
}

/** Makes a house of these files, with this project's rules and packages. */
function makeHouse(files: Readonly<Record<string, string>>): string {
  const house = makeTemporaryDirectory();
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) {
    copyFileSync(join(PROJECT_ROOT, file), join(house, file));
  }
  linkPackages(house);
  writeFiles(house, files);
  return house;
}

/** Runs what the script `check:imports` runs, in a house. */
function checkImports(house: string, ...more: readonly string[]): Promise<Finished> {
  const program = join(PROJECT_ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  // The packages of the house are a link; its target lies outside.
  return runNode([program, ...checkArguments, '--preserve-symlinks', ...more], { cwd: house });
}

async function listViolations(house: string): Promise<readonly Violation[]> {
  const { stdout, stderr } = await checkImports(house, '--output-type', 'json');
  if (stdout === '') throw new Error(`The import check did not run: ${stderr}`);
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: readonly { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
}

describe('the import rules', () => {
  const allowed = makeHouse(ALLOWED);
  const planted = makeHouse(Object.assign({}, ALLOWED, ...PLANTED.map(({ files }) => files)) as typeof ALLOWED);
  let found: readonly Violation[] = [];
  beforeAll(async () => {
    found = await listViolations(planted);
  });

  it.each(PLANTED)('find a planted violation of $rule in $from', ({ rule, from }) => {
    expect(found).toContainEqual({ rule, from });
  });

  it('find nothing in imports that the table allows', () => {
    expect(found.filter(({ from }) => from in ALLOWED)).toEqual([]);
  });

  it('are all planted at least once', () => {
    const config = readFileSync(join(PROJECT_ROOT, '.dependency-cruiser.cjs'), 'utf8');
    const rules = [...config.matchAll(/(?:name: |onlyFrom\(\s*)'([a-z-]+)'/g)].map(([, name]) => name);
    expect(rules.length).toBeGreaterThan(15);
    expect(new Set(PLANTED.map(({ rule }) => rule))).toEqual(new Set(rules));
  });

  it('make npm run check:static end with an error where one is broken, and only there', async () => {
    expect(tool).toBe('depcruise');
    expect(scripts['check:static']).toContain('tests/check-static.ts');
    expect(listChecks(scripts)).toContain('check:imports');
    expect((await checkImports(planted)).exitCode).toBeGreaterThan(0);
    const { exitCode, stdout } = await checkImports(allowed);
    expect(stdout).toContain('no dependency violations found');
    expect(exitCode).toBe(0);
  });
});
