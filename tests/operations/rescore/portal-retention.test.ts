import { describe, expect, it } from 'vitest';
import { portfolioRetention } from '../../../src/operations/portfolio/portfolio-retention.ts';
import { readRetention } from '../../../src/operations/rescore/portal-retention.ts';
import { measureRetention } from '../../../src/programme/retention/measure-retention.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { companyHistory, day, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk } from '../../support/rescore-desk.ts';

const TODAY = '2026-11-21';

/** Two pages of companies, customers of several years, amounts and fates among them. */
const COMPANIES = Array.from({ length: 520 }, (_, index) => {
  const companyId = String(index + 1);
  const [amount, year] = [1000 + 7.13 * index, 2021 + (index % 4)];
  const first = wonDeal({ id: `${companyId}-1`, on: `${String(year)}-05-01`, amount, termMonths: 12 });
  const renewals = Array.from({ length: index % 6 }, (__, term) =>
    wonRenewal({
      ...{ id: `${companyId}-r${String(term)}`, on: `${String(year + term + 1)}-05-01`, termMonths: 12 },
      amount: amount * (1 + (index % 3) / 10),
    }),
  );
  return companyHistory({ companyId, deals: index % 8 === 0 ? [first, ...renewals] : [] });
});
const MEASURED = measureRetention(COMPANIES, DEFAULT_POLICY, day(TODAY));

describe('retention of a whole portal', () => {
  it('is measured page by page as if all histories had been held at once, also by a run that was interrupted', async () => {
    const desk = openRescoreDesk(COMPANIES);
    const interrupted = new AbortController();
    const stopped = await desk.run({
      signal: interrupted.signal,
      progress: ({ phase, done }) => {
        if (phase === 'scoring' && done > 0) interrupted.abort();
      },
    });
    expect(stopped.kind).toBe('stopped');
    expect(await readRetention(desk.store.reports)).toBeNull();
    expect((await desk.run()).kind).toBe('done');
    expect(await readRetention(desk.store.reports)).toEqual(MEASURED);
    expect(MEASURED.periods.at(-1)?.customers).toBeGreaterThan(20);
    expect(MEASURED.survival.length).toBeGreaterThan(2);
  });

  it('is kept for a week, and measured anew with the next whole run after it', async () => {
    const desk = openRescoreDesk(COMPANIES.slice(0, 60));
    const measuredOn = async (today: string): Promise<string | undefined> => {
      desk.today = today;
      await desk.run();
      return (await readRetention(desk.store.reports))?.asOf;
    };
    expect(await measuredOn(TODAY)).toBe(TODAY);
    expect(await measuredOn('2026-11-27')).toBe(TODAY);
    expect(await measuredOn('2026-11-28')).toBe('2026-11-28');
  });

  it('is shown to those who see the whole portal', async () => {
    const desk = openRescoreDesk(COMPANIES.slice(0, 60));
    const shown = (ownerIds: readonly string[] | null) => portfolioRetention(desk.store.reports, { ownerIds }, 'EUR');
    expect(await shown(null)).toEqual({ kind: 'not_measured', why: 'not_yet' });
    await desk.run();
    expect(await shown(null)).toMatchObject({ kind: 'measured', asOf: TODAY, currency: 'EUR' });
    expect(await shown(['1'])).toEqual({ kind: 'not_measured', why: 'not_seen' });
  });
});
