import { describe, expect, it } from 'vitest';
import {
  customerTraits,
  prospectTraits,
  readTraitContext,
  type TraitContext,
  type TraitValues,
} from '../../../src/programme/profile/trait-values.ts';
import type { Activity, CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, day, email, meeting, openRenewal, scoreOf, wonDeal } from '../../support/histories.ts';

const TODAY = '2026-11-21';
const CONTEXT: TraitContext = { amountBounds: [1000, 5000], referredIds: null };

function traitsOf(given: Partial<CompanyHistory>): TraitValues {
  const history = companyHistory({ deals: [wonDeal({ on: '2025-01-10', amount: 2000 })], ...given });
  return customerTraits(history, scoreOf(history, TODAY), CONTEXT);
}

const firstYear = (activities: readonly Activity[]): readonly (readonly string[] | null)[] => {
  const traits = traitsOf({ activities });
  return [traits.first_year_meeting, traits.first_year_people, traits.first_year_reply, traits.first_year_quarters];
};

describe("a customer's traits", () => {
  it('are its industry, its band of employees, and its first purchase', () => {
    const deals = [
      wonDeal({ id: '1', on: '2025-01-10', amount: 3000, products: ['Core'] }),
      wonDeal({ id: '2', on: '2025-01-10', amount: 2500, products: ['Core', 'Extra'] }),
      wonDeal({ id: '3', on: '2025-06-10', amount: 10, products: ['Late'] }),
    ];
    expect(traitsOf({ industry: ' Shipping ', employees: 250, deals })).toMatchObject({
      industry: ['Shipping'],
      size: ['250 to 999'],
      first_amount: ['upper_third'],
      first_product: ['Core', 'Extra'],
      source: null,
    });
  });

  it.each([
    [9, 'below 10'],
    [10, '10 to 49'],
    [5000, '5000 or more'],
  ])('put %i employees into the band %s', (employees, band) => {
    expect(traitsOf({ employees }).size).toEqual([band]);
  });

  it('are not known where nothing is recorded', () => {
    expect(traitsOf({})).toMatchObject({
      industry: null,
      size: null,
      first_product: null,
      first_amount: ['middle_third'],
    });
  });

  it('of the first year are how we talked: met, several people, they wrote, every quarter', () => {
    const touches = ['2025-02-01', '2025-05-01', '2025-08-01', '2025-12-01'].map((on) => meeting({ on }));
    const reply = email({ on: '2025-03-01', direction: 'inbound', contactIds: ['302'] });
    expect(firstYear([...touches, reply])).toEqual([['yes'], ['yes'], ['yes'], ['yes']]);
    expect(firstYear([email({ on: '2025-02-01', contactIds: ['301'] })])).toEqual([[], [], [], []]);
  });

  it('of the first year are not known before it is over, nor where nothing was logged in it', () => {
    expect(firstYear([])).toEqual([null, null, null, null]);
    expect(firstYear([meeting({ on: '2026-03-01' })])).toEqual([null, null, null, null]);
    expect(
      traitsOf({ deals: [wonDeal({ on: '2026-01-10' })], activities: [meeting({ on: '2026-02-01' })] })
        .first_year_meeting,
    ).toBeNull();
  });

  it('leave open how many people were reached where no touch names one', () => {
    expect(firstYear([meeting({ on: '2025-02-01', contactIds: [] })])[1]).toBeNull();
  });
});

describe("a prospect's traits", () => {
  it('take the first purchase from the open deal that is expected first', () => {
    const deals = [
      openRenewal({ id: 'later', on: '2027-06-01', amount: 9000 }),
      openRenewal({ id: 'sooner', on: '2026-12-01', amount: 500, products: ['Core'] }),
    ];
    expect(prospectTraits(companyHistory({ deals }), day(TODAY), CONTEXT)).toMatchObject({
      first_amount: ['lower_third'],
      first_product: ['Core'],
      first_year_meeting: null,
    });
  });

  it('say nothing of a first purchase where no deal is open or its amount is not entered', () => {
    expect(prospectTraits(companyHistory({}), day(TODAY), CONTEXT).first_amount).toBeNull();
    const deals = [openRenewal({ on: '2026-12-01' })];
    expect(prospectTraits(companyHistory({ deals }), day(TODAY), CONTEXT).first_amount).toBeNull();
  });
});

describe('what traits are read against', () => {
  it('are the thirds of the first purchases, not of later ones', () => {
    const scores = [100, 200, 300, 400].map((amount) =>
      scoreOf({ deals: [wonDeal({ on: '2025-01-10', amount }), wonDeal({ on: '2026-01-10', amount: 1e6 })] }, TODAY),
    );
    expect(readTraitContext([], scores)).toEqual({ amountBounds: [200, 300], referredIds: null });
    expect(readTraitContext([], []).amountBounds).toBeNull();
  });
});
