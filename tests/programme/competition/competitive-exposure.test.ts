import { describe, expect, it } from 'vitest';
import { competitiveExposure } from '../../../src/programme/competition/competitive-exposure.ts';
import { companyHistory, meeting, scoreOf, wonDeal } from '../../support/histories.ts';

const TODAY = '2026-11-21';
type Given = Parameters<typeof companyHistory>[0];

function exposure(...given: readonly Given[]) {
  return competitiveExposure(
    given.map((one) => ({ history: companyHistory(one), score: scoreOf(one, TODAY) })),
    120,
  );
}

const ending = (amount = 12_000) => [wonDeal({ on: '2026-01-10', termMonths: 12, amount })];
const silent = [meeting({ on: '2026-02-01' }), meeting({ on: '2026-03-01' })];
const talking = [meeting({ on: '2026-11-10' })];

describe('who is open to a competitor', () => {
  it('is whose contract ends in silence', () => {
    const { exposed } = exposure({ deals: ending(), activities: silent });
    expect(exposed).toMatchObject([{ signals: ['contract_ends', 'silence'], competitor: null, silentDays: 265 }]);
    expect(exposed[0]?.daysToRenewal).toBe(50);
  });

  it('is not whose contract ends while we talk, nor who is silent in the middle of a term', () => {
    expect(exposure({ deals: ending(), activities: talking }).exposed).toEqual([]);
    const far = [wonDeal({ on: '2026-06-01', termMonths: 24 })];
    expect(exposure({ deals: far, activities: silent }).exposed).toEqual([]);
  });

  it('is anybody with a competitor on record, by name', () => {
    const { exposed } = exposure({
      deals: [wonDeal({ on: '2026-06-01', termMonths: 24 })],
      activities: talking,
      entered: { knownCompetitor: ' Rival ' },
    });
    expect(exposed).toMatchObject([{ signals: ['known_competitor'], competitor: 'Rival' }]);
  });

  it('ranks by value at risk, and sums it', () => {
    const { exposed, valueAtRisk } = exposure(
      { companyId: '1', deals: ending(1000), activities: silent },
      { companyId: '2', deals: ending(90_000), activities: silent },
    );
    expect(exposed.map(({ companyId }) => companyId)).toEqual(['2', '1']);
    expect(valueAtRisk).toBeCloseTo((exposed[0]?.valueAtRisk ?? 0) + (exposed[1]?.valueAtRisk ?? 0), 9);
    expect(valueAtRisk).toBeGreaterThan(0);
  });

  it('does not take missing logging for silence, and leaves lapsed customers out', () => {
    expect(exposure({ deals: ending(), activities: [] })).toMatchObject({
      exposed: [],
      notMeasurable: 1,
      customers: 1,
    });
    const lost = [wonDeal({ on: '2022-01-10', termMonths: 12 })];
    expect(exposure({ deals: lost, entered: { knownCompetitor: 'Rival' } })).toMatchObject({
      exposed: [],
      customers: 0,
    });
  });
});
