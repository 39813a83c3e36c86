import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { cardAnswerSchema } from '../../../../extensions/shared/card-view.ts';
import { exposureSchema } from '../../../../extensions/shared/programme/exposure-view.ts';
import { goalSavedSchema, goalsSchema } from '../../../../extensions/shared/programme/goals-view.ts';
import { milestonesSchema } from '../../../../extensions/shared/programme/milestones-view.ts';
import { profileSchema } from '../../../../extensions/shared/programme/profile-view.ts';
import { programmeSchema } from '../../../../extensions/shared/programme/programme-settings.ts';
import { rankMoversSchema } from '../../../../extensions/shared/programme/rank-movers-view.ts';
import { rankingSchema } from '../../../../extensions/shared/programme/ranking-view.ts';
import { referralsSchema } from '../../../../extensions/shared/programme/referrals-view.ts';
import { returnsSchema } from '../../../../extensions/shared/programme/returns-view.ts';
import { companyProgrammeView, type CompanyProgramme } from '../../../../src/operations/programme/views/company.ts';
import { PROGRAMME_PARTS } from '../../../../src/operations/settings/portal-settings.ts';
import { day } from '../../../support/histories.ts';
import { openApiDesk, type ApiAnswer, type ApiDesk } from '../api-desk.ts';
import { OWN, programmePortal, REP, switchOn } from './programme-portal.ts';

let desk: ApiDesk;
const ADMIN = { portalId: '4711', userId: '500', userEmail: 'admin@example.com' };
const TODAY = day('2026-11-21');
const AS_REP = { portalId: '4711', userId: REP, userEmail: 'rep@example.com' };

beforeAll(async () => {
  desk = await openApiDesk({ '4711': programmePortal(96), '4712': programmePortal(5) }, [
    { portalId: '4711', key: 'k'.repeat(40) },
  ]);
  const { store } = desk.portal('4711');
  await store.runs.writeSetting({
    ...{ name: 'access', setBy: 'A. Kaya', why: 'reps see their own' },
    value: { portfolio: 'own', admins: ['500'] },
  });
  desk.portal('4711').owners = [
    { id: '31', userId: REP, email: 'rep@example.com', name: 'Rep', isActive: true, teams: [] },
  ];
  await switchOn(store, PROGRAMME_PARTS);
  expect(await desk.portal('4711').run()).toMatchObject({ kind: 'done' });
});
afterAll(async () => {
  await desk.close();
});

const get = (path: string, as = ADMIN): Promise<ApiAnswer> => desk.ask({ path: `/api/programme${path}`, as });
async function read<Schema extends z.ZodMiniType>(schema: Schema, path: string, as = ADMIN): Promise<z.output<Schema>> {
  const { status, body } = await get(path, as);
  expect([path, status]).toEqual([path, 200]);
  return schema.parse(body);
}

/** Of one company, to somebody who sees the customers of some owners, or of everybody. */
const saidOf = (companyId: string, ownerIds: readonly string[] | null): Promise<CompanyProgramme> => {
  const { store } = desk.portal('4711');
  return companyProgrammeView({ store, ownerIds, today: TODAY, currency: 'EUR' }, companyId);
};

