import { raw, Router } from 'express';
import type { Accounts } from '../../accounts/account.ts';
import type { JobQueue } from '../../operations/ports/job-queue.ts';
import type { Log } from '../log.ts';
import { createFunctionKeys, type FunctionKey } from './callers/function-keys.ts';
import { cardRoutes } from './card/card-routes.ts';
import { createKeptContexts } from './card/kept-contexts.ts';
import { portfolioRoutes } from './portfolio/portfolio-routes.ts';
import { activityRoutes } from './programme/activity-routes.ts';
import { programmeRoutes } from './programme/programme-routes.ts';
import { roadmapRoutes } from './programme/roadmap-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { createViewerDesk } from './viewer-desk.ts';

/** HubSpot sends and hands on no more. */
const LARGEST_BODY = '1mb';

export interface ApiDeps {
  readonly accounts: Accounts;
  readonly jobs: Pick<JobQueue, 'send'>;
  readonly functionKeys: readonly FunctionKey[];
  /** Client secrets of the app: two while one takes the place of the other; none: nobody signed is let in. */
  readonly clientSecrets: readonly string[];
  /** https address by which HubSpot calls the service, without a closing slash. */
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * What the app's surfaces ask of the service, to be mounted at `/api` before any body parser: signatures are over raw bytes.
 * Errors that nobody foresaw go to the error handler of the application.
 *
 * @throws {Error} where a function key would not say whose it is
 */
export function apiRouter({ accounts, jobs, functionKeys, clientSecrets, publicUrl, now, log }: ApiDeps): Router {
  const callers = { findPortal: createFunctionKeys(functionKeys), clientSecrets, publicUrl, now };
  const door = { accounts, jobs, callers, viewers: createViewerDesk(now), contexts: createKeptContexts(now), log };
  const router = Router();
  router.use(raw({ type: () => true, limit: LARGEST_BODY, inflate: false }));
  router.use('/card', cardRoutes(door));
  router.use('/portfolio', portfolioRoutes(door));
  router.use('/programme/activities', activityRoutes(door));
  router.use('/programme/roadmap', roadmapRoutes(door));
  router.use('/programme', programmeRoutes(door));
  router.use('/settings', settingsRoutes(door));
  return router;
}
