import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewActivity, ProgrammeEntries } from '../../src/operations/ports/programme-entries.ts';
import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { facts, publish } from './portfolio-rows.ts';
import { scored } from './values.ts';

const HOLD = 300_000;
const TODAY = 20_779;
const NOW = new Date('2026-11-22T08:00:00Z');

let store: Store;
let portals = 0;

beforeAll(async () => {
  store = await openStore({ kind: 'memory' }, 'create', () => NOW);
});
afterAll(() => store.close());

const newPortal = (): PortalStore => store.portal(String(5000 + ++portals));
const newEntries = (): ProgrammeEntries => newPortal().programmeEntries;

function activity(others: Partial<NewActivity> = {}): NewActivity {
  return {
    ...{ key: 'key-1', companyId: '100', kind: 'training', day: TODAY, cost: 250, beneficiary: { kind: 'company' } },
    ...{ note: '', isDone: false, wantsTask: false, by: 'ada@example.com' },
    ...others,
  };
}

/** Customers of the portfolio: an Ideal one of owner 7, an Uncertain one of owner 8, one that is not a fit now. */
async function withCustomers(portal: PortalStore): Promise<PortalStore> {
  const rows = [
    ['100', '7', scored(90, { segment: 'ideal', lifetimeValue: 9_000 })],
    ['200', '8', scored(60, { segment: 'uncertain', lifetimeValue: 70_000 })],
    ['300', '7', scored(20, { segment: 'non_ideal', lifetimeValue: 100 })],
  ] as const;
  await portal.portfolio.writeFacts(rows.map(([companyId, ownerId]) => facts(companyId, { ownerId })));
  for (const [companyId, , values] of rows) await publish(portal, companyId, values);
  return portal;
}

