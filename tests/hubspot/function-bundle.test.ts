import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, describe, expect, it } from 'vitest';

const ROOM = path.resolve('src/hubspot');
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** Bundles an app function that uses the given parts of this room, as the build does. */
async function bundleOf(
  ...imports: readonly string[]
): Promise<{ readonly bytes: number; readonly files: readonly string[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'loyalty-bundle-'));
  folders.push(folder);
  const entry = path.join(folder, 'entry.ts');
  await writeFile(entry, imports.map((name) => `export * from '${ROOM}/${name}.ts';`).join('\n'));
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return { bytes: outputFiles[0]?.contents.length ?? 0, files: Object.keys(metafile.inputs) };
}

describe('a function that reads and writes a company', () => {
  it('bundles to far less than 1.5 MB and carries none of the generated API classes', async () => {
    const { bytes, files } = await bundleOf(
      'client/client-transport',
      'client/hubspot-client',
      'hubspot-customer-records',
    );
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(1_500_000);
    expect(files.filter((file) => /api-client\/lib\/(?:codegen|index|src\/client)/.test(file))).toEqual([]);
  });
});
