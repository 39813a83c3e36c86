import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activitiesSchema, activitySavedSchema } from '../../../extensions/shared/programme/activities-view.ts';
import { makeActivityTasks } from '../../../src/operations/programme/activities/make-activity-tasks.ts';
import type { CrmOwner, NewTask } from '../../../src/operations/ports/crm-desk.ts';
import { HubSpotError } from '../../../src/hubspot/client/hubspot-error.ts';
import { DEFAULT_ALERT_SETTINGS } from '../../../src/operations/settings/portal-settings.ts';
import { openApiDesk, type ApiAnswer, type ApiDesk } from './api-desk.ts';
import { ADMIN, customer, OWNERS, ownOnly } from './portfolio-portal.ts';
import { programmeWith } from './programme-settings.ts';

/** Of owner 1's customers, and of owner 3's, whom the first does not see. */
const OURS = '11100';
const THEIRS = '11102';
const REP = '801';

let desk: ApiDesk;
beforeAll(async () => {
  const indices = [0, 1, 2, 3];
  const histories = (portalId: string) => indices.map((index) => customer(portalId, index));
  desk = await openApiDesk({ '11': histories('11'), '22': histories('22') }, [{ portalId: '11', key: 'a-key' }]);
  const portal = desk.portal('11');
  portal.owners = OWNERS;
  await portal.run();
  await portal.store.runs.writeSetting(ownOnly());
  await portal.store.runs.writeSetting(programmeWith('activities'));
});
afterAll(() => desk.close());

let keys = 0;

function entry(others: object = {}): object {
  return {
    ...{ key: `key-of-entry-${String(++keys)}`, companyId: OURS, activity: 'training', day: '2026-12-01', cost: 250 },
    ...{ beneficiary: { kind: 'company' }, note: '', isDone: false, makeTask: false },
    ...others,
  };
}

const send = (body: unknown, userId = REP, path = ''): Promise<ApiAnswer> =>
  desk.ask({ path: `/api/programme/activities${path}`, body, as: { portalId: '11', userId } });

async function enter(others: object = {}, userId = REP) {
  const saved = activitySavedSchema.parse((await send(entry(others), userId)).body);
  if (saved.kind === 'refused') throw new Error(saved.message);
  return saved;
}

async function list(userId: string, query = 'limit=100') {
  const { body } = await desk.ask({ path: `/api/programme/activities?${query}`, as: { portalId: '11', userId } });
  const view = activitiesSchema.parse(body);
  if (view.kind === 'off') throw new Error('the part is on');
  return view;
}

describe('an activity that somebody enters', () => {
  it('is kept with who entered it, and is one however often and however much at once it is sent', async () => {
    const twice = entry({
      note: ' <b>Führung</b>\u0007 =HYPERLINK("x") ',
      beneficiary: { kind: 'person', name: 'Åse' },
    });
    const answers = await Promise.all([send(twice), send(twice), send(twice)]);
    const saved = answers.map(({ status, body }) => {
      expect(status).toBe(200);
      return activitySavedSchema.parse(body);
    });
    expect(new Set(saved.map((one) => (one.kind === 'saved' ? one.activity.id : '')).values()).size).toBe(1);
    expect(saved[0]).toMatchObject({
      task: 'none',
      activity: {
        ...{ companyId: OURS, name: `Company ${OURS}`, ownerId: '1', activity: 'training', state: 'planned' },
        ...{ day: '2026-12-01', cost: 250, note: '<b>Führung</b> =HYPERLINK("x")', by: 'Owner 1' },
        beneficiary: { kind: 'person', name: 'Åse' },
      },
    });
  });

  it('is refused in words where it is for a customer of somebody else', async () => {
    const { status, body } = await send(entry({ companyId: THEIRS }));
    const refused = { kind: 'refused', message: expect.stringMatching(/not one of yours/) as string };
    expect([status, activitySavedSchema.parse(body)]).toEqual([200, refused]);
  });

  it.each([
    ['with a field too many', { colour: 'red' }],
    ['of a kind that nobody knows', { activity: 'bribe' }],
    ['with no day', { day: 'soon' }],
    ['with a cost in words', { cost: '250' }],
    ['with a key that is none', { key: 'a b' }],
    ['for an id that is none', { companyId: "1' or 1=1" }],
  ])('%s is not read', async (_, others) => {
    expect(await send(entry(others))).toMatchObject({ status: 400, body: { error: 'bad_request' } });
  });

  it('is entered by people alone, never by a function with its key', async () => {
    const path = '/api/programme/activities';
    expect(await desk.ask({ path, body: entry(), key: 'a-key' })).toMatchObject({ status: 403 });
    expect(await desk.ask({ path, key: 'a-key' })).toMatchObject({ status: 403 });
  });

  it('asks for a task by a job, which makes it later', async () => {
    const before = desk.sent.length;
    expect(await enter({ makeTask: true })).toMatchObject({ task: 'later', activity: { taskId: null } });
    expect(desk.sent.slice(before)).toEqual([['deliver_alerts', [{ portalId: '11' }]]]);
    expect(await enter({ makeTask: true, isDone: true, day: '2026-11-20' })).toMatchObject({ task: 'none' });
  });
});

