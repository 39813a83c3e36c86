import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { BuildError } from './build-error.ts';

export interface RewrittenSource {
  readonly text: string;
  /** Names of the installed packages it imports, for instance `@hubspot/ui-extensions`. */
  readonly packages: readonly string[];
}

/**
 * Rewrites the imports of one source file for its new place: HubSpot uploads each folder of `extensions/` alone, so the build
 * copies `extensions/shared` to `<folder>/shared`, and an import of the one becomes an import of the other.
 *
 * @param text the source
 * @param file where it is: an absolute path below `<extensions>/<folder>` or `<extensions>/shared`
 * @param extensions absolute path of `extensions/`
 * @param folder the folder that is being copied, for instance `cards`
 * @throws BuildError where a file imports something that HubSpot would not have
 */
export function rewriteImports(text: string, file: string, extensions: string, folder: string): RewrittenSource {
  const from = placeAfterCopy(file, extensions, folder);
  const packages: string[] = [];
  let rewritten = '';
  let done = 0;
  for (const { fileName: specifier, pos } of ts.preProcessFile(text, true, true).importedFiles) {
    if (!specifier.startsWith('.')) {
      packages.push(packageName(specifier));
      continue;
    }
    const to = placeAfterCopy(join(dirname(file), specifier), extensions, folder);
    if (to === null || from === null) {
      throw new BuildError(
        `${file} imports '${specifier}', which HubSpot would not have: a file of ${folder}/ may import files of ${folder}/ and of shared/ only.`,
      );
    }
    const path = relative(dirname(from), to).split(sep).join('/');
    // `pos` is where the quote opens.
    rewritten += text.slice(done, pos + 1) + (path.startsWith('.') ? path : `./${path}`);
    done = pos + 1 + specifier.length;
  }
  return { text: rewritten + text.slice(done), packages };
}

/** Path of a file below the copied folder; null where it is not copied. */
function placeAfterCopy(file: string, extensions: string, folder: string): string | null {
  const [top, ...rest] = relative(extensions, file).split(sep);
  if (top === folder) return join(...rest);
  return top === 'shared' ? join('shared', ...rest) : null;
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
