import { Router } from 'express';
import type { ActivitiesView, ProgrammeActivity } from '../../../../extensions/shared/programme/activities-view.ts';
import {
  type ActivityOutcome,
  cancelActivity,
  enterActivity,
  finishActivity,
  type LedgerWorld,
} from '../../../operations/programme/activities/enter-activity.ts';
import type { LedgerEntry } from '../../../operations/ports/programme-entries.ts';
import { seenBy } from '../../../operations/portfolio/viewer.ts';
import { readProgrammeSettings } from '../../../operations/settings/read-settings.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { type ApiCall, type ApiReply, ok } from '../api-call.ts';
import { type Endpoint, route } from '../endpoint.ts';
import { readForm } from '../read-form.ts';
import { recordId } from '../sent-values.ts';
import { type EntryDoor, nameOf } from './entry-door.ts';
import { activitiesQuery, activityForm, cancelForm, doneForm } from './entry-forms.ts';

/** `/programme/activities`: the ledger of retention activities, for people only. */
export function activityRoutes(door: EntryDoor): Router {
  const router = Router();
  router.get('/', route(door, 'users', listActivities));
  router.post('/', route(door, 'users', whereOn(enter(door))));
  router.post('/:id/done', route(door, 'users', whereOn(finish(door))));
  router.post('/:id/cancel', route(door, 'users', whereOn(cancel(door))));
  return router;
}

/** A person may have had the form open when somebody switched the part off. */
function whereOn(endpoint: Endpoint): Endpoint {
  return async (call) =>
    (await isOn(call))
      ? endpoint(call)
      : ok({ kind: 'refused', message: 'Activities are switched off in the settings of the programme.' });
}

async function isOn({ account }: ApiCall): Promise<boolean> {
  return (await readProgrammeSettings(account.store.runs)).parts.activities;
}

async function listActivities(call: ApiCall): Promise<ApiReply> {
  const query = readForm(activitiesQuery, call.query);
  if (!query.ok) return query.reply;
  if (!(await isOn(call))) return ok({ kind: 'off' } satisfies ActivitiesView);
  const { account, rights } = call;
  const { companyId = null, offset, limit } = query.value;
  const asked = { companyId, ownerIds: rights.ownerIds };
  const { programmeEntries } = account.store;
  const [{ total, entries }, byKind] = await Promise.all([
    programmeEntries.listActivities({ ...asked, offset, limit }),
    programmeEntries.summarizeActivities(asked),
  ]);
  return ok({
    ...{ kind: 'activities', asOf: formatIsoDay(account.today()), currency: account.portal.currency, total, offset },
    activities: entries.map(toView),
    byKind: byKind.map(({ kind, activities, ...sums }) => ({ activity: kind, done: activities, ...sums })),
  } satisfies ActivitiesView);
}

const enter =
  (door: EntryDoor): Endpoint =>
  async (call) => {
    const form = readForm(activityForm, call.body);
    if (!form.ok) return form.reply;
    const { activity: kind, makeTask: wantsTask, ...entry } = form.value;
    const outcome = await enterActivity(worldOf(call), { ...entry, kind, wantsTask, by: await nameOf(door, call) });
    if (outcome.kind === 'saved' && outcome.activity.taskState === 'wanted')
      await door.jobs.send('deliver_alerts', [{ portalId: call.account.portal.portalId }]);
    return reply(outcome);
  };

const finish =
  (door: EntryDoor): Endpoint =>
  async (call) => {
    const id = readForm(recordId, call.params.id);
    if (!id.ok) return id.reply;
    const form = readForm(doneForm, call.body);
    if (!form.ok) return form.reply;
    return reply(await finishActivity(worldOf(call), id.value, { ...form.value, by: await nameOf(door, call) }));
  };

const cancel =
  (door: EntryDoor): Endpoint =>
  async (call) => {
    const id = readForm(recordId, call.params.id);
    if (!id.ok) return id.reply;
    const form = readForm(cancelForm, call.body);
    if (!form.ok) return form.reply;
    return reply(await cancelActivity(worldOf(call), id.value, await nameOf(door, call)));
  };

function worldOf({ account, rights }: ApiCall): LedgerWorld {
  const { programmeEntries, portfolio } = account.store;
  return { ledger: programmeEntries, portfolio: seenBy(portfolio, rights), today: account.today() };
}

function reply(outcome: ActivityOutcome): ApiReply {
  if (outcome.kind === 'refused') return ok(outcome);
  return ok({ kind: 'saved', activity: toView(outcome.activity), task: taskOf(outcome.activity) });
}

function taskOf({ state, taskState }: LedgerEntry): 'made' | 'later' | 'none' {
  if (taskState === 'made') return 'made';
  return state === 'planned' && (taskState === 'wanted' || taskState === 'making') ? 'later' : 'none';
}

function toView(entry: LedgerEntry): ProgrammeActivity {
  const { id, companyId, name, ownerId, kind, state, day, cost, beneficiary, note, by, taskId, followed } = entry;
  return {
    ...{ id, companyId, name, ownerId, activity: kind, state, day: formatIsoDay(day) },
    ...{ cost, beneficiary, note, by, taskId, followed },
  };
}
