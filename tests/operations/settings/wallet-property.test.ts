import { describe, expect, it } from 'vitest';
import type { CompanyProperties, CompanyProperty } from '../../../src/operations/ports/company-properties.ts';
import { checkWallet, lookAtWallet } from '../../../src/operations/settings/wallet-property.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';

const KNOWN: readonly CompanyProperty[] = [
  { name: 'annual_it_budget', label: 'Annual IT budget', kind: 'number', isMoney: true },
  { name: 'budget_date', label: 'Budget as of', kind: 'date', isMoney: false },
  { name: 'city', label: 'City', kind: 'other', isMoney: false },
];
const NONE = DEFAULT_POLICY.wallet;
const SAMPLE = { companies: 1_201, withValue: 12, alsoEntered: 1, examples: [] };

/** @param asked what was asked for is added to it */
function properties(asked: string[] = []): CompanyProperties {
  return {
    list: () => {
      asked.push('list');
      return Promise.resolve(KNOWN);
    },
    sample: (property, datedBy) => {
      asked.push(`sample ${property} ${String(datedBy)}`);
      return Promise.resolve(SAMPLE);
    },
  };
}

describe('looking at a property for the budget', () => {
  it('says what it is, how many have a value, and how many calls reading it costs', async () => {
    const asked: string[] = [];
    const look = await lookAtWallet(properties(asked), { property: 'annual_it_budget', datedBy: 'budget_date' });
    expect(look).toEqual({ kind: 'looked', property: KNOWN[0], sample: SAMPLE, calls: 13 });
    expect(asked).toEqual(['list', 'sample annual_it_budget budget_date']);
  });

  it.each([
    [
      { property: 'gone', datedBy: null },
      ['wallet.property: HubSpot has no company property "gone" that can be chosen'],
    ],
    [{ property: 'city', datedBy: null }, ['wallet.property: "City" (city) must be a number property']],
    [{ property: 'annual_it_budget', datedBy: 'city' }, ['wallet.datedBy: "City" (city) must be a date property']],
  ])('refuses what is none: %j', async (wallet, problems) => {
    const asked: string[] = [];
    expect(await lookAtWallet(properties(asked), wallet)).toEqual({ kind: 'invalid', problems });
    expect(asked).toEqual(['list']);
  });
});

describe('checking the property that a policy names', () => {
  const policyWith = (wallet: unknown) => ({ ...DEFAULT_POLICY, wallet });

  it('writes down what people call it', async () => {
    const value = policyWith({ property: 'annual_it_budget', datedBy: null, label: 'whatever' });
    expect(await checkWallet(properties(), value, NONE)).toEqual({
      ok: true,
      value: policyWith({ property: 'annual_it_budget', datedBy: null, label: 'Annual IT budget' }),
    });
  });

  it('refuses one that is not there', async () => {
    const value = policyWith({ property: 'gone' });
    expect(await checkWallet(properties(), value, NONE)).toMatchObject({ ok: false });
  });

  it('asks nothing where it is the one in force, or none, or where no budget is spoken of', async () => {
    const asked: string[] = [];
    const inForce = { property: 'gone', datedBy: null, label: 'Old budget' };
    const kept = await checkWallet(properties(asked), policyWith({ ...inForce, label: '' }), inForce);
    expect(kept).toEqual({ ok: true, value: policyWith(inForce) });
    const none = await checkWallet(properties(asked), policyWith({ property: null, label: 'x' }), inForce);
    expect(none).toEqual({ ok: true, value: policyWith(NONE) });
    for (const value of [{ grossMargin: 0.6 }, 'no policy', policyWith(7)])
      expect(await checkWallet(properties(asked), value, inForce)).toEqual({ ok: true, value });
    expect(asked).toEqual([]);
  });
});