describe('what the programme tells', () => {
  it('says what is on, and what the person may do', async () => {
    expect(await read(programmeSchema, '')).toMatchObject({ parts: PROGRAMME_PARTS, maySetGoals: true });
    expect(await read(programmeSchema, '', AS_REP)).toMatchObject({ maySetGoals: false, today: '2026-11-21' });
  });

  it('lists milestones by day, of their own customers to a rep', async () => {
    const all = await read(milestonesSchema, '/milestones?limit=100');
    const own = await read(milestonesSchema, '/milestones', AS_REP);
    if (all.kind !== 'milestones' || own.kind !== 'milestones') throw new Error('milestones were worked out');
    const days = all.milestones.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
    expect(all.total).toBeGreaterThan(own.total);
    expect(all.milestones).toContainEqual(
      expect.objectContaining({
        companyId: '7001',
        milestone: 'anniversary',
        size: 5,
        day: '2026-12-20',
        state: 'ahead',
      }),
    );
    expect(own.milestones.filter(({ companyId }) => !OWN.includes(companyId))).toEqual([]);
  });

  it('credits each referred company to one referrer, and never more margin than they bring', async () => {
    const book = await read(referralsSchema, '/referrals');
    if (book.kind !== 'referrals') throw new Error('referrals were worked out');
    const bought = book.referrers.flatMap(({ referred }) => referred.map(({ companyId }) => companyId));
    expect(bought.toSorted()).toEqual(['1003', '1004']);
    expect(book.margin).toBe(0.75 * 48_000);
    expect(book.referrers[0]).toMatchObject({ companyId: '7001', revenue: 48_000, margin: 36_000 });
    expect(book.askNowTotal + book.nearlyTotal).toBeGreaterThan(0);
    for (const { against } of book.askNow) expect(against).toEqual([]);
    for (const { against } of book.nearly) expect(against).toHaveLength(1);
  });

  it('lists who is open to competitors, as the portfolio values them', async () => {
    const exposure = await read(exposureSchema, '/exposure?limit=100');
    if (exposure.kind !== 'exposure') throw new Error('exposure was worked out');
    const known = exposure.exposed.find(({ companyId }) => companyId === '7001');
    expect(known).toMatchObject({ competitor: 'Rival', daysToRenewal: 29 });
    const row = await desk.portal('4711').store.portfolio.readRow('7001');
    expect(known?.valueAtRisk).toBe(row?.valueAtRisk);
    const sum = exposure.exposed.reduce((total, { valueAtRisk }) => total + valueAtRisk, 0);
    expect(exposure.valueAtRisk).toBeCloseTo(sum, 2);
  });

  it('ranks the Ideal once for the end of the last quarter, as a permutation', async () => {
    const ranking = await read(rankingSchema, '/ranking?limit=100');
    if (ranking.kind !== 'ranking') throw new Error('a ranking was fixed');
    expect(ranking).toMatchObject({ period: '2026-09-30', periodBefore: null, offset: 0 });
    expect(ranking.total).toBeGreaterThan(5);
    expect(ranking.ranked.map(({ rank }) => rank)).toEqual(ranking.ranked.map((_, index) => index + 1));
    const values = ranking.ranked.map(({ lifetimeValue }) => lifetimeValue);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    expect(ranking.ranked.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 6);
  });

  it('splits the change of each mover by cause, so that the parts add up', async () => {
    const moved = await read(rankMoversSchema, '/movers?limit=100');
    if (moved.kind !== 'movers') throw new Error('movers were worked out');
    expect(moved.movers.length).toBe(moved.total);
    expect(moved.up + moved.down).toBe(moved.total);
    expect(moved.total).toBeGreaterThan(0);
    for (const { change, causes, before, after } of moved.movers) {
      expect(causes.reduce((sum, one) => sum + one.change, 0)).toBeCloseTo(change, 4);
      expect(after.lifetimeValue - before.lifetimeValue).toBeCloseTo(change, 4);
    }
  });

  it('tells the profile and the prospects like it to whoever sees the whole portal only', async () => {
    const profile = await read(profileSchema, '/profile');
    if (profile.kind !== 'profile') throw new Error(`a profile is told, not ${profile.kind}`);
    expect(profile.customers).toBeGreaterThan(50);
    expect(profile).toMatchObject({ prospectsWithFit: 2, prospects: [{ companyId: '8001', ownerId: null }, {}] });
    expect(profile.prospects[0]?.because.map(({ kind }) => kind)).toContain('industry');
    const fit = profile.prospects[0]?.fit;
    expect(fit).toBeGreaterThan(0);
    // As it stands on the record, and only on those of companies that are no customers yet.
    const { standing } = desk.portal('4711');
    expect(standing.get('8001')?.fit).toBe(fit);
    expect([...standing.values()].filter((values) => values.fit !== null)).toHaveLength(2);
    expect(await get('/profile', AS_REP)).toMatchObject({ body: { kind: 'not_seen' } });
    expect(await get('/returns', AS_REP)).toMatchObject({ body: { kind: 'not_seen' } });
  });

  it('says of the returns what it would take to tell', async () => {
    const returns = await read(returnsSchema, '/returns?points=3');
    expect(returns).toMatchObject({ kind: 'returns', result: { kind: 'too_few', needed: 20 }, whatIf: { points: 3 } });
  });

  it('is off where nothing is on, and not there yet where no run was', async () => {
    const other = { portalId: '4712', userId: '9', userEmail: 'other@example.com' };
    for (const path of [
      '/profile',
      '/ranking',
      '/movers',
      '/goals',
      '/milestones',
      '/referrals',
      '/exposure',
      '/returns',
    ])
      expect([path, (await get(path, other)).body]).toEqual([path, { kind: 'off' }]);
    await switchOn(desk.portal('4712').store, ['milestones']);
    expect((await get('/milestones', other)).body).toEqual({ kind: 'not_yet' });
    await switchOn(desk.portal('4712').store, []);
  });

  it('refuses what it does not know, and answers no function', async () => {
    expect(await get('/milestones?limit=1000')).toMatchObject({ status: 400 });
    expect(await get('/movers?direction=sideways')).toMatchObject({ status: 400 });
    expect(await get('/exposure?ownerIds=31')).toMatchObject({ status: 400 });
    const key = 'k'.repeat(40);
    expect(await desk.ask({ path: '/api/programme/milestones', key })).toMatchObject({ status: 403 });
  });

  it('comes to the card with the score, also through the function, as far as it says something of the company', async () => {
    const card = async (companyId: string): Promise<unknown> => {
      const body = { companyId, request: { action: 'show' } };
      const answer = await desk.ask({ method: 'POST', path: '/api/card', body, key: 'k'.repeat(40) });
      return cardAnswerSchema.parse(answer.body);
    };
    expect(await card('7001')).toMatchObject({ programme: { milestone: { milestone: 'anniversary', size: 5 } } });
    expect(await card('8001')).not.toHaveProperty('programme');
  });

  it('tells a rep nothing of a company that is not theirs', async () => {
    expect(await saidOf('7001', ['31'])).toMatchObject({ milestone: { milestone: 'anniversary', size: 5 } });
    const nothing = { goal: null, rank: null, milestone: null, roadmap: null, plannedActivities: 0 };
    expect(await saidOf('7002', ['31'])).toEqual(nothing);
    expect(await saidOf('7002', null)).not.toEqual(nothing);
  });
});

