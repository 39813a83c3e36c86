import { Router } from 'express';
import type * as z from 'zod';
import { setGoal, stopGoal, type GoalSaved } from '../../../operations/programme/goals/set-goal.ts';
import { goalsView, goalView } from '../../../operations/programme/views/goals.ts';
import { exposureView, milestonesView, referralsView } from '../../../operations/programme/views/lists.ts';
import type { ProgrammeLook } from '../../../operations/programme/views/look.ts';
import { profileView } from '../../../operations/programme/views/profile.ts';
import { rankingView, rankMoversView } from '../../../operations/programme/views/rankings.ts';
import { returnsView } from '../../../operations/programme/views/returns.ts';
import { PROGRAMME_PARTS } from '../../../operations/settings/portal-settings.ts';
import { readProgrammeSettings } from '../../../operations/settings/read-settings.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { type ApiCall, type ApiReply, ok } from '../api-call.ts';
import { type Endpoint, type EndpointDoor, route } from '../endpoint.ts';
import { readForm } from '../read-form.ts';
import { emptyQuery, recordId } from '../sent-values.ts';
import { nameUser } from '../settings/name-user.ts';
import { refuseNoAdmin } from '../settings/refuse-invalid.ts';
import { lookOf } from './look-of.ts';
import { goalBody, moversQuery, pageQuery, returnsQuery } from './programme-query.ts';

/** `/programme/…`: what is on, and what each part tells. For people only. */
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
    const query = readForm(schema, call.query);
    return query.ok ? ok(await answer(lookOf(call), query.value, call)) : query.reply;
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

async function enterGoal({ viewers }: EndpointDoor, call: ApiCall): Promise<ApiReply> {
  const { caller, account, rights, body } = call;
  if (!rights.mayChangeSettings || caller.kind !== 'user') return refuseNoAdmin();
  const wish = readForm(goalBody, body);
  if (!wish.ok) return wish.reply;
  const by = await nameUser(caller.user, () => viewers.ownersOf(account));
  return tellSaved(call, await setGoal(account.store, { ...wish.value, by }, account.today()));
}

async function endGoal(call: ApiCall): Promise<ApiReply> {
  const { caller, account, rights, params } = call;
  if (!rights.mayChangeSettings || caller.kind !== 'user') return refuseNoAdmin();
  const id = readForm(recordId, params.id);
  if (!id.ok) return id.reply;
  return tellSaved(call, await stopGoal(account.store, id.value, account.today()));
}

async function tellSaved(call: ApiCall, saved: GoalSaved): Promise<ApiReply> {
  if (saved.kind === 'refused') return ok(saved);
  return ok({ kind: 'saved', goal: await goalView(lookOf(call), saved.goal) });
}
