import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { BuildError } from './build-error.ts';
import { hasFunctions, type BuildTarget } from './build-target.ts';
import { COMPONENT_FOLDERS, componentSchema, type Component, type ComponentFolder } from './hsmeta-schemas.ts';

const ENDING = '-hsmeta.json';
const SERVICE_URL = '${LOYALTY_SERVICE_URL}';
/** The secret by which a function shows the service which account it speaks for. */
const SERVICE_KEY = 'LOYALTY_SERVICE_KEY';

const ASKS_THE_SERVICE: ReadonlySet<ComponentFolder> = new Set([COMPONENT_FOLDERS.page, COMPONENT_FOLDERS.settings]);

/** A component of the app, as its `<name>-hsmeta.json` says. */
export interface ComponentFile {
  readonly folder: ComponentFolder;
  /** File name without `-hsmeta.json`. */
  readonly name: string;
  readonly component: Component;
}

export interface Components {
  readonly present: readonly ComponentFile[];
  /** Components that need the service, when there is none: `folder/name`. */
  readonly leftOut: readonly string[];
}

/**
 * Reads every `extensions/<folder>/<name>-hsmeta.json`. Where one says `${LOYALTY_SERVICE_URL}`, the address of the service
 * is put in; without a service the component is left out, since it could not work, and so are pages and settings, which ask
 * the service for everything. Functions are read only where the target has any; with a service they get its key as a secret.
 *
 * @throws BuildError where a file is not what HubSpot takes, with the file and the key
 */
export function readComponents(
  extensionsDirectory: string,
  { target, serviceUrl }: { readonly target: BuildTarget; readonly serviceUrl: string | null },
): Components {
  const present: ComponentFile[] = [];
  const leftOut: string[] = [];
  for (const folder of Object.values(COMPONENT_FOLDERS)) {
    if (folder === COMPONENT_FOLDERS['app-function'] && !hasFunctions(target)) continue;
    const directory = join(extensionsDirectory, folder);
    if (!existsSync(directory)) continue;
    for (const file of readdirSync(directory).sort()) {
      if (!file.endsWith(ENDING)) continue;
      const name = file.slice(0, -ENDING.length);
      const text = readFileSync(join(directory, file), 'utf8');
      if (serviceUrl === null && (ASKS_THE_SERVICE.has(folder) || text.includes(SERVICE_URL))) {
        leftOut.push(`${folder}/${name}`);
        continue;
      }
      const component = parseComponent(text.replaceAll(SERVICE_URL, serviceUrl ?? ''), join(directory, file));
      if (component.type === 'app' || COMPONENT_FOLDERS[component.type] !== folder) {
        throw new BuildError(
          `${join(directory, file)} is of type "${component.type}", which does not belong in ${folder}/.`,
        );
      }
      present.push({ folder, name, component: serviceUrl === null ? component : withServiceKey(component) });
    }
  }
  return { present, leftOut };
}

/** HubSpot hands a function the secrets that it lists, and refuses an upload that lists one the account does not have. */
function withServiceKey(component: Component): Component {
  if (component.type !== 'app-function') return component;
  const { config } = component;
  return { ...component, config: { ...config, secretKeys: [...new Set([...config.secretKeys, SERVICE_KEY])] } };
}

/**
 * Reads one component from its JSON text.
 *
 * @param file for the message
 * @throws BuildError where it is not what HubSpot takes
 */
export function parseComponent(text: string, file: string): Component {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BuildError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = componentSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new BuildError(`${file} is not what HubSpot takes:\n${z.prettifyError(parsed.error)}`);
}

/** Name of the file that a component's entry point names, for instance `LoyaltyCard.tsx`; null where it has none. */
export function entryFile(component: Component): string | null {
  return 'entrypoint' in component.config ? basename(component.config.entrypoint) : null;
}
