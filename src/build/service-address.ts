import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildError } from './build-error.ts';

/** Where the sources say how they ask: `null` there, an app function. */
const ADDRESS_FILE = 'shared/service-address.ts';

/**
 * Writes the service's address into a copied extension folder. HubSpot compiles the sources itself and hands them no
 * environment, so that the address is a line of source.
 *
 * @param folder absolute path of the copied folder, such as `app/cards`
 * @throws BuildError where the folder has no place for it
 */
export function writeServiceAddress(folder: string, serviceUrl: string): void {
  const file = join(folder, ADDRESS_FILE);
  if (!existsSync(file)) throw new BuildError(`extensions/${ADDRESS_FILE} is not there: the service is asked by it.`);
  writeFileSync(file, `export const SERVICE_ADDRESS: string | null = ${JSON.stringify(serviceUrl)};\n`);
}
