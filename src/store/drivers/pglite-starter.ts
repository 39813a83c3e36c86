/**
 * An empty database, kept beside the driver's package. To make one takes several seconds of work and is the same each time:
 * the first that is made on a machine is copied for all that follow.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

/** Null where there is none yet. */
export async function readStarter(): Promise<Blob | null> {
  try {
    return new Blob([await readFile(starterFile())], { type: 'application/x-gzip' });
  } catch {
    return null;
  }
}

/** Keeps a database that was made just now; where it cannot be kept, the next one is made anew. */
export async function keepStarter(engine: PGlite): Promise<void> {
  const file = starterFile();
  const unfinished = `${file}.${String(process.pid)}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const archive = await engine.dumpDataDir('gzip');
    await writeFile(unfinished, new Uint8Array(await archive.arrayBuffer()));
    await rename(unfinished, file);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** One that cannot be used is no help to anybody. */
export async function dropStarter(): Promise<void> {
  await rm(starterFile(), { force: true }).catch(() => undefined);
}

/** In the folder that holds the package, so that another version of it, installed anew, begins anew. */
function starterFile(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return join(dirname(entry), '.starter', 'empty-database.tar.gz');
}
