/** A disk of a limited size, in memory, that can be filled up and emptied again. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, open, rm, rmdir, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const MEGABYTE = 1_000_000;
const PIECE_BYTES = 1_048_576;

export interface SmallDisk {
  readonly folder: string;
  /** Takes all room but so many bytes. */
  fill(leaveBytes: number): Promise<void>;
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

/** @returns null where this user may not mount one */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'loyalty-disk-'));
  try {
    await call('mount', ['-t', 'tmpfs', '-o', `size=${megabytes * MEGABYTE}`, 'tmpfs', folder]);
  } catch {
    await rmdir(folder);
    return null;
  }
  // A server of another user has its files there too.
  await chmod(folder, 0o1777);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: (leaveBytes) => writeBallast(ballast, folder, leaveBytes),
    makeRoom: () => rm(ballast, { force: true }),
    async remove() {
      await call('umount', ['--lazy', folder]);
      await rmdir(folder);
    },
  };
}

const call = promisify(execFile);

/** Until no more goes in: whoever writes meanwhile may take what was to be left. */
async function writeBallast(file: string, folder: string, leaveBytes: number): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (let left = await readFree(folder, leaveBytes); left > 0; left = await readFree(folder, leaveBytes)) {
      const { bytesWritten } = await handle.write(Buffer.alloc(Math.min(left, PIECE_BYTES)));
      if (bytesWritten === 0) return;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await handle.close();
  }
}

async function readFree(folder: string, leaveBytes: number): Promise<number> {
  const { bfree, bsize } = await statfs(folder);
  // Whole blocks: what is less than one is never written.
  return Math.floor((bfree * bsize - leaveBytes) / bsize) * bsize;
}
