import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildHubSpotProject, SOURCE_FOLDERS } from '../src/build/build-hubspot-project.ts';
import { compileExtensions } from '../src/build/compile-extensions.ts';
import { CommandFailure } from '../src/cli/command-failure.ts';
import type { ScoringContext } from '../src/scoring/relationship.ts';
import { buildHost } from './host/build-host.ts';

export interface BuiltApp {
  readonly hostDirectory: string;
  /** Holds what HubSpot's builder compiled, in `cards/`, `pages/` and `settings/`. */
  readonly compiledDirectory: string;
  readonly functionsDirectory: string;
}

/**
 * Makes an empty folder below `parent` for one demo: two demos at once have two policies, and so two builds. It is removed
 * when the process ends; those of demos that had no chance to are removed here.
 *
 * @throws {CommandFailure} where this user may not write there
 */
export function makeBuildFolder(parent: string): string {
  try {
    mkdirSync(parent, { recursive: true });
    for (const name of readdirSync(parent).filter(isAbandoned))
      rmSync(join(parent, name), { recursive: true, force: true });
    const folder = mkdtempSync(join(parent, `demo-${String(process.pid)}-`));
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    return folder;
  } catch (error) {
    throw writeFailure(error, parent);
  }
}

/** Whether a folder belongs to a demo whose process is gone. */
function isAbandoned(name: string): boolean {
  const owner = /^demo-(\d+)-/.exec(name)?.[1];
  if (owner === undefined) return false;
  try {
    process.kill(Number(owner), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * Builds the app as HubSpot gets it, compiles its cards and pages as HubSpot does, and builds the pages of the sandbox.
 *
 * @param project absolute path of the checkout; @param output absolute path of a folder for the build alone; @param serviceUrl where HubSpot would reach the service
 * @throws {CommandFailure} where this user may not write there
 */
export async function buildApp(
  { policy, model }: Pick<ScoringContext, 'policy' | 'model'>,
  project: string,
  output: string,
  serviceUrl: string,
): Promise<BuiltApp> {
  const hostDirectory = join(output, 'host');
  try {
    const { app, entries } = await buildHubSpotProject({
      project,
      output: join(output, 'hubspot'),
      target: 'functions',
      serviceUrl,
      policy,
      model,
      options: [],
    });
    const compile = async (): Promise<void> => {
      // One after the other: HubSpot's builder takes its mode from the environment.
      for (const folder of SOURCE_FOLDERS)
        await compileExtensions({ folder: join(app, folder), entries: entries[folder], output: join(output, folder) });
    };
    await Promise.all([compile(), buildHost(hostDirectory)]);
    return { hostDirectory, compiledDirectory: output, functionsDirectory: join(app, 'functions') };
  } catch (error) {
    throw writeFailure(error, output);
  }
}

const NOT_OURS: readonly unknown[] = ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST'];

/** What a person can do about a folder that cannot be written; any other error as it is. */
export function writeFailure(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (NOT_OURS.includes(code))
    return new CommandFailure(
      `The folder ${folder} cannot be written. Give this user the right to write there, or run from a copy of the project.`,
    );
  if (code === 'ENOSPC')
    return new CommandFailure(`There is no space left for ${folder}. Free some on that disk and start again.`);
  return error;
}
