import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';

const versions = z.record(z.string(), z.string());
const projectSchema = z.object({
  scripts: versions,
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
});
const installedSchema = z.object({ version: z.string(), license: z.string() });

const project = projectSchema.parse(JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')));
const document = readFileSync(join(PROJECT_ROOT, 'docs/dependencies.md'), 'utf8');

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Rows of the section's table. */
function rowsOf(heading: string): readonly Row[] {
  const [, section = ''] = document.split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return [...table.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', rest = '']) => ({
    name,
    cells: rest.split(' | '),
  }));
}

describe.each([
  ['What runs at an installation', project.dependencies],
  ['What builds and tests', project.devDependencies],
] as const)('the table "%s"', (heading, listed) => {
  const rows = rowsOf(heading);

  it('has every package of package.json, and no other', () => {
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(listed));
  });

  it('says of each which licence the installed package names, where it is used and what for', () => {
    for (const { name, cells } of rows) {
      const file = join(PROJECT_ROOT, 'node_modules', name, 'package.json');
      const { version, license } = installedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      expect(version, name).toBe(listed[name]);
      expect(cells, name).toHaveLength(3);
      expect(cells[0], name).toBe(license);
      for (const cell of cells) expect(cell.trim(), name).not.toBe('');
    }
  });
});

describe('the packages', () => {
  it('are of exact versions', () => {
    const all = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };
    for (const [name, version] of Object.entries(all)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('that are optional are named, and bring nothing but Node', () => {
    for (const name of Object.keys(project.optionalDependencies)) {
      expect(document).toContain(`\`${name}\``);
      expect(name).toMatch(/^node-/);
    }
  });

  it('are listed by a command, without those that only build and test', () => {
    expect(project.scripts.sbom).toBe('npm sbom --sbom-format cyclonedx --omit dev');
    expect(existsSync(join(PROJECT_ROOT, 'package-lock.json'))).toBe(true);
  });
});
