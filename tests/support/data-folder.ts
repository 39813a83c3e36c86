import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Finds a folder of real data that is kept outside of the project: in the folder that `LOYALTY_DATA` names, else in
 * `../shared/data` beside the project. Use with `describe.skipIf(folder === null)`.
 *
 * @param name folder or file below it, for instance `gcloud-portal`
 * @returns its absolute path, or null where it is not there; that is said aloud, once per call
 */
export function findData(name: string): string | null {
  const root = resolve(import.meta.dirname, '../..', process.env.LOYALTY_DATA ?? '../shared/data');
  const path = join(root, name);
  if (existsSync(path)) return path;
  console.warn(`SKIPPED: the tests on real data need ${path}; set LOYALTY_DATA to the folder that holds ${name}.`);
  return null;
}