describe('an activity that was planned', () => {
  it('is done with its day and what it did cost, once', async () => {
    const { activity } = await enter();
    const path = `/${activity.id}/done`;
    expect((await send({ day: '2026-11-22', cost: 9 }, REP, path)).body).toMatchObject({ kind: 'refused' });
    expect((await send({ day: '2026-11-20', cost: 99.5 }, '803', path)).body).toMatchObject({ kind: 'refused' });
    for (const userId of [REP, REP, ADMIN]) {
      expect((await send({ day: '2026-11-20', cost: 99.5 }, userId, path)).body).toMatchObject({
        kind: 'saved',
        activity: { state: 'done', day: '2026-11-20', cost: 99.5, by: 'Owner 1' },
      });
    }
    expect((await send({ day: '2026-11-20', cost: 1 }, REP, path)).body).toMatchObject({ kind: 'refused' });
    expect((await send({}, REP, `/${activity.id}/cancel`)).body).toMatchObject({ kind: 'refused' });
  });

  it('is cancelled by those who see its customer, and is not listed any more', async () => {
    const { activity } = await enter();
    const path = `/${activity.id}/cancel`;
    expect((await send({}, '803', path)).body).toMatchObject({ kind: 'refused' });
    for (const body of [{}, {}, undefined]) {
      const method = 'POST';
      const as = { portalId: '11', userId: REP };
      const answer = await desk.ask({ method, path: `/api/programme/activities${path}`, body, as });
      expect(answer.body).toMatchObject({ kind: 'saved', activity: { state: 'cancelled' } });
    }
    expect((await list(REP)).activities.map(({ id }) => id)).not.toContain(activity.id);
    expect((await send({}, REP, '/999999/cancel')).body).toMatchObject({ kind: 'refused' });
    expect(await send({}, REP, '/abc/cancel')).toMatchObject({ status: 400 });
  });
});

describe('the list of activities', () => {
  it('holds those of the customers that a person sees, of one of them where asked for, page by page', async () => {
    await enter({ companyId: THEIRS, isDone: true, day: '2026-11-01', cost: 40 }, ADMIN);
    const [all, rep, other] = [await list(ADMIN), await list(REP), await list('803')];
    expect(all.total).toBe(rep.total + other.total);
    expect(new Set(rep.activities.map(({ companyId }) => companyId))).toEqual(new Set([OURS]));
    expect(other.activities.map(({ companyId }) => companyId)).toEqual([THEIRS]);
    expect(other.byKind).toEqual([
      {
        ...{ activity: 'training', done: 1, customers: 1, cost: 40, followed: 0, boughtAgain: 0, contactedAgain: 0 },
        loyaltyPoints: null,
      },
    ]);
    expect(await list(ADMIN, `companyId=${THEIRS}&limit=1`)).toMatchObject({ total: 1 });
    expect((await list(ADMIN, 'offset=1&limit=1')).activities).toEqual(all.activities.slice(1, 2));
    expect((await list('555')).total).toBe(0);
  });

  it('is not asked for with words that it does not know', async () => {
    for (const query of ['limit=0', 'limit=1000', 'owner=7', 'companyId=x']) {
      const as = { portalId: '11', userId: REP };
      expect(await desk.ask({ path: `/api/programme/activities?${query}`, as })).toMatchObject({ status: 400 });
    }
  });

  it('is off where the part is, and nothing can be entered then', async () => {
    const as = { portalId: '22', userId: REP };
    const path = '/api/programme/activities';
    expect((await desk.ask({ path, as })).body).toEqual({ kind: 'off' });
    expect((await desk.ask({ path, as, body: entry({ companyId: '22100' }) })).body).toMatchObject({ kind: 'refused' });
    expect(await desk.portal('22').store.programmeEntries.countPlanned('22100')).toBe(0);
  });
});

