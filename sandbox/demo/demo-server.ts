import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import { crmRouter } from '../crm/mount-express.ts';
import type { SandboxCrm } from '../crm/sandbox-crm.ts';
import { createActivityLog, type ActivityLog } from './activity-log.ts';
import { activityRoute } from './activity-route.ts';
import { findAppFunctions } from './app-functions.ts';
import { cardFetchRoute } from './card-fetch.ts';
import type { CardFetchDeps } from './card-fetch.ts';
import { functionRoute } from './function-route.ts';
import { refuseStrangers, securityHeaders, WORKER_POLICY } from './guard.ts';
import { createMisbehaviourSwitch, type MisbehaviourSwitch } from './misbehaviour.ts';
import type { PortalFacts } from './portal-facts.ts';
import { recordRoute } from './record-route.ts';
import type { SignedIn } from './signed-in-user.ts';

/** Where the app reaches the sandbox's HubSpot; the footer's switch spoils the answers here. */
export const APP_API_PATH = '/hubspot-api';
/** Where the pages reach it, as HubSpot's own pages reach HubSpot: always well, the token added on the way. */
const PAGE_API_PATH = '/crm-api';

export interface DemoServerDeps {
  readonly crm: SandboxCrm;
  /** The token that `crm` takes. The browser never sees it. */
  readonly crmToken: string;
  /** What `buildHost` made. */
  readonly hostDirectory: string;
  /** What HubSpot's builder compiled, in `cards/`, `pages/` and `settings/` of this folder. */
  readonly compiledDirectory: string;
  /** The functions as HubSpot gets them: `dist/hubspot/app/functions`. */
  readonly functionsDirectory: string;
  /** Everything an app function finds in `process.env`; the address is that of the API that it is to call. */
  readonly functionEnvironment: (apiBaseUrl: string) => Readonly<Record<string, string>>;
  readonly portal: () => PortalFacts;
  /** Where calls of `hubspot.fetch` go; by default nowhere. */
  readonly cardFetch?: CardFetchDeps;
  /** Who is signed in, and the switch; by default there is none. */
  readonly signedIn?: SignedIn;
  readonly functionTimeoutMilliseconds?: number;
  /** By default a log of the server's own, from its start. */
  readonly activity?: ActivityLog;
}

/** The address that the request came in by: the port is known only once the server listens. */
function apiBaseUrl(request: Pick<Request, 'socket'>): string {
  return `http://127.0.0.1:${request.socket.localPort ?? 80}${APP_API_PATH}`;
}

function answerWith<T>(what: string, read: () => Promise<T> | T): RequestHandler {
  return async (_request, response) => {
    try {
      response.json(await read());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      response.status(502).json({ message: `${what} could not be worked out: ${reason}` });
    }
  };
}

function withToken(token: string): RequestHandler {
  return (request, _response, next) => {
    request.headers.authorization = `Bearer ${token}`;
    next();
  };
}

/** Only `<name>.js` of the three folders: neither its maps and manifests nor anything beside it. */
function compiledRoute(directory: string): RequestHandler<{ folder: string; file: string }> {
  return (request, response) => {
    const { folder, file } = request.params;
    const path = join(directory, basename(folder), basename(file));
    if (!/^(cards|pages|settings)$/.test(folder) || !/^[\w-]+\.js$/.test(file) || !existsSync(path)) {
      response
        .status(404)
        .type('text')
        .send(`There is no compiled extension ${basename(file)}; run npm run build.\n`);
      return;
    }
    response.sendFile(path);
  };
}

const reportFailure: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const isBadRequest = error instanceof SyntaxError;
  response.status(isBadRequest ? 400 : 500).json({
    message: isBadRequest ? 'The body of the request is no JSON.' : 'The sandbox made a mistake; see its output.',
  });
  if (!isBadRequest) console.error(error);
};

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';

/** The same, as long as the switch does not take the app's service away. */
function reachable(cardFetch: CardFetchDeps, isAway: () => boolean): CardFetchDeps {
  const { proxy } = cardFetch;
  if (proxy === null) return cardFetch;
  const localAddresses = (): Readonly<Record<string, string>> => {
    const known = proxy.localAddresses();
    return isAway() ? Object.fromEntries(Object.keys(known).map((origin) => [origin, NOWHERE])) : known;
  };
  return { ...cardFetch, proxy: { ...proxy, localAddresses } };
}

function apiRouter(deps: DemoServerDeps, misbehaviour: MisbehaviourSwitch): express.Router {
  const cardFetch = reachable(deps.cardFetch ?? { permittedUrls: [], proxy: null }, misbehaviour.isServiceAway);
  const activity = deps.activity ?? createActivityLog(deps.crm);
  const router = express.Router();
  router.use(express.json({ limit: '2mb' }));
  router.use('/misbehave', misbehaviour.router);
  router.get('/portal', answerWith('The portal', deps.portal));
  router.get('/activity', answerWith('The activity log', activity.read));
  router.patch('/company/:id', recordRoute(deps.crm));
  router.post('/company/:id/activities', activityRoute(deps.crm));
  router.post('/fetch', cardFetchRoute(cardFetch));
  if (deps.signedIn !== undefined) router.use('/user', deps.signedIn.router);
  router.post(
    '/function/:name',
    functionRoute({
      crm: deps.crm,
      functions: findAppFunctions(deps.functionsDirectory),
      environment: deps.functionEnvironment,
      apiBaseUrl,
      localAddresses: () => cardFetch.proxy?.localAddresses() ?? {},
      ...(deps.functionTimeoutMilliseconds === undefined
        ? {}
        : { timeoutMilliseconds: deps.functionTimeoutMilliseconds }),
    }),
  );
  router.use((_request, response) => {
    response.status(404).json({ message: 'The sandbox has no such address.' });
  });
  return router;
}

/**
 * The demo: the pages, the sandbox's HubSpot and the app's functions behind one address. The caller lets it listen, on
 * 127.0.0.1 only.
 *
 * @throws where the functions' metadata names a bundle that is not there.
 */
export function createDemoServer(deps: DemoServerDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(refuseStrangers, securityHeaders);

  const misbehaviour = createMisbehaviourSwitch();
  app.use(APP_API_PATH, misbehaviour.spoil, crmRouter(deps.crm));
  app.use(PAGE_API_PATH, withToken(deps.crmToken), crmRouter(deps.crm));

  app.use('/api', apiRouter(deps, misbehaviour));

  app.get('/compiled/:folder/:file', compiledRoute(deps.compiledDirectory));
  app.get('/assets/worker.js', (_request, response) => {
    response.set('Content-Security-Policy', WORKER_POLICY);
    response.sendFile(join(deps.hostDirectory, 'worker.js'));
  });
  app.use('/assets', express.static(deps.hostDirectory, { index: false }), (_request, response) => {
    response.status(404).type('text').send('The sandbox has no such file.\n');
  });
  app.get('/{*page}', (_request, response) => {
    response.sendFile(join(deps.hostDirectory, 'index.html'));
  });
  app.use(reportFailure);
  return app;
}
