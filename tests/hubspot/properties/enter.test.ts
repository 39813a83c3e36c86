import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OBJECTS_VERSION } from '../../../src/hubspot/client/api-versions.ts';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import { toDay } from '../../../src/scoring/day.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { PUBLISHED } from '../../support/published-values.ts';
import { useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

async function openPortal() {
  const builder = new CrmBuilder().company('1').company('2').wonDeal('20', '2026-01-05', '900', ['2']);
  const sandbox = open(builder.build());
  await provision(sandbox.client, 'apply');
  const records = createHubSpotCustomerRecords(sandbox.client);
  const entered = async () => (await records.readCompany('1'))?.history.entered;
  return { ...sandbox, records, entered };
}

describe('enter', () => {
  it('writes a budget with its day, and clears both', async () => {
    const { records, entered } = await openPortal();
    await records.enter('1', { kind: 'budget', amount: 120_000, asOf: toDay(2026, 2, 3) });
    expect((await entered())?.budget).toEqual({ amount: 120_000, asOf: toDay(2026, 2, 3), by: null });
    await records.enter('1', { kind: 'budget', amount: null, asOf: toDay(2026, 2, 4) });
    expect((await entered())?.budget).toBeNull();
  });

  it('gives a second budget of one day its day, though the first had it too', async () => {
    const { records, entered } = await openPortal();
    await records.enter('1', { kind: 'budget', amount: 60_000, asOf: toDay(2026, 2, 3) });
    const after = { ...PUBLISHED, budgetDated: '60000 as of 2026-02-03' };
    await records.publish([{ companyId: '1', before: null, after }]);
    await records.enter('1', { kind: 'budget', amount: 80_000, asOf: toDay(2026, 2, 3) });
    expect((await entered())?.budget).toEqual({ amount: 80_000, asOf: toDay(2026, 2, 3), by: null });
  });

  it('leaves a budget without an age that was then changed on the record alone', async () => {
    const { records, entered, client } = await openPortal();
    await records.enter('1', { kind: 'budget', amount: 60_000, asOf: toDay(2026, 2, 3) });
    const after = { ...PUBLISHED, budgetDated: '60000 as of 2026-02-03' };
    await records.publish([{ companyId: '1', before: null, after }]);
    expect((await entered())?.budget?.asOf).toBe(toDay(2026, 2, 3));
    await client.call(
      {
        kind: 'objects',
        operation: 'change a budget as a person does',
        method: 'PATCH',
        path: `/crm/objects/${OBJECTS_VERSION}/companies/1`,
        body: { properties: { loyalty_annual_budget: '80000' } },
      },
      z.unknown(),
    );
    expect((await entered())?.budget).toEqual({ amount: 80_000, asOf: null, by: null });
  });

  it('writes an override with reason and last day, and clears it', async () => {
    const { records, entered } = await openPortal();
    const override = { segment: 'ideal', reason: 'They sign next week', until: toDay(2027, 1, 31) } as const;
    await records.enter('1', { kind: 'override', ...override });
    expect((await entered())?.segmentOverride).toEqual(override);
    await records.enter('1', { kind: 'clear_override' });
    expect((await entered())?.segmentOverride).toBeNull();
  });

  it('writes a competitor and a reason for leaving, and takes them back', async () => {
    const { records, entered } = await openPortal();
    await records.enter('1', { kind: 'competitor', name: 'Babbage Ltd' });
    await records.enter('1', { kind: 'churn_reason', reason: 'Budget was cut' });
    expect(await entered()).toMatchObject({ knownCompetitor: 'Babbage Ltd', churnReason: 'Budget was cut' });
    await records.enter('1', { kind: 'competitor', name: null });
    await records.enter('1', { kind: 'churn_reason', reason: null });
    expect(await entered()).toMatchObject({ knownCompetitor: null, churnReason: null });
  });

  it('names the company that recommended us, so that it is credited with what the other bought', async () => {
    const { records } = await openPortal();
    await records.enter('2', { kind: 'referrer', referrerCompanyId: '1' });
    expect((await records.readCompany('1'))?.history.referred).toMatchObject([{ dealId: '20', companyId: '2' }]);
    expect((await records.readCompany('2'))?.history.referred).toEqual([]);
  });

  it.each([
    ['a company that would refer itself', '1', 'validation'],
    ['a referrer that there is not', '999', 'validation'],
  ])('refuses %s', async (_case, referrerCompanyId, code) => {
    const { records } = await openPortal();
    await expect(records.enter('1', { kind: 'referrer', referrerCompanyId })).rejects.toMatchObject({ code });
  });

  it('says what is not set up', async () => {
    const records = createHubSpotCustomerRecords(open(new CrmBuilder().company('1').build()).client);
    const referrer = records.enter('1', { kind: 'referrer', referrerCompanyId: '2' });
    await expect(referrer).rejects.toMatchObject({ code: 'not_set_up' });
    const budget = records.enter('1', { kind: 'budget', amount: 5, asOf: 1 });
    await expect(budget).rejects.toMatchObject({ code: 'not_set_up' });
  });

  it('says that the record is refused by the rules of the account', async () => {
    const { records, crm } = await openPortal();
    crm.misbehave({ kind: 'validation_rule', objectType: 'companies', requires: 'city' });
    await expect(records.enter('1', { kind: 'clear_override' })).rejects.toMatchObject({
      code: 'validation',
      status: 400,
    });
  });
});
