import { BuildError } from './build-error.ts';
import type { BuildTarget } from './build-target.ts';
import type { ComponentOf } from './hsmeta-schemas.ts';
import { parseComponent } from './read-components.ts';
import { requiredScopes, type BuildOption } from './scopes.ts';

type AppConfig = ComponentOf<'app'>['config'];

export interface ManifestSettings {
  readonly target: BuildTarget;
  /** https address of the service; null where there is none. */
  readonly serviceUrl: string | null;
  readonly options: readonly BuildOption[];
}

/**
 * Makes the app's manifest of `app.json`, which describes the app as it is built for functions: with the auth and distribution
 * of the target, the scopes of the build options, and what the card asks of the service among the permitted addresses.
 *
 * @param text of `app.json`
 * @throws BuildError where `app.json` is not what HubSpot takes, its scopes are not those of the table in `scopes.ts`, or the
 *   target needs a service and there is none
 */
export function makeAppManifest(text: string, file: string, settings: ManifestSettings): ComponentOf<'app'> {
  const app = parseComponent(text, file);
  if (app.type !== 'app') throw new BuildError(`${file} is of type "${app.type}": it must be of type "app".`);
  const { auth, permittedUrls } = app.config;
  requireListedScopes(auth.requiredScopes, file);
  const { serviceUrl } = settings;
  return {
    ...app,
    config: {
      ...app.config,
      ...makeAccess(auth, settings),
      permittedUrls: {
        ...permittedUrls,
        // A card can have anything signed that is permitted: nothing else of the service is for it.
        fetch: serviceUrl === null ? permittedUrls.fetch : [...permittedUrls.fetch, `${serviceUrl}/api`],
      },
    },
  };
}

function requireListedScopes(scopes: readonly string[], file: string): void {
  const listed = new Set(scopes);
  const expected = requiredScopes([]);
  const differing = [
    ...expected.filter((scope) => !listed.has(scope)).map((scope) => `${scope} is missing in ${file}`),
    ...scopes.filter((scope) => !expected.includes(scope)).map((scope) => `${scope} has no reason there`),
  ];
  if (differing.length === 0) return;
  throw new BuildError(
    `The scopes of ${file} are not those of src/build/scopes.ts (${differing.join('; ')}): list each in both, with its reason.`,
  );
}

/** How accounts let the app in, and who may install it. */
function makeAccess(
  auth: AppConfig['auth'],
  { target, serviceUrl, options }: ManifestSettings,
): Pick<AppConfig, 'auth' | 'distribution'> {
  const scopes = [...requiredScopes(options)];
  if (target === 'functions') return { distribution: 'private', auth: { ...auth, requiredScopes: scopes } };
  if (serviceUrl === null) {
    throw new BuildError(
      `A build for ${target} has no functions: its card asks the service. Set LOYALTY_SERVICE_URL to its address.`,
    );
  }
  if (target === 'service') return { distribution: 'private', auth: { ...auth, requiredScopes: scopes } };
  return {
    distribution: 'marketplace',
    auth: {
      type: 'oauth',
      redirectUrls: [`${serviceUrl}/oauth/callback`],
      requiredScopes: scopes,
      optionalScopes: [],
      conditionallyRequiredScopes: [],
    },
  };
}
