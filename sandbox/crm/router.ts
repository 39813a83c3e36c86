import { Refusal } from './answers.ts';
import type { Route } from './route.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { callbackRoutes } from './routes/callback-routes.ts';
import { associationRoutes } from './routes/association-routes.ts';
import { objectBatchRoutes } from './routes/object-batch-routes.ts';
import { objectRoutes } from './routes/object-routes.ts';
import { propertyGroupRoutes } from './routes/property-group-routes.ts';
import { propertyRoutes } from './routes/property-routes.ts';
import { searchRoutes } from './routes/search-route.ts';

const VERSION = '2026-09';

interface CompiledRoute {
  readonly route: Route;
  readonly segments: readonly string[];
}

// A route with fewer parameters stands before one that would take its words for values.
const ROUTES: readonly CompiledRoute[] = [
  ...objectBatchRoutes,
  ...searchRoutes,
  ...objectRoutes,
  ...associationRoutes,
  ...propertyGroupRoutes,
  ...propertyRoutes,
  ...accountRoutes,
  ...callbackRoutes,
].map((route) => ({ route, segments: route.path.split('/') }));

export interface MatchedRoute {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The route of a request; a refusal where there is none, or where it asks for another version of the API. */
export function matchRoute(method: string, url: URL): MatchedRoute | Refusal {
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  let pathExists = false;
  for (const { route, segments: pattern } of ROUTES) {
    const parameters = matchSegments(pattern, segments);
    if (parameters === null) continue;
    pathExists = true;
    if (route.method !== method) continue;
    const { version = VERSION } = parameters;
    if (version === VERSION) return { route, parameters };
    return new Refusal(404, {
      message: `This stand-in speaks version ${VERSION}; ${version} was asked for.`,
    });
  }
  if (pathExists) return new Refusal(405, { message: `${method} is not allowed at ${url.pathname}.` });
  return new Refusal(404, { message: `This stand-in knows no path ${url.pathname}.` });
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? '';
    if (expected.startsWith('{')) parameters[expected.slice(1, -1)] = decodeSegment(given);
    else if (expected !== given) return null;
  }
  return parameters;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
