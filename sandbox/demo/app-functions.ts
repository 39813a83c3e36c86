import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';

const componentSchema = z.object({
  uid: z.string(),
  type: z.literal('app-function'),
  config: z.object({ entrypoint: z.string() }),
});

/**
 * The app functions of a built project by the name that a card calls them by.
 *
 * @param directory `app/functions` of the project as HubSpot reads it: `*-hsmeta.json` beside the bundles.
 * @returns absolute path of the bundle by uid; a name that is not in it can be called by nobody.
 * @throws where a metadata file names a bundle that is not there.
 */
export function findAppFunctions(directory: string): ReadonlyMap<string, string> {
  if (!existsSync(directory)) return new Map();
  const metadata = readdirSync(directory).filter((name) => name.endsWith('-hsmeta.json'));
  return new Map(
    metadata.map((name) => {
      const component = componentSchema.parse(JSON.parse(readFileSync(join(directory, name), 'utf8')));
      const bundle = join(directory, basename(component.config.entrypoint));
      if (!existsSync(bundle)) throw new Error(`${join(directory, name)} names ${bundle}, which is not there.`);
      return [component.uid, bundle];
    }),
  );
}
