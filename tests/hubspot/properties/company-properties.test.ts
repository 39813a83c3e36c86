import { describe, expect, it } from 'vitest';
import { createCompanyProperties } from '../../../src/hubspot/properties/company-properties.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

const BUDGETS = new CrmBuilder()
  .company('1', { annualrevenue: '500000', notes_last_updated: '2026-02-03' })
  .company('2', { annualrevenue: '0', loyalty_annual_budget: '9000' })
  .company('3')
  .company('4', { annualrevenue: '12.5' })
  .company('5', { annualrevenue: '7', name: '' })
  .build();

describe('the properties of companies', () => {
  it('are told by kind, without those of the app', async () => {
    const { client } = open(BUDGETS);
    await provision(client, 'apply');
    const properties = await createCompanyProperties(client).list();
    expect(properties).toContainEqual({
      name: 'annualrevenue',
      label: 'Annual revenue',
      kind: 'number',
      isMoney: false,
    });
    expect(properties.find(({ name }) => name === 'industry')).toMatchObject({ kind: 'other' });
    const names = properties.map(({ name }) => name);
    expect(names.filter((name) => /^(loyalty|hs)_/.test(name))).toEqual([]);
    expect(names).not.toContain('total_revenue');
  });

  it('are sampled by three calls: how many have a value, which too have one of ours, and three of them', async () => {
    const { client } = open(BUDGETS);
    await provision(client, 'apply');
    const before = client.countCalls().total;
    const sample = await createCompanyProperties(client).sample('annualrevenue', null);
    expect(client.countCalls().total - before).toBe(3);
    expect(sample).toMatchObject({ companies: 5, withValue: 4, alsoEntered: 1 });
    expect(sample.examples).toEqual([
      { companyId: '1', companyName: 'Company 1', value: '500000', datedBy: null },
      { companyId: '2', companyName: 'Company 2', value: '0', datedBy: null },
      { companyId: '4', companyName: 'Company 4', value: '12.5', datedBy: null },
    ]);
  });
});
