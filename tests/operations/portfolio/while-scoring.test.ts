import { describe, expect, it } from 'vitest';
import { renewalOnlyCustomers as scoredRenewalOnly, upcomingRenewals } from '../../../src/programme/attention-lists.ts';
import { renewalOnlyCustomers, renewalsAhead } from '../../../src/operations/portfolio/attention.ts';
import { listPortfolio } from '../../../src/operations/portfolio/list-portfolio.ts';
import { sumPortfolio } from '../../../src/operations/portfolio/sum-portfolio.ts';
import { whatIsMissing } from '../../../src/operations/portfolio/what-is-missing.ts';
import { writePortfolioPage } from '../../../src/operations/portfolio/write-portfolio-page.ts';
import type { PortfolioPage } from '../../../src/operations/ports/portfolio-store.ts';
import { isScored } from '../../../src/operations/rescore-portal.ts';
import { scoreCustomer } from '../../../src/scoring/score-customer.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, day, email, meeting, scoringContext, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk, policyFile, type RescoreDesk } from '../../support/rescore-desk.ts';

const TODAY = '2026-11-21';
const FACTS = { asOf: day(TODAY), currency: 'EUR' };
const EVERYBODY = { ownerIds: null };
const ALL: PortfolioPage = { filter: {}, sort: 'name', descending: false, offset: 0, limit: 100 };

/** A customer with a contract that ends in `month` of the year that comes, and a prospect for every fifth. */
function company(index: number): CompanyHistory {
  const month = String(1 + (index % 9)).padStart(2, '0');
  const on = (year: number): string => `${String(year)}-${month}-11`;
  const amount = 1000 * (1 + ((index * 7) % 40));
  return companyHistory({
    companyId: String(index % 2 === 0 ? 900 + index : 10_000_000_000 + index),
    name: `Company ${String(index).padStart(2, '0')}`,
    ownerId: index % 4 === 0 ? null : String(index % 4),
    deals:
      index % 5 === 4
        ? []
        : [
            wonDeal({ id: `${String(index)}-1`, on: on(2024), amount, termMonths: 12 }),
            wonRenewal({ id: `${String(index)}-2`, on: on(2025), amount, termMonths: 12 }),
            ...(index % 7 === 0
              ? []
              : [wonRenewal({ id: `${String(index)}-3`, on: on(2026), amount, termMonths: 12 })]),
          ],
    activities: [
      ...(index % 2 === 0
        ? [email({ on: `2026-10-${String(1 + index).padStart(2, '0')}`, subject: 'Your renewal' })]
        : []),
      ...(index % 6 === 1 ? [meeting({ on: `2026-0${String(1 + (index % 8))}-10` })] : []),
    ],
  });
}

const COMPANIES = Array.from({ length: 30 }, (_, index) => company(index));
const CUSTOMERS = COMPANIES.filter(({ deals }) => deals.length > 0);

async function listed(desk: RescoreDesk): Promise<readonly string[]> {
  const { customers } = await listPortfolio(desk.store.portfolio, ALL, EVERYBODY, FACTS);
  return customers.map(({ companyId }) => companyId);
}

