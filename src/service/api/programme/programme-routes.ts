import { Router } from 'express';
import type * as z from 'zod';
import { setGoal, stopGoal, type GoalSaved } from '../../../operations/programme/goals/set-goal.ts';
import { companyProgrammeView } from '../../../operations/programme/views/company.ts';
import { goalsView, goalView } from '../../../operations/programme/views/goals.ts';
import { exposureView, milestonesView, referralsView } from '../../../operations/programme/views/lists.ts';
import type { ProgrammeLook } from '../../../operations/programme/views/look.ts';
import { profileView } from '../../../operations/programme/views/profile.ts';
import { rankingView, rankMoversView } from '../../../operations/programme/views/rankings.ts';
import { returnsView } from '../../../operations/programme/views/returns.ts';
import { PROGRAMME_PARTS } from '../../../operations/settings/portal-settings.ts';
import { readProgrammeSettings } from '../../../operations/settings/read-settings.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { type ApiCall, type ApiReply, ok, refuse } from '../api-call.ts';
import { type Endpoint, type EndpointDoor, route } from '../endpoint.ts';
import { nameUser } from '../settings/name-user.ts';
import { refuseNoAdmin } from '../settings/refuse-invalid.ts';
import { emptyQuery, goalBody, moversQuery, pageQuery, recordIdParameter, returnsQuery } from './programme-query.ts';

/** `/programme/…`: what is on, and what each part tells. For people only, except what the card says of its own company. */
export function programmeRoutes(door: EndpointDoor): Router {
  const router = Router();
  const get = (path: string, endpoint: Endpoint): void => {
    router.get(path, route(door, 'users', endpoint));
  };
  get('/', asked(emptyQuery, describeProgramme));
  get('/profile', asked(emptyQuery, profileView));
  get('/ranking', asked(pageQuery, rankingView));
  get('/movers', asked(moversQuery, rankMoversView));
  get('/goals', asked(emptyQuery, goalsView));
  get('/milestones', asked(pageQuery, milestonesView));
  get('/referrals', asked(emptyQuery, referralsView));
  get('/exposure', asked(pageQuery, exposureView));
  get(
    '/returns',
    asked(returnsQuery, (look, { points }) => returnsView(look, points)),
  );
  router.get('/company/:companyId', route(door, 'everyone', showCompany));
  router.post(
    '/goals',
    route(door, 'users', (call) => enterGoal(door, call)),
  );
  router.post('/goals/:id/stop', route(door, 'users', endGoal));
  return router;
}

/** An endpoint that reads its parameters first, and says which of them it does not understand. */
function asked<Query>(
  schema: z.ZodType<Query>,
  answer: (look: ProgrammeLook, query: Query, call: ApiCall) => Promise<unknown>,
): Endpoint {
  return async (call) => {
    const query = schema.safeParse(call.query);
    if (!query.success) return refuseUnread('question', query.error);
    return ok(await answer(lookOf(call), query.data, call));
  };
}

function refuseUnread(what: 'question' | 'goal', { issues }: z.ZodError): ApiReply {
  const problems = issues.map(({ path, message }) => `${path.map(String).join('.')} ${message}`.trim());
  return refuse(400, 'bad_request', `The ${what} cannot be read: ${problems.join('; ')}.`);
}

function lookOf({ account, rights }: ApiCall): ProgrammeLook {
  return {
    store: account.store,
    ownerIds: rights.ownerIds,
    today: account.today(),
    currency: account.portal.currency,
  };
}

async function describeProgramme(look: ProgrammeLook, _: unknown, { rights }: ApiCall): Promise<object> {
  const { parts, usualCosts } = await readProgrammeSettings(look.store.runs);
  return {
    parts: PROGRAMME_PARTS.filter((part) => parts[part]),
    maySetGoals: rights.mayChangeSettings,
    ...{ usualCosts, currency: look.currency, today: formatIsoDay(look.today) },
  };
}

async function showCompany(call: ApiCall): Promise<ApiReply> {
  const companyId = recordIdParameter.safeParse(call.params.companyId);
  const query = emptyQuery.safeParse(call.query);
  if (!companyId.success || !query.success)
    return refuse(400, 'bad_request', "The address names a company by its record's id, and nothing else.");
  return ok(await companyProgrammeView(lookOf(call), companyId.data, call.caller.kind === 'user'));
}

async function enterGoal({ viewers }: EndpointDoor, call: ApiCall): Promise<ApiReply> {
  const { caller, account, rights, body } = call;
  if (!rights.mayChangeSettings || caller.kind !== 'user') return refuseNoAdmin();
  const wish = goalBody.safeParse(body);
  if (!wish.success) return refuseUnread('goal', wish.error);
  const by = await nameUser(caller.user, () => viewers.ownersOf(account));
  return tellSaved(call, await setGoal(account.store, { ...wish.data, by }, account.today()));
}

async function endGoal(call: ApiCall): Promise<ApiReply> {
  const { caller, account, rights, params } = call;
  if (!rights.mayChangeSettings || caller.kind !== 'user') return refuseNoAdmin();
  const id = recordIdParameter.safeParse(params.id);
  if (!id.success) return refuse(400, 'bad_request', 'The address names a goal by its id.');
  return tellSaved(call, await stopGoal(account.store, id.data, account.today()));
}

async function tellSaved(call: ApiCall, saved: GoalSaved): Promise<ApiReply> {
  if (saved.kind === 'refused') return ok(saved);
  return ok({ kind: 'saved', goal: await goalView(lookOf(call), saved.goal) });
}