describe('the task of an activity', () => {
  const now = new Date('2026-11-21T08:00:00Z');
  const HUBSPOT_DOWN = new HubSpotError({
    code: 'server',
    status: 500,
    correlationId: null,
    operation: 'create a task',
  });

  /** A CRM that makes tasks, and fails before or after the next one. */
  function taskDesk(fails: ('before' | 'after')[]) {
    const tasks: NewTask[] = [];
    const owners: readonly CrmOwner[] = OWNERS.map((owner) => ({ ...owner, isActive: owner.id !== '2' }));
    const { account } = desk.portal('11');
    const world = {
      ...account,
      now: () => now,
      desk: {
        ...account.desk,
        readOwners: () => Promise.resolve(owners),
        readCompanyProperty: () =>
          Promise.resolve(
            new Map([
              [OURS, '1'],
              ['11101', '2'],
            ]),
          ),
        createTask: (task: NewTask) => {
          const fail = fails.shift();
          if (fail === 'before') return Promise.reject(HUBSPOT_DOWN);
          tasks.push(task);
          if (fail === 'after') return Promise.reject(HUBSPOT_DOWN);
          return Promise.resolve({ kind: 'created', taskId: String(9000 + tasks.length) } as const);
        },
        findTask: (_: string, mark: string) =>
          Promise.resolve(tasks.some((task) => task.mark === mark) ? '8000' : null),
      },
    };
    return { world, tasks };
  }

  const settings = { ...DEFAULT_ALERT_SETTINGS, queueId: '55' };

  it('is made once for its owner, though HubSpot fails before it was made and after it', async () => {
    const { world, tasks } = taskDesk(['before', 'after']);
    const earlier = await makeActivityTasks(taskDesk([]).world, settings);
    expect(earlier.againAt).toBeNull();
    const { activity } = await enter({
      makeTask: true,
      note: 'Bring cake',
      beneficiary: { kind: 'person', name: 'Ida' },
    });
    await expect(makeActivityTasks(world, settings)).rejects.toBe(HUBSPOT_DOWN);
    await expect(makeActivityTasks(world, settings)).rejects.toBe(HUBSPOT_DOWN);
    expect(await makeActivityTasks(world, settings)).toEqual({ made: 1, refused: 0, againAt: null });
    expect(await makeActivityTasks(world, settings)).toEqual({ made: 0, refused: 0, againAt: null });
    expect(tasks).toMatchObject([
      {
        ...{ subject: `Training or certification: Company ${OURS}`, ownerId: '1', queueIds: [], companyIds: [OURS] },
        body: expect.stringMatching(/planned by Owner 1\.\nFor Ida\.\n\nBring cake\n/) as string,
      },
    ]);
    expect((await list(REP)).activities.find(({ id }) => id === activity.id)).toMatchObject({ taskId: '8000' });
  });

  it('is put into the queue where the owner is not active any more', async () => {
    const { world, tasks } = taskDesk([]);
    await enter({ makeTask: true, companyId: '11101' });
    await makeActivityTasks(world, settings);
    expect(tasks).toMatchObject([{ ownerId: null, queueIds: ['55'] }]);
    expect(tasks[0]?.body).toContain('Owner 2, the owner, is not active any more.');
  });
});
