import { join } from 'node:path';
import { makeTemporaryDirectory, writeFiles } from '../../support/temporary-directory.ts';

/** A folder of app functions as HubSpot gets it: metadata beside one CommonJS file each. */
export function writeFunctions(sources: Readonly<Record<string, string>>): string {
  const directory = makeTemporaryDirectory();
  for (const [uid, source] of Object.entries(sources)) {
    writeFiles(directory, {
      [`${uid}-hsmeta.json`]: JSON.stringify({
        uid,
        type: 'app-function',
        config: { entrypoint: `/app/functions/${uid}.js`, secretKeys: [] },
      }),
      [`${uid}.js`]: source,
    });
  }
  return directory;
}

/** Absolute path of the bundle of a function that is written for this test alone. */
export function writeFunction(source: string): string {
  return join(writeFunctions({ tried: source }), 'tried.js');
}
