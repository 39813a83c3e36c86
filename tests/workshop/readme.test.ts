import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { requiredScopes } from '../../src/build/scopes.ts';
import { runCommand } from '../../src/cli/program.ts';
import { PROPERTY_DEFINITIONS } from '../../src/hubspot/properties.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';
import { idleDoors } from '../support/idle-doors.ts';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(PROJECT_ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const packageSchema = z.object({ scripts: z.record(z.string(), z.string()) });

function read(file: string): string {
  return readFileSync(join(PROJECT_ROOT, file), 'utf8');
}

/** As the help of the command line lists them. */
async function listCommands(): Promise<readonly string[]> {
  let help = '';
  const doors = idleDoors({
    out: (text) => {
      help += `${text}\n`;
    },
  });
  expect(await runCommand(['--help'], doors)).toBe(0);
  const [, list = ''] = help.split('Commands:');
  return [...list.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
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
    const { scripts } = packageSchema.parse(JSON.parse(read('package.json')));
    for (const file of DOCUMENTS) {
      for (const [, name = ''] of read(file).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)) {
        expect(Object.keys(scripts), `${file} names npm run ${name}`).toContain(name);
      }
    }
  });

  it('name only commands that the command line has', async () => {
    const commands = await listCommands();
    for (const file of DOCUMENTS) {
      for (const [, name = ''] of read(file).matchAll(/npm run -s loyalty -- ([a-z][a-z-]*)/g)) {
        expect(commands, `${file} names loyalty ${name}`).toContain(name);
      }
    }
  });

  it('name every bench', () => {
    const { scripts } = packageSchema.parse(JSON.parse(read('package.json')));
    const benches = Object.keys(scripts).filter((name) => name.startsWith('bench:') || name === 'prove');
    expect(benches).not.toEqual([]);
    const contributing = read('CONTRIBUTING.md');
    for (const name of benches) expect(contributing).toMatch(new RegExp(`npm run (-s )?${name}\\b`));
  });

  it('name every property that the app adds to companies, as the account shows it', () => {
    const documented = read('docs/properties.md');
    for (const { name, label, description } of PROPERTY_DEFINITIONS) {
      const row = documented.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toContain(`| ${label} |`);
      expect(row, name).toContain(`| ${description} |`);
    }
    const rows = documented.match(/^\| `loyalty_/gm) ?? [];
    expect(rows).toHaveLength(PROPERTY_DEFINITIONS.length);
  });

  it('name every variable of the environment that the commands and the service read', () => {
    const namesIn = (file: string): readonly string[] =>
      [...read(file).matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);
    const shared = namesIn('src/config/fields.ts');
    expect(shared).toContain('DATABASE_URL');
    for (const name of [...shared, 'HUBSPOT_ACCESS_TOKEN']) expect(read('docs/running.md')).toContain(`\`${name}\``);
    const ofService = [...shared, ...namesIn('src/config/service-environment.ts')];
    expect(ofService).toContain('HUBSPOT_CLIENT_SECRET');
    for (const name of ofService) expect(read('docs/operations.md')).toContain(`\`${name}\``);
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

  it('names every command of the command line', async () => {
    const commands = await listCommands();
    expect(commands.length).toBeGreaterThan(10);
    for (const name of commands) expect(read('README.md')).toMatch(new RegExp(`\`${name}[ \`]`));
  });

  it('names the two commands that do everything', () => {
    expect(read('README.md')).toContain('npm ci && npm start');
    expect(read('README.md')).toContain('npm ci && npm test');
  });
});
