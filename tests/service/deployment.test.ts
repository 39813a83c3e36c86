import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { SERVICE_VARIABLES } from '../../src/config/service-environment.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';

const read = (file: string): string => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const has = (file: string): boolean => existsSync(join(PROJECT_ROOT, file));
const linesOf = (file: string): readonly string[] => read(file).split('\n');

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;

/** Files and packages that are needed at run time, from a file on. */
async function followImports(file: string) {
  const { metafile } = await build({
    ...{ entryPoints: [file], absWorkingDir: PROJECT_ROOT, bundle: true, write: false, metafile: true },
    ...{ platform: 'node', format: 'esm', packages: 'external', logLevel: 'silent' },
  });
  const outside = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports.filter(({ external }) => external === true))
    .map(({ path }) => path.split('/', path.startsWith('@') ? 2 : 1).join('/'));
  return { files: Object.keys(metafile.inputs), packages: new Set(outside) };
}

describe('the image', () => {
  const copied = linesOf('Dockerfile').flatMap((line) => {
    const [instruction, ...words] = line.split(/\s+/);
    return instruction === 'COPY' && !line.includes('--from') ? words.slice(0, -1) : [];
  });

  it('copies files that are there, and that the context lets through', () => {
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'src']));
    const letThrough = linesOf('.dockerignore')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    for (const file of copied) {
      expect(has(file), file).toBe(true);
      expect(letThrough).toContain(file);
    }
  });

  it('runs what `npm run service` runs', () => {
    const command = linesOf('Dockerfile').find((line) => line.startsWith('CMD '));
    const words = JSON.parse(command?.slice(4) ?? '[]') as string[];
    expect(words.join(' ')).toBe(manifest.scripts.service);
    for (const word of words.filter((each) => /\.(ts|mjs)$/.test(each))) expect(has(word), word).toBe(true);
  });

  it('has every file and package that the service needs when it runs', async () => {
    const { files, packages } = await followImports('src/service/main.ts');
    expect(files.length).toBeGreaterThan(100);
    for (const file of files)
      expect(
        copied.some((folder) => file.startsWith(`${folder}/`)),
        file,
      ).toBe(true);
    const installed = new Set(Object.keys(manifest.dependencies));
    const missing = [...packages].filter(
      (name) => !name.startsWith('node:') && !builtinModules.includes(name) && !installed.has(name),
    );
    expect(missing).toEqual([]);
  });

  it('does not run as root', () => {
    expect(linesOf('Dockerfile')).toContain('USER node');
  });
});

describe('the composition', () => {
  it('names files that are there, and roles that the service knows', () => {
    const text = read('compose.yaml');
    expect(has('service.env.example')).toBe(true);
    expect(linesOf('.gitignore')).toContain('service.env');
    expect([...text.matchAll(/LOYALTY_ROLE: (\w+)/g)].map(([, role]) => role)).toEqual(['web', 'worker']);
    expect(text).toMatch(/build: \.\n/);
  });

  it('has an example of an environment with variables that are read, and no secret', () => {
    const pairs = linesOf('service.env.example').filter((line) => /^[A-Z_]+=/.test(line));
    for (const pair of pairs) {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      expect(name.startsWith('POSTGRES_') || SERVICE_VARIABLES.includes(name), name).toBe(true);
      if (/SECRET|TOKEN|KEY|PASSWORD/.test(name)) expect(value, name).toBe('');
    }
  });
});

describe('the page for who operates it', () => {
  const page = read('docs/operations.md');

  it('explains every variable of the environment, and none that is not read', () => {
    for (const name of SERVICE_VARIABLES) expect(page, name).toContain(`\`${name}\``);
    const table = page.slice(page.indexOf('## The environment'), page.indexOf('## What it answers'));
    const named = [...table.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name);
    expect(named.filter((name) => name !== undefined && !SERVICE_VARIABLES.includes(name))).toEqual([]);
  });

  it('names commands, pages and metrics that there are', () => {
    const scripts = [...page.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name ?? '');
    for (const script of scripts) expect(Object.keys(manifest.scripts)).toContain(script);
    const commands = new Set([...page.matchAll(/loyalty -- ([a-z]+)/g)].map(([, name]) => name ?? ''));
    const known = readdirSync(join(PROJECT_ROOT, 'src/cli/commands')).map((file) => file.replace('.ts', ''));
    for (const command of commands) expect(known).toContain(command);
    for (const [, file = ''] of page.matchAll(/\]\(([\w-]+\.md)\)/g)) expect(has(`docs/${file}`), file).toBe(true);
    const source = read('src/service/metrics.ts');
    for (const [, name = ''] of page.matchAll(/`loyalty_(\w+)/g)) expect(source, name).toContain(name);
  });
});
