import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enterActivity, type LedgerWorld } from '../../../../src/operations/programme/activities/enter-activity.ts';
import type { LedgerEntry, NewActivity } from '../../../../src/operations/ports/programme-entries.ts';
import { day } from '../../../support/histories.ts';
import { memoryPortfolioStore } from '../../../support/memory-portfolio-store.ts';
import { memoryPortalStore } from '../../../support/memory-portal-store.ts';
import { facts } from '../../../store/portfolio-rows.ts';

const TODAY = day('2026-11-21');

function entry(others: Partial<NewActivity> = {}): NewActivity {
  return {
    ...{ key: 'key-of-entry', companyId: '100', kind: 'training', day: TODAY, cost: 250 },
    ...{ beneficiary: { kind: 'company' }, note: '', isDone: false, wantsTask: false, by: 'Ada' },
    ...others,
  };
}

/** A portal with one customer, whose ledger says what it was given. */
async function openWorld(): Promise<{ readonly world: LedgerWorld; readonly entered: readonly NewActivity[] }> {
  const entered: NewActivity[] = [];
  const { scores, programmeEntries } = memoryPortalStore('4711', () => new Date());
  const portfolio = memoryPortfolioStore(scores);
  await portfolio.writeFacts([facts('100')]);
  const ledger: LedgerWorld['ledger'] = {
    ...programmeEntries,
    enterActivity: (activity) => {
      entered.push(activity);
      const { companyId, kind, cost, beneficiary, note, by } = activity;
      const kept: LedgerEntry = {
        ...{ id: '1', companyId, name: '', ownerId: null, kind, state: 'planned', day: activity.day },
        ...{ cost, beneficiary, note, by, taskState: 'none', taskId: null, followed: null },
      };
      return Promise.resolve(kept);
    },
  };
  return { world: { ledger, portfolio, today: TODAY }, entered };
}

describe('an activity that somebody enters', () => {
  it.each<readonly [what: string, others: Partial<NewActivity>, words: RegExp]>([
    ['for a company that nobody knows', { companyId: '999' }, /no such customer/],
    ['planned for yesterday', { day: TODAY - 1 }, /today, 2026-11-21, or later/],
    ['planned for a year far away', { day: day('2036-11-20') }, /2028-11-21 at the latest/],
    ['done tomorrow', { isDone: true, day: TODAY + 1 }, /at the latest today/],
    ['done long ago', { isDone: true, day: day('2001-11-22') }, /before 2021-11-21/],
    ['that brings money', { cost: -1 }, /amount from 0/],
    ['that costs more than there is', { cost: 1e10 }, /amount from 0/],
    ['for nobody', { beneficiary: { kind: 'person', name: ' \n' } }, /Name the person/],
    ['for a person with a name without end', { beneficiary: { kind: 'person', name: 'x'.repeat(121) } }, /Shorten/],
    ['with a book for a note', { note: 'x'.repeat(1001) }, /Shorten it/],
  ])('%s is refused in words, and not kept', async (_, others, words) => {
    const { world, entered } = await openWorld();
    const refused = { kind: 'refused', message: expect.stringMatching(words) as string };
    expect(await enterActivity(world, entry(others))).toEqual(refused);
    expect(entered).toEqual([]);
  });

  it('is kept for every day and cost within the limits, and for none outside of them', async () => {
    const { world } = await openWorld();
    const days = fc.integer({ min: -2500, max: 1000 });
    const isWithin = (after: number, isDone: boolean, cost: number): boolean =>
      cost >= 0 && cost <= 1e9 && (isDone ? after <= 0 && after >= -1826 : after >= 0 && after <= 731);
    await fc.assert(
      fc.asyncProperty(days, fc.boolean(), fc.double({ min: -1e10, max: 1e10 }), async (after, isDone, cost) => {
        const { kind } = await enterActivity(world, entry({ day: TODAY + after, isDone, cost }));
        expect(kind).toBe(isWithin(after, isDone, cost) ? 'saved' : 'refused');
      }),
    );
  });
});
