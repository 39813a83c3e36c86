import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Fills a new directory and puts it in the place of `directory` only when that went well, so that nobody reads a half-built one.
 *
 * @param fill gets the absolute path of the new, empty directory
 */
export async function replaceDirectory<Result>(
  directory: string,
  fill: (staged: string) => Promise<Result>,
): Promise<Result> {
  const staged = join(dirname(directory), `.${basename(directory)}-${process.pid}`);
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { recursive: true });
  try {
    const result = await fill(staged);
    rmSync(directory, { recursive: true, force: true });
    renameSync(staged, directory);
    return result;
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}