describe('a goal', () => {
  const wish = { key: 'first', name: 'Win them over', endsOn: '2027-06-30', target: { kind: 'share', share: 0.1 } };
  const set = (body: unknown, as = ADMIN): Promise<ApiAnswer> =>
    desk.ask({ method: 'POST', path: '/api/programme/goals', body, as });

  it('is set once by whoever may change settings, and freezes who was Uncertain', async () => {
    expect(await set(wish, AS_REP)).toMatchObject({ status: 403 });
    expect(await set({ ...wish, target: { kind: 'share', share: 2 } })).toMatchObject({ status: 400 });
    expect(await set({ ...wish, name: 'Win\u0000them' })).toMatchObject({ status: 400 });
    const past = await set({ ...wish, key: 'past', endsOn: '2026-11-21' });
    expect(past).toMatchObject({ status: 200, body: { kind: 'refused' } });
    const [one, two] = await Promise.all([set(wish), set(wish)]);
    const saved = goalSavedSchema.parse(one.body);
    if (saved.kind !== 'saved') throw new Error(saved.message);
    expect(two.body).toEqual(one.body);
    const uncertain = await desk.portal('4711').store.programme.countUncertain(null);
    expect(saved.goal).toMatchObject({ members: uncertain, targetCount: Math.ceil(uncertain / 10), progress: null });
  });

  it('has progress after a night whose migration adds up, and its name stands on its members', async () => {
    const portal = desk.portal('4711');
    portal.today = '2026-11-22';
    await portal.run();
    const goals = await read(goalsSchema, '/goals');
    if (goals.kind !== 'goals') throw new Error('goals are on');
    const [goal] = goals.goals;
    const progress = goal?.progress;
    if (goal === undefined || progress === null || progress === undefined) throw new Error('progress was worked out');
    expect(progress).toMatchObject({ asOf: '2026-11-22', standing: 'on_path', course: [{ day: '2026-11-22' }] });
    for (const { to, total } of progress.migration)
      expect(to.ideal + to.uncertain + to.non_ideal + to.not_scored).toBe(total);
    expect(progress.migration.find(({ from }) => from === 'uncertain')?.total).toBe(goal.members);
    expect(progress.closest.length).toBeGreaterThan(0);
    const member = progress.closest[0]?.companyId ?? '';
    expect(portal.standing.get(member)).toMatchObject({ goal: 'Win them over' });
    expect(await saidOf(member, null)).toMatchObject({ goal: { name: 'Win them over' } });
    const own = await read(goalsSchema, '/goals', AS_REP);
    if (own.kind !== 'goals') throw new Error('goals are on');
    expect(own.goals[0]?.progress?.closest.filter(({ companyId }) => !OWN.includes(companyId))).toEqual([]);
  });

  it('is stopped, and stands no more on its members after the next night', async () => {
    const portal = desk.portal('4711');
    const stop = (as = ADMIN): Promise<ApiAnswer> =>
      desk.ask({ method: 'POST', path: '/api/programme/goals/1/stop', body: {}, as });
    expect(await stop(AS_REP)).toMatchObject({ status: 403 });
    expect(await stop()).toMatchObject({ body: { kind: 'saved', goal: { stoppedOn: '2026-11-22' } } });
    expect(await stop()).toMatchObject({ body: { kind: 'refused' } });
    portal.today = '2026-11-23';
    await portal.run();
    expect([...portal.standing.values()].filter(({ goal }) => goal !== null)).toEqual([]);
  });
});
