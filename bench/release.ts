/**
 * `npm run release [-- options of npm run build]`: makes dist/hubspot anew, bundles the service and the command line into
 * dist/service, looks for what ties the two to this folder, and runs both from an empty folder against the sandbox, with no
 * right to read anything else. `npm run build -- --help` has the options. Ends with 1 where something of it does not hold.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleService } from '../src/build/release/bundle-service.ts';
import { findTies } from '../src/build/release/find-ties.ts';
import { rehearse } from './release/rehearse.ts';
import { readOptions } from './read-options.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const DIST = join(PROJECT, 'dist');
const PARTS = ['hubspot', 'service'] as const;

function build(args: readonly string[]): boolean {
  rmSync(join(DIST, 'hubspot'), { recursive: true, force: true });
  // What the build says is no figure of ours.
  const { status } = spawnSync(process.execPath, [join(PROJECT, 'src/build/main.ts'), ...args], {
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  return status === 0;
}

async function release(args: readonly string[]): Promise<number> {
  if (!build(args)) return 1;
  const { bytes, packages } = await bundleService(PROJECT, join(DIST, 'service'));
  console.log(
    `dist/service: ${Math.round(bytes / 1000)} kB of code with ${packages.length} packages, PGlite beside it`,
  );

  const ties = PARTS.flatMap((part) => findTies(join(DIST, part), PROJECT).map((tie) => `dist/${part}: ${tie}`));
  for (const tie of ties) console.error(tie);
  if (ties.length > 0) return 1;

  const empty = realpathSync(mkdtempSync(join(tmpdir(), 'loyalty-release-')));
  try {
    for (const part of PARTS) cpSync(join(DIST, part), join(empty, part), { recursive: true });
    for (const sentence of await rehearse(empty)) console.log(`from an empty folder: ${sentence}`);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
  return 0;
}

const args = process.argv.slice(2);
if (args.includes('--help')) readOptions({});
process.exitCode = await release(args);