describe('the ledger of activities', () => {
  it('enters one for one key, however often and however much at once it is sent', async () => {
    const entries = newEntries();
    const entered = await Promise.all(
      [250, 999, 1].map((cost) => entries.enterActivity(activity({ cost, note: '=1+1 <b>', isDone: true }))),
    );
    expect(new Set(entered.map(({ id }) => id)).size).toBe(1);
    expect(entered[0]).toMatchObject({ state: 'done', day: TODAY, note: '=1+1 <b>', by: 'ada@example.com', name: '' });
    expect(await entries.listDone()).toEqual([
      { companyId: '100', kind: 'training', day: TODAY, cost: entered[0]?.cost, by: 'ada@example.com' },
    ]);
    expect((await entries.enterActivity(activity({ key: 'key-2' }))).id).not.toBe(entered[0]?.id);
  });

  it('keeps for whom it is, and nobody’s name once the name is to be forgotten', async () => {
    const entries = newEntries();
    const person = { kind: 'person', name: 'Åse Ø’Neill' } as const;
    const { id } = await entries.enterActivity(activity({ beneficiary: person }));
    const company = await entries.enterActivity(activity({ key: 'key-2' }));
    expect(await entries.readActivity(id)).toMatchObject({ beneficiary: person });
    await entries.forgetPersons(['100', '200']);
    expect(await entries.readActivity(id)).toMatchObject({ beneficiary: { kind: 'person', name: '' } });
    expect(await entries.readActivity(company.id)).toMatchObject({ beneficiary: { kind: 'company' } });
  });

  it('closes a planned one once: as done with its day and cost, or as cancelled', async () => {
    const entries = newEntries();
    const { id } = await entries.enterActivity(activity());
    expect(await entries.countPlanned('100')).toBe(1);
    const done = await entries.finishActivity(id, { day: TODAY - 2, cost: 99.5, by: 'ben@example.com' });
    expect(done).toMatchObject({ id, state: 'done', day: TODAY - 2, cost: 99.5 });
    expect(await entries.finishActivity(id, { day: TODAY, cost: 1, by: 'ben@example.com' })).toBeNull();
    expect(await entries.cancelActivity(id, 'ben@example.com')).toBeNull();
    const second = await entries.enterActivity(activity({ key: 'key-2' }));
    expect(await entries.cancelActivity(second.id, 'ada@example.com')).toMatchObject({ state: 'cancelled' });
    expect(await entries.countPlanned('100')).toBe(0);
    expect(await entries.readActivity('999999')).toBeNull();
  });

  it('lists the planned by day, then the done, newest first, of those customers alone that may be seen', async () => {
    const { programmeEntries: entries } = await withCustomers(newPortal());
    const days = [
      ['a', '100', 5, true],
      ['b', '100', 3, false],
      ['c', '200', 9, true],
      ['d', '200', -1, false],
      ['e', '999', 4, true],
    ] as const;
    for (const [key, companyId, after, isDone] of days)
      await entries.enterActivity(activity({ key, companyId, day: TODAY + after, isDone, note: key }));
    await entries.cancelActivity((await entries.enterActivity(activity({ key: 'f', note: 'f' }))).id, 'x');
    const notes = async (ownerIds: readonly string[] | null, companyId: string | null = null, offset = 0) => {
      const { total, entries: page } = await entries.listActivities({ ownerIds, companyId, offset, limit: 3 });
      return `${String(total)}: ${page.map(({ note }) => note).join('')}`;
    };
    expect(await notes(null)).toBe('5: dbc');
    expect(await notes(null, null, 3)).toBe('5: ae');
    expect(await notes(['7'])).toBe('2: ba');
    expect(await notes(['8'], '100')).toBe('0: ');
    expect(await notes([])).toBe('0: ');
    expect(await notes(null, '200')).toBe('2: dc');
  });

  it('adds up by kind what was done, and what followed it once that is known', async () => {
    const { programmeEntries: entries } = await withCustomers(newPortal());
    const enter = (key: string, companyId: string, kind: NewActivity['kind'], isDone = true) =>
      entries.enterActivity(activity({ key, companyId, kind, isDone, day: TODAY - 100 }));
    const [one, two] = [await enter('a', '100', 'training'), await enter('b', '200', 'training')];
    await enter('c', '100', 'survey', false);
    await enter('d', '100', 'priority_service');
    expect((await entries.listUnfollowed(TODAY - 90, 10)).map(({ id }) => id)).toContain(one.id);
    expect(await entries.listUnfollowed(TODAY - 101, 10)).toEqual([]);
    await entries.noteFollowed(one.id, TODAY, { loyaltyPoints: 4, contactedAgain: true, boughtAgain: false });
    await entries.noteFollowed(two.id, TODAY, null);
    expect(await entries.listUnfollowed(TODAY - 90, 10)).toMatchObject([{ kind: 'priority_service' }]);
    const [service, training] = await entries.summarizeActivities({ companyId: null, ownerIds: null });
    expect(service).toMatchObject({ kind: 'priority_service', activities: 1, followed: 0, loyaltyPoints: null });
    expect(training).toEqual({
      ...{ kind: 'training', activities: 2, customers: 2, cost: 500 },
      ...{ followed: 1, boughtAgain: 0, contactedAgain: 1, loyaltyPoints: 4 },
    });
    expect(await entries.readActivity(two.id)).toMatchObject({ followed: null });
    expect(await entries.summarizeActivities({ companyId: null, ownerIds: ['8'] })).toMatchObject([{ activities: 1 }]);
  });

  it('gives the making of a task to one alone, and to nobody once it is made or the plan is gone', async () => {
    const entries = newEntries();
    const { id } = await entries.enterActivity(activity({ wantsTask: true }));
    await entries.enterActivity(activity({ key: 'done', wantsTask: true, isDone: true }));
    expect((await entries.listTaskable(10)).map((one) => one.id)).toEqual([id]);
    const turns = await Promise.all([1, 2, 3].map(() => entries.beginTask(id, HOLD)));
    expect(turns.toSorted()).toEqual(['first', 'held', 'held']);
    expect(await entries.listTaskable(10)).toEqual([]);
    expect(await entries.isTaskLeft()).toBe(true);
    await entries.endTask(id);
    expect(await entries.beginTask(id, HOLD)).toBe('again');
    await entries.markTask(id, 'made', '9001');
    expect(await entries.beginTask(id, HOLD)).toBe('over');
    expect(await entries.isTaskLeft()).toBe(false);
    expect(await entries.listWithTask({ after: null, limit: 10 })).toMatchObject([{ id, taskId: '9001' }]);
    expect(await entries.listWithTask({ after: id, limit: 10 })).toEqual([]);
    const gone = await entries.enterActivity(activity({ key: 'gone', wantsTask: true }));
    await entries.cancelActivity(gone.id, 'x');
    expect(await entries.beginTask(gone.id, HOLD)).toBe('over');
  });
});

