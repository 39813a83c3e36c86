import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { BuildError } from './build-error.ts';
import { rewriteImports } from './extension-imports.ts';

const SOURCES = new Set(['.ts', '.tsx']);

/**
 * Copies one folder of `extensions/` to what HubSpot builds from: its sources and those of `shared/` with their imports
 * rewritten, and its other files (package.json, tsconfig.json, images) as they are. Metadata files are left out: they are
 * written once they are parsed.
 *
 * @param extensions absolute path of `extensions/`
 * @param folder the folder to copy: `cards`, `pages` or `settings`
 * @param app absolute path of `app/` in the output
 * @returns names of the installed packages that the sources import
 * @throws BuildError where a source imports what HubSpot would not have
 */
export function copyExtensionFolder(extensions: string, folder: string, app: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const copies = [
    { from: join(extensions, folder), to: join(app, folder) },
    { from: join(extensions, 'shared'), to: join(app, folder, 'shared') },
  ];
  for (const { from, to } of copies) {
    for (const path of listFiles(from)) {
      const source = join(from, path);
      const destination = join(to, path);
      if (existsSync(destination)) {
        throw new BuildError(
          `${source} would overwrite ${destination}: rename one; the folder gets shared/ copied in.`,
        );
      }
      mkdirSync(dirname(destination), { recursive: true });
      if (!SOURCES.has(extname(path))) {
        copyFileSync(source, destination);
        continue;
      }
      const rewritten = rewriteImports(readFileSync(source, 'utf8'), source, extensions, folder);
      writeFileSync(destination, rewritten.text);
      for (const name of rewritten.packages) packages.add(name);
    }
  }
  return packages;
}

function listFiles(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !name.endsWith('-hsmeta.json'))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}
