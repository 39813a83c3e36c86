import { statSync } from 'node:fs';
import { join, parse } from 'node:path';
import { buildSingleExtension } from '@hubspot/ui-extensions-dev-server/build';
import { BuildError } from './build-error.ts';
import { replaceDirectory } from './replace-directory.ts';

export interface CompileOptions {
  /** Absolute path of `<output>/hubspot/app/<folder>`, as {@link buildHubSpotProject} made it. */
  readonly folder: string;
  /** File names of the entries in it, for instance `LoyaltyCard.tsx`; each becomes `<output>/LoyaltyCard.js`. */
  readonly entries: readonly string[];
  /** Absolute path of the directory for what is compiled; what was there before goes. */
  readonly output: string;
}

/**
 * Compiles cards, pages or settings with HubSpot's own builder, minified as HubSpot does it, for a local host. It works without a network: the
 * packages are those of this project, where HubSpot installs them from the `package.json` of the folder.
 *
 * @returns size of each script in bytes by entry name without ending
 * @throws BuildError where HubSpot's builder refuses an entry
 */
export async function compileExtensions({ folder, entries, output }: CompileOptions): Promise<Record<string, number>> {
  return replaceDirectory(output, async (staged) => {
    const bytes: Record<string, number> = {};
    for (const entry of entries) {
      const { name } = parse(entry);
      await compileEntry(folder, entry, staged);
      bytes[name] = statSync(join(staged, `${name}.js`)).size;
    }
    return bytes;
  });
}

async function compileEntry(folder: string, entry: string, outputDir: string): Promise<void> {
  // HubSpot's builder puts NODE_ENV into the script; HubSpot runs it as production.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await buildSingleExtension({
      file: entry,
      root: folder,
      outputDir,
      emptyOutDir: false,
      minify: true,
      logLevel: 'error',
    });
  } catch (error) {
    throw new BuildError(
      `HubSpot's builder refuses ${join(folder, entry)}: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
