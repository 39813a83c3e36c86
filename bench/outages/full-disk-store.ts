import type { StoreLocation } from '../../src/store/open-store.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import { type BenchDatabase, makeBenchDatabase, makeFolderIn } from '../portal/bench-database.ts';
import { answers } from './ask-server.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

/** Stores on a disk that can be filled up. */
export interface FullDiskStore {
  readonly disk: SmallDisk;
  makeDatabase(): Promise<BenchDatabase & { readonly location: StoreLocation }>;
  /** Makes room, as somebody would who was told, and starts the server again where it has ended. @returns whether it had */
  mend(): Promise<boolean>;
  remove(): Promise<void>;
}

/** What a folder of PGlite takes is 40 MB, and a log of 16 MB more; a server has two of these to begin with. */
const DISK_MEGABYTES = 600;

/** @returns null where no disk may be mounted, or there is no PostgreSQL */
export async function openFullDiskStore(driver: 'PGlite' | 'PostgreSQL'): Promise<FullDiskStore | null> {
  const disk = await mountSmallDisk(DISK_MEGABYTES);
  if (disk === null) return null;
  if (driver === 'PGlite')
    return {
      disk,
      makeDatabase: () => makeFolderIn(disk.folder),
      mend: () => disk.makeRoom().then(() => false),
      remove: () => disk.remove(),
    };
  const server = await startPostgres(true, disk.folder);
  if (server === null) {
    await disk.remove();
    return null;
  }
  return {
    disk,
    makeDatabase: () => makeBenchDatabase(server.url),
    async mend() {
      await disk.makeRoom();
      if (await answers(server.url)) return false;
      await server.kill();
      await server.restart();
      return true;
    },
    async remove() {
      await server.stop();
      await disk.remove();
    },
  };
}
