import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runNode } from '../support/run-node.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';

describe('the test runner', () => {
  it('finds every test file, so that none is left out in silence', async () => {
    const { stdout } = await runNode(['node_modules/vitest/vitest.mjs', 'list', '--filesOnly', '--json']);
    const found = (JSON.parse(stdout) as readonly { file: string }[]).map(({ file }) => file);
    const written = readdirSync(join(PROJECT_ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.test\.tsx?$/.test(file))
      .map((file) => join(PROJECT_ROOT, 'tests', file).split(sep).join('/'));
    expect(found.sort()).toEqual(written.sort());
  });
});
