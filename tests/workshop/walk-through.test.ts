import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryDirectory, PROJECT_ROOT, writeFiles } from '../support/temporary-directory.ts';
import { readDocument } from './support/read-documents.ts';
import { applyPatch, readPatches } from './support/walk-through.ts';

const patches = readPatches(readDocument('CONTRIBUTING.md'));
const ROOMS = /^(?:src\/(?:scoring|operations|hubspot)|extensions\/shared\/texts|tests|docs\/properties\.md$)/;

describe('the walk-through from a driver to a written property', () => {
  it('takes fewer than fifty lines', () => {
    const added = patches.reduce((sum, patch) => sum + patch.added, 0);
    expect(added).toBeGreaterThan(30);
    expect(added).toBeLessThan(50);
  });

  it('touches no file outside the rooms that it names', () => {
    for (const { path } of patches) expect(path).toMatch(ROOMS);
    for (const room of ['scoring', 'operations', 'hubspot']) {
      expect(
        patches.some(({ path }) => path.startsWith(`src/${room}/`)),
        room,
      ).toBe(true);
    }
    expect(patches.some(({ path }) => path.startsWith('tests/scoring/'))).toBe(true);
  });

  it('fits the files as they are now', () => {
    const tree = makeTemporaryDirectory();
    for (const patch of patches) {
      const present = join(PROJECT_ROOT, patch.path);
      if (existsSync(present)) {
        mkdirSync(dirname(join(tree, patch.path)), { recursive: true });
        cpSync(present, join(tree, patch.path));
      }
      applyPatch(tree, patch);
    }
    expect(readFileSync(join(tree, 'src/scoring/types.ts'), 'utf8')).toContain(
      "  'sentiment',\n  'known_competitor',\n]",
    );
    expect(existsSync(join(PROJECT_ROOT, 'src/scoring/engagement/entered-competitor.ts'))).toBe(false);
  });
});

describe('a patch', () => {
  const patchOf = (lines: string) => readPatches(`\`\`\`diff\n+++ one.ts\n${lines}\n\`\`\`\n`)[0]!;
  const patched = (text: string, lines: string): string => {
    const tree = makeTemporaryDirectory();
    writeFiles(tree, { 'one.ts': text });
    applyPatch(tree, patchOf(lines));
    return readFileSync(join(tree, 'one.ts'), 'utf8');
  };

  it('puts lines in, and takes lines out, where its other lines are', () => {
    expect(patched('a\nb\nc\n', ' a\n+new\n@@\n-c\n+d')).toBe('a\nnew\nb\nd\n');
  });

  it('is refused where its lines are not there, or are there twice, or a new file is there already', () => {
    expect(() => patched('a\nb\n', ' c\n+new')).toThrow('holds them 0 times');
    expect(() => patched('a\na\n', ' a\n+new')).toThrow('holds them 2 times');
    expect(() => patched('a\n', '+new')).toThrow('must hold');
  });
});
