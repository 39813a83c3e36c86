import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { BuildError } from './build-error.ts';

const packageSchema = z.object({
  type: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});
export type PackageFile = z.infer<typeof packageSchema>;

/** @throws BuildError where `file` is not there or not a package.json */
export function readPackageFile(file: string): PackageFile {
  if (!existsSync(file)) throw new BuildError(`${file} is not there: HubSpot wants one in this folder.`);
  const parsed = packageSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new BuildError(`${file} is not a package.json:\n${z.prettifyError(parsed.error)}`);
}

/**
 * HubSpot installs what the folder's own package.json lists, this project tests with what its lockfile holds: they must agree.
 *
 * @param file path of the folder's package.json, for the message
 * @param imported packages that the folder's sources import
 * @throws BuildError where an imported package is not listed, or a listed version is not the project's
 */
export function requireSameVersions(
  file: string,
  folder: PackageFile,
  imported: ReadonlySet<string>,
  project: PackageFile,
): void {
  for (const name of imported) {
    if (folder.dependencies[name] === undefined) {
      throw new BuildError(`${file} does not list ${name}, which the folder's sources or shared/ import: add it.`);
    }
  }
  for (const [name, version] of Object.entries(folder.dependencies)) {
    const own = project.dependencies[name];
    if (own !== version) {
      throw new BuildError(
        `${file} lists ${name} ${version}, this project ${own ?? 'does not list it'}: write the same version in both.`,
      );
    }
  }
}
