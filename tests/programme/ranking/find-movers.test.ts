import { describe, expect, it } from 'vitest';
import { findMovers, type MoversResult, type PeriodEnd } from '../../../src/programme/ranking/find-movers.ts';
import { historyOn } from '../../../src/scoring/fit/portal/past-history.ts';
import type { Model } from '../../../src/scoring/model.ts';
import { scoreCustomer } from '../../../src/scoring/score-customer.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, day, scoringContext, wonDeal, wonRenewal } from '../../support/histories.ts';

const BEFORE = '2026-01-31';
const AFTER = '2026-04-30';
const IDEAL_FROM = 20_000;

function endOn(
  date: string,
  histories: readonly CompanyHistory[],
  { grossMargin = 0.75, model = {} }: { readonly grossMargin?: number; readonly model?: Partial<Model> } = {},
): PeriodEnd {
  const context = scoringContext(date, { policy: { idealLifetimeValue: IDEAL_FROM, grossMargin }, model });
  return {
    context,
    companies: histories.map((whole) => {
      const history = historyOn(whole, day(date));
      return { history, result: scoreCustomer(history, context) };
    }),
  };
}

/** A customer of six years whose contract renews on 1 March for an amount, or is not renewed where it is null. */
function loyal(companyId: string, yearly: number, renewedFor: number | null = yearly): CompanyHistory {
  const past = ['2020', '2021', '2022', '2023', '2024', '2025'].map((year, index) =>
    (index === 0 ? wonDeal : wonRenewal)({
      id: `${companyId}-${year}`,
      on: `${year}-03-01`,
      amount: yearly,
      termMonths: 12,
    }),
  );
  const last = { id: `${companyId}-2026`, on: '2026-03-01', termMonths: 12 };
  return companyHistory({
    companyId,
    name: `Customer ${companyId}`,
    deals: renewedFor === null ? past : [...past, wonRenewal({ ...last, amount: renewedFor })],
  });
}

const STEADY = Array.from({ length: 30 }, (_, index) => loyal(String(100 + index), 40_000 - 500 * index));

function moversOf(changed: readonly CompanyHistory[], others = STEADY): Extract<MoversResult, { kind: 'movers' }> {
  const histories = [...others, ...changed];
  const found = findMovers(endOn(BEFORE, histories), endOn(AFTER, histories));
  if (found.kind !== 'movers') throw new Error(`expected movers, got ${found.kind}`);
  return found;
}

describe('movers between two period ends', () => {
  it('are none where everybody renews as ever', () => {
    const { movers, before, after } = moversOf([]);
    expect(movers).toEqual([]);
    expect(before.ranked.length).toBeGreaterThan(20);
    expect(after.ranked.map(({ companyId }) => companyId)).toEqual(before.ranked.map(({ companyId }) => companyId));
  });

  it('have risen where they pay twice as much: reward them', () => {
    const { movers } = moversOf([loyal('200', 25_500, 51_000)]);
    expect(movers).toMatchObject([
      {
        companyId: '200',
        direction: 'up',
        significantBy: ['places', 'relative_value'],
        before: { rank: 31 },
        after: { rank: 1 },
        response: { action: 'reward', mainCause: 'money' },
      },
    ]);
  });

  it('have fallen where they did not renew: intervene', () => {
    const { movers, left } = moversOf([loyal('200', 39_900, null)]);
    expect(left).toBe(1);
    expect(movers).toMatchObject([
      {
        companyId: '200',
        direction: 'down',
        after: { rank: null },
        response: { action: 'intervene', mainCause: 'behaviour' },
      },
    ]);
    expect(movers[0]?.response.evidence[0]?.name).toBe('renewal_overdue');
  });

  it('have causes that add up to the change, and parts that add up to the change of the relative value', () => {
    const { movers } = moversOf([
      loyal('200', 30_000, 90_000),
      loyal('201', 38_000, null),
      loyal('202', 35_000, 20_000),
    ]);
    expect(movers.length).toBeGreaterThanOrEqual(3);
    for (const { before, after, change, causes, relativeChange } of movers) {
      expect(causes.reduce((sum, cause) => sum + cause.change, 0)).toBeCloseTo(change, 6);
      expect(relativeChange.own + relativeChange.others).toBeCloseTo(after.relativeValue - before.relativeValue, 9);
    }
  });

  it('do not move because new customers came', () => {
    const young = Array.from({ length: 10 }, (_, index) =>
      companyHistory({
        companyId: String(300 + index),
        deals: [wonDeal({ id: `young ${String(index)}`, on: '2026-04-01', amount: 900_000, termMonths: 12 })],
      }),
    );
    expect(moversOf(young).movers).toEqual([]);
  });

  it('are asked nothing where a new policy moved them all', () => {
    const found = findMovers(endOn(BEFORE, STEADY), endOn(AFTER, STEADY, { grossMargin: 0.9 }));
    expect(found).toMatchObject({ kind: 'movers', movers: [] });
  });

  it('show what the customer changed, and not what another model says of it', () => {
    const histories = [...STEADY, loyal('200', 39_900, null)];
    const evidenceWith = (model: Partial<Model>) => {
      const found = findMovers(endOn(BEFORE, histories), endOn(AFTER, histories, { model }));
      return found.kind === 'movers'
        ? found.movers.find(({ companyId }) => companyId === '200')?.response.evidence
        : null;
    };
    expect(evidenceWith({ id: 'other', renewal: { alpha: 0.4, beta: 7.6 } })).toEqual(evidenceWith({}));
  });

  it('are left alone where they renewed a term of three years, though what is paid already is no future revenue', () => {
    const threeYears = companyHistory({
      companyId: '200',
      deals: ['2017', '2020', '2023', '2026'].map((year, index) =>
        (index === 0 ? wonDeal : wonRenewal)({ id: year, on: `${year}-03-01`, amount: 100_000, termMonths: 36 }),
      ),
    });
    const mover = moversOf([threeYears]).movers.find(({ companyId }) => companyId === '200');
    expect(mover).toMatchObject({ direction: 'down', response: { action: 'none', mainCause: 'passing_days' } });
  });

  it('cannot be told where nobody was Ideal', () => {
    const small = [loyal('1', 10)];
    expect(findMovers(endOn(BEFORE, small), endOn(AFTER, small))).toEqual({ kind: 'no_ideal', at: 'before' });
  });
});