describe('the portfolio of a portal that was scored', () => {
  it('has one row for each customer and none for other companies, with what stands on the record', async () => {
    const desk = openRescoreDesk(COMPANIES);
    await desk.run();
    expect(await listed(desk)).toEqual(CUSTOMERS.map(({ companyId }) => companyId));
    const { customers } = await listPortfolio(desk.store.portfolio, ALL, EVERYBODY, FACTS);
    for (const { companyId, score, risk, summary, lifetimeValue, segment } of customers) {
      const standing = desk.standing.get(companyId);
      expect({ score, risk, summary, lifetimeValue, segment }).toEqual({
        score: standing?.score,
        risk: standing?.risk,
        summary: standing?.summary,
        lifetimeValue: standing?.lifetimeValue,
        segment: standing?.segment,
      });
    }
  });

  it('lists renewals and renewal-only customers as the scores themselves would', async () => {
    const desk = openRescoreDesk(COMPANIES);
    const outcome = await desk.run();
    if (outcome.kind !== 'done') throw new Error('the first scoring comes to its end');
    const scores = COMPANIES.map((history) => scoreCustomer(history, outcome.context)).filter(isScored);
    const page = { offset: 0, limit: 100 };
    const ahead = await renewalsAhead(desk.store.portfolio, page, EVERYBODY, FACTS);
    const expected = upcomingRenewals(scores, 120);
    expect(expected.length).toBeGreaterThan(5);
    expect(ahead.customers.map(({ companyId }) => companyId)).toEqual(expected.map(({ companyId }) => companyId));
    expect(ahead.customers.map(({ daysToRenewal }) => daysToRenewal)).toEqual(
      expected.map(({ renewal }) => -renewal.overdueDays),
    );
    expect(ahead).toMatchObject({ windowDays: 120, total: expected.length, all: { customers: expected.length } });
    for (const groups of [ahead.byRisk, ahead.byOwner]) {
      expect(groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(expected.length);
    }

    const only = await renewalOnlyCustomers(desk.store.portfolio, page, EVERYBODY, FACTS);
    const expectedOnly = scoredRenewalOnly(scores);
    expect(expectedOnly.length).toBeGreaterThan(2);
    expect(new Set(only.customers.map(({ companyId }) => companyId))).toEqual(
      new Set(expectedOnly.map(({ companyId }) => companyId)),
    );
    const values = only.customers.map(({ currentAnnualValue }) => currentAnnualValue ?? 0);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    expect(only.notMeasurable).toBe(
      scores.filter(({ status, contact }) => status !== 'lapsed' && contact.status === 'not_measurable').length,
    );
  });

  it('keeps what is published while a flood waits for a yes, and shows the new values after it', async () => {
    const desk = openRescoreDesk(COMPANIES);
    await desk.run();
    const before = await listPortfolio(desk.store.portfolio, ALL, EVERYBODY, FACTS);
    desk.today = '2026-11-22';
    const harsh = policyFile({ idealLifetimeValue: 9e6 });
    expect((await desk.run({ policy: harsh })).kind).toBe('waiting_for_yes');
    expect((await listPortfolio(desk.store.portfolio, ALL, EVERYBODY, FACTS)).customers).toEqual(before.customers);
    await desk.run({ policy: harsh, yes: true });
    const after = await listPortfolio(desk.store.portfolio, ALL, EVERYBODY, FACTS);
    expect(after.customers).not.toEqual(before.customers);
    for (const { companyId, segment } of after.customers) expect(segment).toBe(desk.standing.get(companyId)?.segment);
  });

  it('shows a customer whose score was refused, and says that nothing is published on it', async () => {
    const desk = openRescoreDesk(COMPANIES);
    const refused = CUSTOMERS[3]?.companyId ?? '';
    desk.obstacles.set(refused, { result: 'refused', reason: 'City is required', obstacle: 'rule' });
    await desk.run();
    expect(await listed(desk)).toContain(refused);
    expect(await desk.store.portfolio.readRow(refused)).toMatchObject({ customerStatus: 'active', score: null });
    const missing = await whatIsMissing(desk.store.portfolio, {}, EVERYBODY, FACTS);
    expect(missing.lacks.find(({ lack }) => lack === 'not_published')).toMatchObject({ customers: 1 });
    expect(missing.all.customers).toBe(CUSTOMERS.length);
    expect(missing.complete).toBe(0);
  });

  it('loses companies that are gone or no customers any more, and gets new ones', async () => {
    const desk = openRescoreDesk(COMPANIES);
    await desk.run();
    const [gone, unsold] = CUSTOMERS.map(({ companyId }) => companyId);
    const last = CUSTOMERS.at(-1)?.companyId;
    desk.histories = [
      ...COMPANIES.filter(({ companyId }) => companyId !== gone && companyId !== last).map((history) =>
        history.companyId === unsold ? { ...history, deals: [] } : history,
      ),
      companyHistory({ companyId: '5', name: 'A new one', deals: [wonDeal({ on: '2026-11-01', termMonths: 12 })] }),
    ];
    await desk.run();
    const rest = CUSTOMERS.map(({ companyId }) => companyId).filter(
      (id) => id !== gone && id !== unsold && id !== last,
    );
    expect(await listed(desk)).toEqual(['5', ...rest]);
  });

  it('stays as it is where only some companies are scored', async () => {
    const desk = openRescoreDesk(COMPANIES);
    await desk.run();
    const [one, other] = CUSTOMERS;
    desk.histories = COMPANIES.map((history) =>
      history.companyId === one?.companyId ? { ...history, ownerId: '77' } : history,
    );
    await desk.run({ companyIds: [one?.companyId ?? ''] });
    expect(await listed(desk)).toHaveLength(CUSTOMERS.length);
    expect(await desk.store.portfolio.readRow(one?.companyId ?? '')).toMatchObject({ ownerId: '77' });
    expect(await desk.store.portfolio.readRow(other?.companyId ?? '')).toMatchObject({ ownerId: other?.ownerId });
  });

  it('is not written by a rehearsal', async () => {
    const desk = openRescoreDesk(COMPANIES);
    await desk.run({ dryRun: () => undefined });
    expect(await listed(desk)).toEqual([]);
  });

  it('takes single companies as they are scored, and drops those that are no customers', async () => {
    const desk = openRescoreDesk(COMPANIES);
    await desk.run();
    const [one, other] = CUSTOMERS;
    if (one === undefined || other === undefined) throw new Error('there are customers');
    const context = scoringContext(TODAY);
    const histories = [
      { ...one, name: 'Renamed' },
      { ...other, deals: [] },
    ];
    await writePortfolioPage(
      desk.store.portfolio,
      histories.map((history) => ({ reading: { history, published: null }, result: scoreCustomer(history, context) })),
    );
    expect(await desk.store.portfolio.readRow(one.companyId)).toMatchObject({ name: 'Renamed' });
    expect(await desk.store.portfolio.readRow(other.companyId)).toBeNull();
  });
});

describe('sums of the portfolio', () => {
  it('of risk leave lapsed customers out unless they are asked for', async () => {
    const lapsed = companyHistory({ companyId: '7', deals: [wonDeal({ on: '2022-03-01', termMonths: 12 })] });
    const desk = openRescoreDesk([...CUSTOMERS, lapsed]);
    await desk.run();
    const present = CUSTOMERS.filter(
      ({ companyId }) => desk.standing.get(companyId)?.customerStatus !== 'lapsed',
    ).length;
    const count = async (by: 'risk' | 'segment', filter = {}): Promise<number> =>
      (await sumPortfolio(desk.store.portfolio, { by, filter }, EVERYBODY, FACTS)).all.customers;
    expect(await count('risk')).toBe(present);
    expect(await count('segment')).toBe(CUSTOMERS.length + 1);
    expect(await count('risk', { statuses: ['lapsed'] })).toBe(CUSTOMERS.length + 1 - present);
  });
});
