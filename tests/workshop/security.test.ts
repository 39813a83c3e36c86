import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requiredScopes } from '../../src/build/scopes.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';

const document = readFileSync(join(PROJECT_ROOT, 'docs/security.md'), 'utf8');

function sectionOf(heading: string): string {
  const [, rest = ''] = document.split(`\n## ${heading}\n`);
  const [section = ''] = rest.split('\n## ');
  return section;
}

describe('the page about security', () => {
  it('gives a reason for every scope that the app asks for, and for no other', () => {
    const rows = [...sectionOf('The scopes').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
    expect(rows.map(([, name]) => name)).toEqual(requiredScopes(['with-feedback']));
    for (const [, name, reason = ''] of rows) expect(reason.length, name).toBeGreaterThan(10);
  });

  it('names a test for every protection', () => {
    const rows = sectionOf('From whom, and how')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| who') && !line.startsWith('| ---'));
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row).toMatch(/`tests\/[\w/-]+\.test\.tsx?`/);
  });
});
