import { BuildError } from './build-error.ts';
import type { ComponentOf } from './hsmeta-schemas.ts';
import { parseComponent } from './read-components.ts';
import { requiredScopes, type BuildOption } from './scopes.ts';

/**
 * Makes the app's manifest of `app.json`: with the scopes of the build options and the service's address among the permitted ones.
 *
 * @param text of `app.json`
 * @param serviceUrl https address of the service; null where there is none
 * @throws BuildError where `app.json` is not what HubSpot takes, or its scopes are not those of the table in `scopes.ts`
 */
export function makeAppManifest(
  text: string,
  file: string,
  serviceUrl: string | null,
  options: readonly BuildOption[],
): ComponentOf<'app'> {
  const app = parseComponent(text, file);
  if (app.type !== 'app') throw new BuildError(`${file} is of type "${app.type}": it must be of type "app".`);
  const { auth, permittedUrls } = app.config;
  const listed = new Set(auth.requiredScopes);
  const expected = requiredScopes([]);
  const differing = [
    ...expected.filter((scope) => !listed.has(scope)).map((scope) => `${scope} is missing in ${file}`),
    ...auth.requiredScopes.filter((scope) => !expected.includes(scope)).map((scope) => `${scope} has no reason there`),
  ];
  if (differing.length > 0) {
    throw new BuildError(
      `The scopes of ${file} are not those of src/build/scopes.ts (${differing.join('; ')}): list each in both, with its reason.`,
    );
  }
  return {
    ...app,
    config: {
      ...app.config,
      auth: { ...auth, requiredScopes: [...requiredScopes(options)] },
      permittedUrls: {
        ...permittedUrls,
        fetch: serviceUrl === null ? permittedUrls.fetch : [...permittedUrls.fetch, serviceUrl],
      },
    },
  };
}
