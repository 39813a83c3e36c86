import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishedValues } from '../../../src/operations/ports.ts';
import type { ProgrammeStore } from '../../../src/operations/ports/programme-store.ts';
import { setGoal } from '../../../src/operations/programme/goals/set-goal.ts';
import type { ProgrammePart } from '../../../src/operations/settings/portal-settings.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { companyHistory, day, meeting, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk, type RescoreDesk } from '../../support/rescore-desk.ts';
import { switchOn } from '../../service/api/programme/programme-portal.ts';

/** Two pages, most of them prospects, so that a run is short. */
const COMPANIES: readonly CompanyHistory[] = Array.from({ length: 505 }, (_, index) =>
  index % 60 !== 0
    ? companyHistory({ companyId: String(index + 1), industry: 'Software' })
    : companyHistory({
        companyId: String(index + 1),
        name: `Customer ${String(index + 1)}`,
        deals: [
          wonDeal({ id: `${String(index)}-1`, on: '2021-12-20', amount: 100 * (index + 1), termMonths: 12 }),
          wonRenewal({ id: `${String(index)}-2`, on: '2022-12-20', amount: 100 * (index + 1), termMonths: 12 }),
          wonRenewal({ id: `${String(index)}-3`, on: '2025-12-20', amount: 100 * (index + 1), termMonths: 12 }),
        ],
        activities: [meeting({ id: `m${String(index)}`, on: '2026-03-01' })],
      }),
);
const PARTS: readonly ProgrammePart[] = ['milestones', 'goals', 'referrals', 'competition', 'ranking'];

let store: Store;
beforeAll(async () => {
  store = await openStore({ kind: 'memory' }, 'create');
});
afterAll(async () => {
  await store.close();
});

let portals = 0;
function openDesk(companies: readonly CompanyHistory[]): RescoreDesk {
  portals += 1;
  return openRescoreDesk(companies, (world) => world, store.portal(String(6000 + portals)));
}

async function openWithGoal(companies: readonly CompanyHistory[]): Promise<RescoreDesk> {
  const desk = openDesk(companies);
  await switchOn(desk.store, PARTS);
  await desk.run();
  const wish = { key: 'k', name: 'Win them', endsOn: day('2027-03-31'), by: 'A. Kaya' };
  expect(await setGoal(desk.store, { ...wish, target: { kind: 'count', count: 2 } }, day(desk.today))).toMatchObject({
    kind: 'saved',
  });
  desk.today = '2026-11-22';
  return desk;
}

async function readAll({ store: { programme } }: RescoreDesk): Promise<unknown> {
  const page: Parameters<ProgrammeStore['listMilestones']>[0] = { ownerIds: null, offset: 0, limit: 100 };
  return {
    milestones: await programme.listMilestones(page),
    asks: await programme.listAsks(page, 0),
    exposed: await programme.listExposed(page),
    goals: (await programme.listGoals()).map(({ id: _, ...goal }) => goal),
    ranked: await programme.listRanked(day('2026-09-30'), null, page),
  };
}

const valuesOf = (desk: RescoreDesk): readonly (readonly [string, Partial<PublishedValues>])[] =>
  [...desk.standing].map(([id, { goal, nextMilestone, mover, fit }]) => [id, { goal, nextMilestone, mover, fit }]);

describe('the programme along with a run', () => {
  it('is the same where the run was ended in its middle and another one took it up', async () => {
    const desk = await openWithGoal(COMPANIES);
    const controller = new AbortController();
    const stopped = await desk.run({
      signal: controller.signal,
      progress: ({ phase, done }) => {
        if (phase === 'scoring' && done === 0) controller.abort();
      },
    });
    expect(stopped).toMatchObject({ kind: 'stopped', report: { scored: { companies: 500 } } });
    expect(await desk.run()).toMatchObject({ kind: 'done', report: { scored: { companies: 505 } } });
    const [told, values] = [await readAll(desk), valuesOf(desk)];
    expect(values.find(([id]) => id === '1')?.[1].nextMilestone).toBe('5 years as a customer on 2026-12-20');
    // In one piece.
    await desk.run();
    expect(await readAll(desk)).toEqual(told);
    expect(valuesOf(desk)).toEqual(values);
  }, 60_000);

  it('writes nothing of itself on a quiet night, and is emptied by the night after it was switched off', async () => {
    const desk = await openWithGoal(COMPANIES.filter(({ deals }) => deals.length > 0));
    await desk.run();
    const written = desk.writes.length;
    desk.today = '2026-11-23';
    await desk.run();
    const told = desk.writes.slice(written).filter(([id, { nextMilestone, goal }]) => {
      const before = desk.writes.slice(0, written).findLast(([other]) => other === id)?.[1];
      return before?.nextMilestone !== nextMilestone || before.goal !== goal;
    });
    expect(told).toEqual([]);
    await switchOn(desk.store, []);
    desk.today = '2026-11-24';
    await desk.run();
    const nothing = { goal: null, nextMilestone: null, mover: null, fit: null };
    expect(valuesOf(desk).filter(([, values]) => JSON.stringify(values) !== JSON.stringify(nothing))).toEqual([]);
    const page = { ownerIds: null, offset: 0, limit: 10 };
    expect(await desk.store.programme.listMilestones(page)).toEqual({ total: 0, rows: [] });
    // What was fixed, and whom a goal was about, stays for the day on which it is switched on again.
    expect(await desk.store.programme.listGoals()).toHaveLength(1);
    expect(await desk.store.programme.listRankingEnds()).toHaveLength(1);
  });

  it('works nothing out while nothing is on', async () => {
    const asked: string[] = [];
    const desk = openRescoreDesk(
      COMPANIES.slice(0, 3),
      (world) => ({
        ...world,
        store: {
          ...world.store,
          programme: new Proxy(world.store.programme, {
            get: (target, name, receiver): unknown => {
              asked.push(String(name));
              return Reflect.get(target, name, receiver);
            },
          }),
        },
      }),
      store.portal('6900'),
    );
    await desk.run();
    expect(asked).toEqual([]);
  });
});