describe('the roadmap exchanges', () => {
  it('gives the making of a note to one alone for one key, and tells the note once it is made', async () => {
    const entries = newEntries();
    const turns = await Promise.all([1, 2, 3].map(() => entries.beginExchange('k', '100', HOLD)));
    expect(turns.map(({ turn }) => turn).toSorted()).toEqual(['first', 'held', 'held']);
    await entries.endExchange('k');
    expect(await entries.beginExchange('k', '999', HOLD)).toEqual({ turn: 'again', companyId: '100', noteId: null });
    await entries.markExchangeMade('k', { noteId: '77', companyId: '100', day: TODAY });
    expect(await entries.beginExchange('k', '100', HOLD)).toEqual({ turn: 'over', companyId: '100', noteId: '77' });
    expect(await entries.lastExchange('100')).toBe(TODAY);
    expect(await entries.lastExchange('200')).toBeNull();
  });

  it('is due for the Ideal and the Uncertain without one for a year, the most valuable first', async () => {
    const { programmeEntries: entries } = await withCustomers(newPortal());
    const page = { since: TODAY - 365, ownerIds: null, offset: 0, limit: 10 };
    expect(await entries.listDue(page)).toMatchObject({
      ...{ total: 2, customers: 2 },
      due: [
        { companyId: '200', ownerId: '8', lastOn: null, lifetimeValue: 70_000, segment: 'uncertain' },
        { companyId: '100' },
      ],
    });
    await entries.keepNotes([
      { noteId: '1', companyId: '100', day: TODAY - 365 },
      { noteId: '2', companyId: '100', day: TODAY - 900 },
      { noteId: '3', companyId: '200', day: TODAY - 366 },
    ]);
    expect(await entries.listDue(page)).toMatchObject({ total: 1, due: [{ companyId: '200', lastOn: TODAY - 366 }] });
    expect(await entries.listDue({ ...page, ownerIds: ['7'] })).toEqual({ total: 0, customers: 1, due: [] });
    expect(await entries.listNotes({ after: '1', before: new Date(NOW.getTime() + 1), limit: 5 })).toEqual(['2', '3']);
    expect(await entries.listNotes({ after: null, before: NOW, limit: 5 })).toEqual([]);
    await entries.dropNotes(['1']);
    expect(await entries.lastExchange('100')).toBe(TODAY - 900);
    expect((await entries.listDue(page)).total).toBe(2);
  });
});

describe('what people entered', () => {
  it('goes with a company that is merged, is gone with one that is forgotten, and stays within its portal', async () => {
    const portal = newPortal();
    const { programmeEntries: entries } = portal;
    await entries.enterActivity(activity({ companyId: '100' }));
    await entries.keepNotes([
      { noteId: '1', companyId: '100', day: TODAY },
      { noteId: '1', companyId: '200', day: TODAY },
      { noteId: '2', companyId: '100', day: TODAY + 1 },
    ]);
    await portal.scores.mergeCompanies([{ oldId: '100', newId: '200' }]);
    expect([await entries.countPlanned('100'), await entries.countPlanned('200')]).toEqual([0, 1]);
    expect([await entries.lastExchange('100'), await entries.lastExchange('200')]).toEqual([null, TODAY + 1]);
    const other = newEntries();
    expect([await other.countPlanned('200'), await other.lastExchange('200')]).toEqual([0, null]);
    await portal.scores.forgetCompany('200');
    expect([await entries.countPlanned('200'), await entries.lastExchange('200')]).toEqual([0, null]);
  });

  it('is gone when the portal is erased', async () => {
    const portal = newPortal();
    await portal.programmeEntries.enterActivity(activity({ isDone: true }));
    await portal.erase();
    expect(await portal.programmeEntries.listDone()).toEqual([]);
  });
});
