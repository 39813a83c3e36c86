import { Router } from 'express';
import { installAccount } from '../../accounts/install-account.ts';
import { requiredScopes } from '../../build/scopes.ts';
import { createLookAgain } from '../actions/look-again.ts';
import { apiRouter } from '../api/api-router.ts';
import { depthOf } from '../backlog.ts';
import type { Core } from '../open-core.ts';
import { setUpPortal } from '../set-up-portals.ts';
import { createPlanner } from '../work/planner.ts';
import { actionRoutes } from './action-routes.ts';
import { oauthRoutes } from './oauth-routes.ts';
import type { SignatureDoors } from './signed-body.ts';
import type { SortSoon } from './sort-soon.ts';
import { webhookRoute } from './webhook-route.ts';

export interface RouteDoors extends SignatureDoors {
  readonly core: Core;
  readonly sortSoon: SortSoon;
  readonly waitingLimit: number;
}

/** Everything that HubSpot and its users call. */
export function createRoutes(doors: RouteDoors): Router {
  const { core, web, now, metrics, log, sortSoon, waitingLimit } = doors;
  const { accounts, jobs, store } = core;
  const signed: SignatureDoors = { web, now, metrics, log };
  const isTooDeep = (): boolean => {
    const backlog = core.backlog.latest();
    return backlog !== null && depthOf(backlog) > waitingLimit;
  };
  const router = Router();
  router.use(webhookRoute({ ...signed, intake: store.intake, sortSoon, isTooDeep }));
  router.use(actionRoutes({ ...signed, accounts, jobs, lookAgain: createLookAgain({ jobs }) }));
  const { functionKeys, clientSecrets, publicUrl } = web;
  router.use('/api', apiRouter({ accounts, jobs, functionKeys, clientSecrets, publicUrl, now, log }));
  if (core.oauth !== null) router.use(createOAuthRoutes(doors, core.oauth));
  return router;
}

function createOAuthRoutes({ core, web, now, log }: RouteDoors, oauth: NonNullable<Core['oauth']>): Router {
  const { accounts, jobs, store } = core;
  const { app, cipher, consentPage, connection } = oauth;
  return oauthRoutes({
    publicUrl: web.publicUrl,
    clientId: app.clientId,
    scopes: requiredScopes([]),
    consentPage,
    installations: store.installations,
    install: (code, redirectUri) =>
      installAccount({ app, cipher, installations: store.installations, connection, now }, code, redirectUri),
    onInstalled: async (portalId) => {
      const account = await accounts.open(portalId);
      if (account !== null) await setUpPortal(account, { jobs, planner: createPlanner(jobs), log });
    },
    log,
  });
}
