import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requiredScopes } from '../../src/build/scopes.ts';
import { runCommand } from '../../src/cli/program.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';
import { idleDoors } from '../support/idle-doors.ts';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(PROJECT_ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

function read(file: string): string {
  return readFileSync(join(PROJECT_ROOT, file), 'utf8');
}

describe('the documents', () => {
  it('link only to files that are there', () => {
    for (const file of DOCUMENTS) {
      for (const [, target = ''] of read(file).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
        if (/^https?:/.test(target)) continue;
        expect(existsSync(join(PROJECT_ROOT, file, '..', target)), `${file} links to ${target}`).toBe(true);
      }
    }
  });

  it('name only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const file of DOCUMENTS) {
      for (const [, name = ''] of read(file).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)) {
        expect(Object.keys(scripts), `${file} names npm run ${name}`).toContain(name);
      }
    }
  });

  it('name only commands that the command line has', async () => {
    let help = '';
    const doors = idleDoors({
      out: (text) => {
        help += text;
      },
    });
    expect(await runCommand(['--help'], doors)).toBe(0);
    for (const file of DOCUMENTS) {
      for (const [, name = ''] of read(file).matchAll(/npm run -s loyalty -- ([a-z][a-z-]*)/g)) {
        expect(help, `${file} names loyalty ${name}`).toMatch(new RegExp(`^\\s+${name}\\b`, 'm'));
      }
    }
  });

  it('name files of the sources that are there', () => {
    for (const file of DOCUMENTS) {
      for (const [, path = ''] of read(file).matchAll(/`((?:src|extensions|sandbox|tests|bench)\/[\w./-]+\.tsx?)`/g)) {
        expect(existsSync(join(PROJECT_ROOT, path)), `${file} names ${path}`).toBe(true);
      }
    }
  });
});

describe('the README', () => {
  it('gives a reason for every scope that the app asks for', () => {
    const readme = read('README.md');
    for (const scope of requiredScopes(['with-feedback'])) {
      const named =
        readme.includes(`\`${scope}\``) ||
        (scope.endsWith('.write') && readme.includes(`\`${scope.replace(/\.write$/, '.read')}\`, \`.write\``));
      expect(named, scope).toBe(true);
    }
  });

  it('names the two commands that do everything', () => {
    expect(read('README.md')).toContain('npm ci && npm start');
    expect(read('README.md')).toContain('npm ci && npm test');
  });
});
