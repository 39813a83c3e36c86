import { Router } from 'express';
import type * as z from 'zod';
import type { Account } from '../../../accounts/account.ts';
import { describePortalHealth } from '../../../operations/describe/portal-health.ts';
import { renewalOnlyCustomers, renewalsAhead } from '../../../operations/portfolio/attention.ts';
import type { ViewFacts } from '../../../operations/portfolio/customer-view.ts';
import { contactClock } from '../../../operations/portfolio/contact-clock.ts';
import { listPortfolio } from '../../../operations/portfolio/list-portfolio.ts';
import { portfolioBasis } from '../../../operations/portfolio/portfolio-basis.ts';
import { portfolioMovers } from '../../../operations/portfolio/portfolio-movers.ts';
import { portfolioMoves } from '../../../operations/portfolio/portfolio-moves.ts';
import { portfolioOwners } from '../../../operations/portfolio/portfolio-owners.ts';
import { portfolioPromise } from '../../../operations/portfolio/portfolio-promise.ts';
import { portfolioRetention } from '../../../operations/portfolio/portfolio-retention.ts';
import { sumPortfolio } from '../../../operations/portfolio/sum-portfolio.ts';
import type { SeenPortfolio } from '../../../operations/portfolio/viewer.ts';
import { whatIsMissing } from '../../../operations/portfolio/what-is-missing.ts';
import type { ViewerRights } from '../../../operations/settings/viewer-rights.ts';
import { type ApiCall, ok } from '../api-call.ts';
import { type Endpoint, type EndpointDoor, route } from '../endpoint.ts';
import { readForm } from '../read-form.ts';
import { emptyQuery } from '../sent-values.ts';
import {
  customersQuery,
  filterQuery,
  moversQuery,
  movesQuery,
  renewalOnlyQuery,
  renewalsQuery,
  sumsQuery,
} from './portfolio-query.ts';

/** What every answer is made with. The rights of the caller narrow it; nothing in the query can widen them. */
interface Look {
  readonly account: Account;
  readonly store: SeenPortfolio;
  readonly viewer: ViewerRights;
  readonly facts: ViewFacts;
}

/** `GET /portfolio/…`, for people only. */
export function portfolioRoutes(door: EndpointDoor): Router {
  const router = Router();
  const get = (path: string, endpoint: Endpoint): void => {
    router.get(path, route(door, 'users', endpoint));
  };
  get(
    '/customers',
    asked(customersQuery, ({ store, viewer, facts }, { sort, order, offset, limit, ...filter }) =>
      listPortfolio(store, { filter, sort, descending: order === 'desc', offset, limit }, viewer, facts),
    ),
  );
  get(
    '/sums',
    asked(sumsQuery, ({ store, viewer, facts }, { by, ...filter }) =>
      sumPortfolio(store, { by, filter }, viewer, facts),
    ),
  );
  get(
    '/moves',
    asked(movesQuery, ({ store, viewer }, { from, to, ...filter }) =>
      portfolioMoves(store, { from, to, filter }, viewer),
    ),
  );
  get(
    '/renewals',
    asked(renewalsQuery, ({ store, viewer, facts }, { sort, order, offset, limit, windowDays, ...filter }) =>
      renewalsAhead(
        store,
        {
          ...{ sort, descending: order === 'desc', offset, limit, filter },
          ...(windowDays === undefined ? {} : { windowDays }),
        },
        viewer,
        facts,
      ),
    ),
  );
  get(
    '/renewal-only',
    asked(renewalOnlyQuery, ({ store, viewer, facts }, { offset, limit, ...filter }) =>
      renewalOnlyCustomers(store, { offset, limit, filter }, viewer, facts),
    ),
  );
  get(
    '/missing',
    asked(filterQuery, ({ store, viewer, facts }, filter) => whatIsMissing(store, filter, viewer, facts)),
  );
  get(
    '/contact-clock',
    asked(filterQuery, ({ store, viewer, facts }, filter) => contactClock(store, filter, viewer, facts)),
  );
  get(
    '/movers',
    asked(moversQuery, ({ store, viewer, facts }, { from, to, direction, offset, limit, ...filter }) =>
      portfolioMovers(store, { from, to, direction, offset, limit, filter }, viewer, facts),
    ),
  );
  get(
    '/promise',
    asked(filterQuery, ({ store, viewer, facts }, filter) => portfolioPromise(store, filter, viewer, facts)),
  );
  get(
    '/retention',
    asked(emptyQuery, ({ viewer, facts, account }) =>
      portfolioRetention(account.store.reports, viewer, facts.currency),
    ),
  );
  get(
    '/owners',
    asked(emptyQuery, async ({ store, viewer, account }) =>
      portfolioOwners(store, await door.viewers.ownersOf(account), viewer),
    ),
  );
  get(
    '/health',
    asked(emptyQuery, async ({ account, facts }) => ({
      ...(await describePortalHealth(account.store, account.now(), await account.readCallsOfDay())),
      ...(await portfolioBasis(account.store, facts)),
    })),
  );
  return router;
}

/** An endpoint that reads its parameters first, and says which of them it does not understand. */
function asked<Query>(schema: z.ZodType<Query>, answer: (look: Look, query: Query) => Promise<unknown>): Endpoint {
  return async (call) => {
    const query = readForm(schema, call.query);
    return query.ok ? ok(await answer(lookOf(call), query.value)) : query.reply;
  };
}

function lookOf({ account, rights }: ApiCall): Look {
  return {
    account,
    store: account.store.portfolio,
    viewer: rights,
    facts: { asOf: account.today(), currency: account.portal.currency },
  };
}
