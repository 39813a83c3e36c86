import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepEntries } from '../../../src/operations/programme/keep-entries.ts';
import type { NewActivity } from '../../../src/operations/ports/programme-entries.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import type { ScoringContext } from '../../../src/scoring/relationship.ts';
import { memoryNoteDesk } from '../../service/api/memory-note-desk.ts';
import { programmeWith } from '../../service/api/programme-settings.ts';
import { companyHistory, day, meeting, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk, type RescoreDesk } from '../../support/rescore-desk.ts';

/** A customer that was met and renewed within 90 days after 1 November 2025. */
const CUSTOMER = companyHistory({
  companyId: '100',
  deals: [
    wonDeal({ on: '2023-12-20', amount: 12_000, termMonths: 12 }),
    wonRenewal({ on: '2024-12-20', amount: 12_000, termMonths: 12 }),
    wonRenewal({ on: '2025-12-20', amount: 12_000, termMonths: 12 }),
  ],
  activities: [meeting({ id: '7', on: '2025-11-20' })],
  contactIds: ['301'],
});

let store: Store;
let desk: RescoreDesk;
let scoring: ScoringContext;
const completed = new Map<string, number | null>();
const crm = { ...memoryNoteDesk().desk, readCompletedTasks: () => Promise.resolve(completed) };

beforeAll(async () => {
  store = await openStore({ kind: 'memory' }, 'create');
  desk = openRescoreDesk([CUSTOMER], (world) => world, store.portal('4711'));
  const ran = await desk.run();
  if (ran.kind !== 'done') throw new Error('the portal is scored');
  scoring = ran.context;
});
afterAll(() => store.close());

const outside = (): never => {
  throw new Error('nothing of the kind is asked');
};

function keep(others: Partial<typeof crm> = {}) {
  const asked = { readOwners: outside, readCompanyProperty: outside, createTask: outside, findTask: outside };
  const world = { ...desk.world, desk: { ...crm, ...asked, ...others }, today: () => day('2026-11-21') };
  return keepEntries(world, scoring);
}

const entry = (others: Partial<NewActivity>): NewActivity => ({
  ...{ key: 'k', companyId: '100', kind: 'training', day: day('2025-11-01'), cost: 250 },
  ...{ beneficiary: { kind: 'company' }, note: '', isDone: true, wantsTask: false, by: 'ada@example.com' },
  ...others,
});

describe('what people entered, after the night', () => {
  it('costs nothing where the parts are off', async () => {
    expect(await keep({ readCompletedTasks: outside, searchNotes: outside })).toEqual({
      activities: null,
      roadmap: null,
    });
  });

  it('is told what followed, once its 90 days are over and its customer was one then', async () => {
    const { runs, programmeEntries } = desk.store;
    await runs.writeSetting(programmeWith('activities', 'roadmap'));
    const [over, early, nobody] = [
      await programmeEntries.enterActivity(entry({ key: 'over' })),
      await programmeEntries.enterActivity(entry({ key: 'early', day: scoring.asOf - 89 })),
      await programmeEntries.enterActivity(entry({ key: 'nobody', companyId: '999' })),
    ];
    expect(await keep()).toMatchObject({ activities: { followed: 2, finished: 0, areTasksLeft: false } });
    expect((await keep()).activities?.followed).toBe(0);
    const read = async ({ id }: { id: string }) => (await programmeEntries.readActivity(id))?.followed;
    expect(await read(over)).toEqual({
      ...{ contactedAgain: true, boughtAgain: true },
      loyaltyPoints: expect.any(Number) as number,
    });
    expect(Math.abs((await read(over))?.loyaltyPoints ?? 0)).toBeGreaterThan(0.1);
    expect([await read(early), await read(nobody)]).toEqual([null, null]);
  });

  it('is done where its task was completed: on that day, with the cost that was planned', async () => {
    const { programmeEntries } = desk.store;
    const planned = { isDone: false, wantsTask: true, day: day('2026-12-01') };
    const ids: string[] = [];
    for (const [index, key] of ['a', 'b', 'c'].entries()) {
      const { id } = await programmeEntries.enterActivity(entry({ key, ...planned }));
      await programmeEntries.markTask(id, 'made', String(9000 + index));
      ids.push(id);
    }
    completed.set('9000', day('2026-11-19'));
    completed.set('9001', null);
    expect((await keep()).activities).toMatchObject({ finished: 2 });
    const states = await Promise.all(ids.map((id) => programmeEntries.readActivity(id)));
    expect(states).toMatchObject([
      { state: 'done', day: day('2026-11-19'), cost: 250 },
      { state: 'done', day: day('2026-11-21'), cost: 250 },
      { state: 'planned', day: day('2026-12-01') },
    ]);
    await programmeEntries.enterActivity(entry({ key: 'd', ...planned }));
    expect((await keep()).activities).toMatchObject({ finished: 0, areTasksLeft: true });
  });
});
