import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeAppManifest } from './app-manifest.ts';
import { BuildError } from './build-error.ts';
import { bundleFunction, type Bundled } from './bundle-function.ts';
import { hasFunctions, type BuildTarget } from './build-target.ts';
import { copyExtensionFolder } from './copy-extension-folder.ts';
import { readPackageFile, requireSameVersions } from './package-files.ts';
import { entryFile, readComponents, type ComponentFile } from './read-components.ts';
import { replaceDirectory } from './replace-directory.ts';
import { writeServiceAddress } from './service-address.ts';
import type { BuildOption } from './scopes.ts';

/** Folders that HubSpot compiles from source. */
export const SOURCE_FOLDERS = ['cards', 'pages', 'settings'] as const;
export type SourceFolder = (typeof SOURCE_FOLDERS)[number];

export interface BuildSettings extends Bundled {
  /** Absolute path of the folder that holds `app.json`, `package.json`, `extensions/` and `src/functions/`. */
  readonly project: string;
  /** Absolute path; the app goes to `<output>/app`, in the place of what was there. */
  readonly output: string;
  readonly target: BuildTarget;
  readonly options: readonly BuildOption[];
}

export interface HubSpotProject {
  /** Absolute path of `app/`, for {@link compileExtensions}. */
  readonly app: string;
  /** Entry files by folder, each once, for instance `LoyaltyCard.tsx`; none where the folder is left out. */
  readonly entries: Readonly<Record<SourceFolder, readonly string[]>>;
  /** Size in bytes of each function's bundle. */
  readonly functionBytes: Readonly<Record<string, number>>;
  /** Components that need the service and were left out because there is none. */
  readonly leftOut: readonly string[];
}

/**
 * Assembles what HubSpot reads: `app-hsmeta.json` of `app.json`, the extension folders with `shared/` copied in, and each app
 * function that has an `extensions/functions/<name>-hsmeta.json` bundled from `src/functions/<name>.ts`.
 *
 * @throws BuildError where the sources are not what HubSpot takes
 */
export async function buildHubSpotProject(settings: BuildSettings): Promise<HubSpotProject> {
  const { project, output } = settings;
  const extensions = join(project, 'extensions');
  const manifest = join(project, 'app.json');
  if (!existsSync(manifest)) throw new BuildError(`${manifest} is not there: the app is described in it.`);
  const appManifest = makeAppManifest(readFileSync(manifest, 'utf8'), manifest, settings);
  const { present, leftOut } = readComponents(extensions, settings);

  return replaceDirectory(output, async (staged) => {
    const app = join(staged, 'app');
    writeJson(join(app, 'app-hsmeta.json'), appManifest);
    for (const { folder, name, component } of present) {
      writeJson(join(app, folder, `${name}-hsmeta.json`), component);
    }
    for (const folder of SOURCE_FOLDERS) {
      const components = present.filter((component) => component.folder === folder);
      if (components.length > 0) copySources(components, folder, app, settings);
    }
    return {
      app: join(output, 'app'),
      entries: {
        cards: entriesOf('cards', present),
        pages: entriesOf('pages', present),
        settings: entriesOf('settings', present),
      },
      functionBytes: await bundleFunctions(present, project, app, settings),
      leftOut,
    };
  });
}

/** Writes `value` as JSON, as people read it. */
function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

function copySources(
  components: readonly ComponentFile[],
  folder: SourceFolder,
  app: string,
  { project, target, serviceUrl }: BuildSettings,
): void {
  const extensions = join(project, 'extensions');
  const packageFile = join(extensions, folder, 'package.json');
  const imported = copyExtensionFolder(extensions, folder, app);
  const asksAFunction = folder === 'cards' && hasFunctions(target);
  if (!asksAFunction && serviceUrl !== null) writeServiceAddress(join(app, folder), serviceUrl);
  requireSameVersions(
    packageFile,
    readPackageFile(packageFile),
    imported,
    readPackageFile(join(project, 'package.json')),
  );
  for (const { name, component } of components) {
    const entry = entryFile(component);
    if (entry !== null && !existsSync(join(extensions, folder, entry))) {
      throw new BuildError(
        `extensions/${folder}/${name}-hsmeta.json names ${entry}, which is not in extensions/${folder}/.`,
      );
    }
  }
}

function entriesOf(wanted: SourceFolder, present: readonly ComponentFile[]): readonly string[] {
  const entries = present.filter(({ folder }) => folder === wanted).map(({ component }) => entryFile(component));
  return [...new Set(entries.filter((entry) => entry !== null))];
}

async function bundleFunctions(
  present: readonly ComponentFile[],
  project: string,
  app: string,
  bundled: Bundled,
): Promise<Readonly<Record<string, number>>> {
  const functions = present.filter(({ folder }) => folder === 'functions');
  const bytes: Record<string, number> = {};
  if (functions.length > 0) copyFunctionsPackage(join(project, 'extensions', 'functions'), join(app, 'functions'));
  for (const { name, component } of functions) {
    const source = join(project, 'src', 'functions', `${name}.ts`);
    if (!existsSync(source)) {
      throw new BuildError(`extensions/functions/${name}-hsmeta.json needs ${source}, which is not there.`);
    }
    if (entryFile(component) !== `${name}.js`) {
      throw new BuildError(
        `extensions/functions/${name}-hsmeta.json names another entry point: it must be "/app/functions/${name}.js".`,
      );
    }
    bytes[name] = await bundleFunction(source, join(app, 'functions', `${name}.js`), bundled);
  }
  return bytes;
}

function copyFunctionsPackage(from: string, to: string): void {
  const file = join(from, 'package.json');
  const { type, dependencies } = readPackageFile(file);
  if (type === 'module' || Object.keys(dependencies).length > 0) {
    throw new BuildError(
      `${file} must have no "type": "module" and no dependencies: a function is bundled whole, as CommonJS.`,
    );
  }
  copyFileSync(file, join(to, 'package.json'));
}
