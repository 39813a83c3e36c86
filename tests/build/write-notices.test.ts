import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BuildError } from '../../src/build/build-error.ts';
import { writeNotices } from '../../src/build/release/write-notices.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

function noticesOf(packages: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const folder = makeTemporaryDirectory();
  for (const [name, files] of Object.entries(packages)) writeFiles(join(folder, name), files);
  const output = join(folder, 'NOTICES.txt');
  writeNotices(
    Object.keys(packages).map((name) => join(folder, name)),
    output,
  );
  return readFileSync(output, 'utf8');
}

describe('the notices of a bundle', () => {
  it('name each package with version and licence, and hold the licence’s text', () => {
    const text = noticesOf({
      one: { 'package.json': '{ "name": "one", "version": "1.2.3", "license": "MIT" }', LICENSE: 'As you like.\n' },
      two: {
        'package.json': '{ "name": "two", "version": "0.1.0", "license": { "type": "ISC" } }',
        'license.md': 'Keep this line.',
        'licensing.js': 'not a licence',
      },
    });
    expect(text).toContain('one 1.2.3, MIT\n\nAs you like.\n');
    expect(text).toContain('two 0.1.0, ISC\n\nKeep this line.\n');
    expect(text).not.toContain('not a licence');
  });

  it('are refused for a package that names no licence', () => {
    expect(() => noticesOf({ one: { 'package.json': '{ "name": "one", "version": "1.0.0" }' } })).toThrow(BuildError);
  });
});
