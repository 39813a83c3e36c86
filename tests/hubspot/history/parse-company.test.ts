import { describe, expect, it } from 'vitest';
import { companyProperties, parseCompany } from '../../../src/hubspot/history/parse-company.ts';
import { DEFAULT_READING } from '../../../src/hubspot/records/reading-options.ts';
import { toDay } from '../../../src/scoring/day.ts';

function parse(properties: Record<string, string>, options = DEFAULT_READING) {
  return parseCompany({ id: '1', properties }, options);
}

describe('parseCompany', () => {
  it('reads what people filled in', () => {
    const facts = parse({
      name: 'Ada AG',
      industry: 'COMPUTER_SOFTWARE',
      numberofemployees: '120',
      hubspot_owner_id: '77',
      loyalty_annual_budget: '120000',
      loyalty_budget_as_of: '2026-02-03',
      loyalty_segment_override: 'ideal',
      loyalty_override_reason: 'They sign next week',
      loyalty_override_until: '2027-01-31',
      loyalty_contract_end: '2027-02-28',
      loyalty_auto_renew: 'true',
      loyalty_acquisition_cost: '5000',
      loyalty_cost_to_serve: '900.5',
      loyalty_known_competitor: 'Babbage Ltd',
      loyalty_churn_reason: 'price',
      loyalty_sentiment: 'mixed',
    });
    expect(facts).toEqual({
      name: 'Ada AG',
      industry: 'COMPUTER_SOFTWARE',
      employees: 120,
      ownerId: '77',
      parentId: null,
      entered: {
        budget: { amount: 120_000, asOf: toDay(2026, 2, 3), by: null },
        segmentOverride: { segment: 'ideal', reason: 'They sign next week', until: toDay(2027, 1, 31) },
        contractEnd: toDay(2027, 2, 28),
        autoRenew: true,
        acquisitionCost: 5000,
        costToServe: 900.5,
        knownCompetitor: 'Babbage Ltd',
        churnReason: 'price',
        sentiment: 'mixed',
      },
      skipped: [],
    });
  });

  it('takes nothing for granted on an empty record', () => {
    const facts = parse({});
    expect(facts.name).toBe('Company 1');
    expect(facts.entered).toEqual({
      budget: null,
      segmentOverride: null,
      contractEnd: null,
      autoRenew: null,
      acquisitionCost: null,
      costToServe: null,
      knownCompetitor: null,
      churnReason: null,
      sentiment: null,
    });
    expect(facts.skipped).toEqual([]);
  });

  it('names an entry that cannot be understood, and goes on without it', () => {
    const facts = parse({
      domain: 'ada.example',
      loyalty_annual_budget: 'a lot',
      loyalty_contract_end: 'soon',
      loyalty_cost_to_serve: '-1',
    });
    expect(facts.name).toBe('ada.example');
    expect(facts.entered).toMatchObject({ budget: null, contractEnd: null, costToServe: null });
    expect(facts.skipped.map(({ reason }) => reason)).toEqual([
      'its loyalty_annual_budget "a lot" is not a number of zero or more',
      'its loyalty_contract_end "soon" is not a date',
      'its loyalty_cost_to_serve "-1" is not a number of zero or more',
    ]);
  });

  it('does not call a budget as old as the day of another amount, and says so', () => {
    const dated = { loyalty_budget_as_of: '2026-02-03', loyalty_budget_dated: '60000 as of 2026-02-03' };
    const edited = parse({ ...dated, loyalty_annual_budget: '80000' });
    expect(edited.entered.budget).toEqual({ amount: 80_000, asOf: null, by: null });
    expect(edited.skipped).toEqual([
      {
        record: '1',
        kind: 'company',
        reason: 'its loyalty_budget_as_of "2026-02-03" is not the day of this budget: it was entered with 60000',
      },
    ]);
    const unchanged = parse({ ...dated, loyalty_annual_budget: '60000.00' });
    expect(unchanged).toMatchObject({ entered: { budget: { asOf: toDay(2026, 2, 3) } }, skipped: [] });
    const anew = parse({ ...dated, loyalty_annual_budget: '80000', loyalty_budget_as_of: '2026-11-20' });
    expect(anew).toMatchObject({ entered: { budget: { asOf: toDay(2026, 11, 20) } }, skipped: [] });
  });

  it('reads budget and contract end from the properties that the portal names', () => {
    const options = { ...DEFAULT_READING, budgetProperty: 'it_budget', contractEndProperty: 'contract_until' };
    const facts = parse({ it_budget: '5', contract_until: '2027-01-01' }, options);
    expect(facts.entered.budget?.amount).toBe(5);
    expect(facts.entered.contractEnd).toBe(toDay(2027, 1, 1));
    expect(companyProperties(options)).toEqual(expect.arrayContaining(['it_budget', 'contract_until']));
  });

  it('asks for each property once', () => {
    const names = companyProperties(DEFAULT_READING);
    expect(new Set(names).size).toBe(names.length);
  });

  describe("with a property of the portal's own for the budget", () => {
    const wallet = { property: 'annual_it_budget', datedBy: 'budget_date', label: 'Annual IT budget' };
    const options = { ...DEFAULT_READING, wallet };
    const own = { annual_it_budget: '90000', budget_date: '2026-05-01' };

    it('asks for it, and reads it with its day and what people call it', () => {
      expect(companyProperties(options)).toEqual(expect.arrayContaining(['annual_it_budget', 'budget_date']));
      const { budget } = parse(own, options).entered;
      expect(budget).toEqual({ amount: 90_000, asOf: toDay(2026, 5, 1), by: null, property: 'Annual IT budget' });
      const unnamed = { ...options, wallet: { ...wallet, label: '' } };
      expect(parse(own, unnamed).entered.budget).toMatchObject({ property: 'annual_it_budget' });
    });

    it('takes the later dated of it and the one that was entered for this app', () => {
      const entered = { loyalty_annual_budget: '120000', loyalty_budget_as_of: '2026-04-30' };
      expect(parse({ ...own, ...entered }, options).entered.budget).toMatchObject({ amount: 90_000 });
      const later = { ...entered, loyalty_budget_as_of: '2026-05-02' };
      const { budget } = parse({ ...own, ...later }, options).entered;
      expect(budget).toEqual({ amount: 120_000, asOf: toDay(2026, 5, 2), by: null });
    });

    it('names what it cannot read, and takes the entered one', () => {
      const facts = parse({ annual_it_budget: '90k', loyalty_annual_budget: '5' }, options);
      expect(facts.entered.budget).toMatchObject({ amount: 5 });
      expect(facts.skipped).toEqual([
        { record: '1', kind: 'company', reason: 'its annual_it_budget "90k" is not a number of zero or more' },
      ]);
    });

    it('reads nothing of it where none is chosen', () => {
      expect(parse(own).entered.budget).toBeNull();
      expect(companyProperties(DEFAULT_READING)).not.toContain('annual_it_budget');
    });
  });
});
