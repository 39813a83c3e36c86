import { describe, expect, it } from 'vitest';
import { gatherEvidence } from '../../../../src/scoring/fit/portal/customer-evidence.ts';
import { fitContractGrowth } from '../../../../src/scoring/fit/portal/fit-contract-growth.ts';
import { fitPilots } from '../../../../src/scoring/fit/portal/fit-pilots.ts';
import { fitSpend } from '../../../../src/scoring/fit/portal/fit-spend.ts';
import { SEED_MODEL } from '../../../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../../../src/scoring/policy.ts';
import type { CompanyHistory, Deal } from '../../../../src/scoring/types.ts';
import { companyHistory, day, wonDeal, wonRenewal } from '../../../support/histories.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

const TODAY = day('2026-11-21');
const gather = (histories: readonly CompanyHistory[]) => gatherEvidence(histories, DEFAULT_POLICY, TODAY);
const many = (count: number, dealsOf: (index: number) => readonly Deal[], industry = 'Retail') =>
  Array.from({ length: count }, (_, index) =>
    companyHistory({ companyId: `${industry} ${String(index)}`, industry, employees: 20, deals: dealsOf(index) }),
  );

/** Four years under contract, with so much bought on top in the middle of each. */
function contract(share: number, step: number): readonly Deal[] {
  let price = 10_000;
  return [2022, 2023, 2024, 2025].flatMap((year, place) => {
    const term = { on: `${String(year)}-11-01`, amount: price, termMonths: 12 };
    const added = price * share;
    const deals = [place === 0 ? wonDeal(term) : wonRenewal(term)];
    if (added > 0) deals.push(wonDeal({ id: `more ${String(year)}`, on: `${String(year + 1)}-05-01`, amount: added }));
    price = (price + added) * step;
    return deals;
  });
}

describe('how contracts grow', () => {
  it('is read off the expansions of the terms and the price steps between them, a little drawn towards none', () => {
    const growth = fitContractGrowth(gather(many(200, () => contract(0.1, 1.05))), TODAY);
    expect(growth.expansions.perYear).toBeGreaterThan(0.095);
    expect(growth.expansions.perYear).toBeLessThan(0.101);
    expect(growth.renewalStep.yearly).toBeCloseTo((600 * 1.05 + 10) / 610, 9);
    expect(growth.renewalStep.longer).toBe(1);
  });

  it('tells customers who always expand from chance', () => {
    const differing = fitContractGrowth(gather(many(200, (index) => contract(index % 2 === 0 ? 0.2 : 0, 1))), TODAY);
    // 0.2 or nothing: a variance of 0.01 between them.
    expect(differing.expansions.betweenVariance).toBeCloseTo(0.01, 2);
    const alike = fitContractGrowth(gather(many(200, () => contract(0.1, 1))), TODAY);
    expect(alike.expansions.betweenVariance).toBeLessThan(0.001);
  });

  it('is none where there is no contract', () => {
    expect(fitContractGrowth([], TODAY)).toEqual(SEED_MODEL.contractGrowth);
  });
});

describe('what becomes of pilots', () => {
  const pilot = (on: string) => wonDeal({ id: `pilot ${on}`, on, name: 'Pilot', amount: 2_000 });
  const converted = many(30, () => [
    pilot('2024-01-01'),
    wonDeal({ on: '2024-04-10', amount: 14_000, termMonths: 12 }),
  ]);
  const died = many(30, () => [pilot('2024-01-01')], 'Mining');

  it('is the share converted, how late, and at what price', () => {
    const fit = fitPilots(gather([...converted, ...died]), TODAY);
    expect(fit).toMatchObject({ conversions: 30, conversion: 0.5 });
    expect(fit?.logVariance).toBeCloseTo(0, 12);
    expect(fit?.priceFactor).toBeCloseTo(7, 12);
    expect(fit?.logDays.mean).toBeCloseTo(Math.log(100), 12);
  });

  it('does not hold it against young pilots that they are not decided', () => {
    const young = many(50, () => [pilot('2026-10-01')], 'Banking');
    expect(fitPilots(gather([...converted, ...died, ...young]), TODAY)?.conversion).toBe(0.5);
  });

  it('is not said below fifteen conversions', () => {
    expect(fitPilots(gather(converted.slice(0, 14)), TODAY)).toBeNull();
  });
});

describe('spend by group', () => {
  const random = seededRandom(7);
  const buyers = (industry: string, typical: number) =>
    many(
      40,
      () => {
        const level = typical * Math.exp(0.6 * (random() + random() + random() - 1.5));
        return ['2025-01-10', '2025-06-10', '2026-02-10'].map((on) =>
          wonDeal({ on, amount: level * Math.exp(0.4 * (random() - 0.5)) }),
        );
      },
      industry,
    );

  it('knows dear groups from cheap ones, and what is left between their customers', () => {
    const spend = fitSpend(gather([...buyers('Retail', 1_000), ...buyers('Mining', 9_000)]));
    const [cheap, dear] = [spend.groups['retail|50'], spend.groups['mining|50']];
    expect(Math.exp(cheap?.meanLog ?? NaN) / 1_000).toBeCloseTo(1, 0);
    expect((dear?.meanLog ?? NaN) - (cheap?.meanLog ?? NaN)).toBeGreaterThan(1.8);
    expect(dear?.betweenVariance).toBeLessThan(spend.betweenVariance / 2);
  });

  it('has nothing to say where groups do not differ', () => {
    const { groups, betweenVariance } = fitSpend(gather([...buyers('Retail', 1_000), ...buyers('Mining', 1_000)]));
    for (const group of Object.values(groups)) expect(group.betweenVariance).toBeGreaterThan(0.7 * betweenVariance);
  });
});
