import { isBuiltin } from 'node:module';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import * as z from 'zod';
import { BuildError } from '../build-error.ts';
import { replaceDirectory } from '../replace-directory.ts';
import { writeNotices } from './write-notices.ts';

/** Programs of the bundle, and the file that each begins in. The thread is started by the other two. */
const ENTRIES = {
  service: 'src/service/main.ts',
  loyalty: 'src/cli/main.ts',
  'learning-thread': 'src/accounts/learning-thread/learning-thread.ts',
} as const;

/** Finds its own WebAssembly and data beside its files, so that it cannot become part of another file. */
const ENGINE = '@electric-sql/pglite';
/** `pg` asks for it and goes on without. */
const NEVER_THERE = 'pg-native';

/** CommonJS packages ask for `require`, which a module does not have. */
const REQUIRE =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

const packageSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** What the bundle is made of. */
export interface ServiceBundle {
  /** Of our own files and the packages in them, without PGlite's. */
  readonly bytes: number;
  /** Names of the packages that are in it. */
  readonly packages: readonly string[];
}

/**
 * Bundles the service and the command line with every package they need into one folder that runs wherever Node 22.18 or newer
 * is: `node service.mjs`, `node loyalty.mjs rescore`. With it go PGlite's files and the licences of the packages.
 *
 * @param project absolute path of the folder that holds `src/` and `node_modules/`
 * @param output absolute path, in the place of what was there
 * @throws BuildError where the sources cannot be bundled, or a package comes without a licence
 */
export async function bundleService(project: string, output: string): Promise<ServiceBundle> {
  return replaceDirectory(output, async (staged) => {
    const { inputs, outputs } = await bundle(project, staged);
    requireNothingElse(outputs);
    copyEngine(join(project, 'node_modules', ENGINE), join(staged, 'node_modules', ENGINE));
    writeManifest(project, staged);
    const packages = [...packagesOf(inputs), ENGINE].sort();
    writeNotices(
      packages.map((name) => join(project, 'node_modules', name)),
      join(staged, 'THIRD-PARTY-NOTICES.txt'),
    );
    return { bytes: Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0), packages };
  });
}

async function bundle(project: string, output: string): Promise<Metafile> {
  try {
    const { metafile } = await build({
      absWorkingDir: project,
      entryPoints: { ...ENTRIES },
      outdir: output,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      external: [ENGINE, NEVER_THERE],
      banner: { js: REQUIRE },
      legalComments: 'none',
      logLevel: 'silent',
      metafile: true,
    });
    return metafile;
  } catch (error) {
    throw new BuildError(`The service cannot be bundled: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @throws BuildError where a file asks for a package that is not in the folder */
function requireNothingElse(outputs: Metafile['outputs']): void {
  const asked = Object.values(outputs).flatMap(({ imports }) => imports.filter(({ external }) => external === true));
  const unknown = asked.find(({ path }) => !isBuiltin(path) && path !== ENGINE && path !== NEVER_THERE);
  if (unknown !== undefined) throw new BuildError(`The service's bundle asks for ${unknown.path}, which is not in it.`);
}

function packagesOf(inputs: Metafile['inputs']): ReadonlySet<string> {
  const found = Object.keys(inputs).map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return new Set(found.filter((name) => name !== undefined));
}

/** What PGlite runs of its files, without its extensions, source maps and types; by the CommonJS one its folder is found. */
function copyEngine(from: string, to: string): void {
  const isRun = (path: string): boolean => /^(?:(?:fs\/)?[\w-]+\.(?:js|wasm|data)|index\.cjs)$/.test(path);
  const files = readdirSync(join(from, 'dist'), { recursive: true, encoding: 'utf8' }).filter(isRun);
  for (const file of ['package.json', 'LICENSE', ...files.map((name) => join('dist', name))]) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(join(from, file), join(to, file));
  }
}

function writeManifest(project: string, output: string): void {
  const { name, version, license } = packageSchema.parse(
    JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')),
  );
  const manifest = { name, version, license, private: true, type: 'module', engines: { node: '>=22.18' } };
  writeFileSync(join(output, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(join(project, 'LICENSE'), join(output, 'LICENSE'));
}
