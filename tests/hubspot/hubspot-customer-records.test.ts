import { describe, expect, it } from 'vitest';
import { createHubSpotCustomerRecords } from '../../src/hubspot/hubspot-customer-records.ts';
import { toDay } from '../../src/scoring/day.ts';
import { CrmBuilder } from './support/crm-builder.ts';
import { useSandbox } from './support/sandbox.ts';

const open = useSandbox();

/** A company with one renewal deal, closed late in the evening in New York. */
function portal(): CrmBuilder {
  const builder = new CrmBuilder().company('1').wonDeal('10', '2025-03-01', '500', ['1'], {
    pipeline: '77',
    dealstage: '772',
    closedate: '2025-03-02T04:30:00Z',
  });
  builder.account = { portalId: 4711, companyCurrency: 'USD', timeZone: 'America/New_York' };
  return builder;
}

describe('createHubSpotCustomerRecords', () => {
  it("reads the account's id, currency and time zone", async () => {
    const records = createHubSpotCustomerRecords(open(portal().build()).client);
    expect(await records.readPortal()).toEqual({ portalId: '4711', currency: 'USD', timeZone: 'America/New_York' });
  });

  it('puts a deal on the day that it is in the account, under the labels that people see', async () => {
    const records = createHubSpotCustomerRecords(open(portal().build()).client);
    const [deal] = (await records.readCompany('1'))?.history.deals ?? [];
    expect(deal).toMatchObject({ day: toDay(2025, 3, 1), pipeline: 'Renewals', type: 'New Business' });
  });

  it("reads the account's details and labels once for any number of companies", async () => {
    const { client, crm } = open(portal().company('2').build());
    const records = createHubSpotCustomerRecords(client);
    await Promise.all([records.readCompany('1'), records.readCompany('2'), records.readPortal()]);
    await records.readCompany('1');
    const paths = crm.calls.log.map(({ path }) => path);
    expect(paths.filter((path) => /account-info|pipelines|dealtype/.test(path)).sort()).toEqual([
      '/account-info/2026-09/details',
      '/crm/pipelines/2026-09/deals',
      '/crm/properties/2026-09/deals/dealtype',
    ]);
  });

  it('tries again where reading them failed', async () => {
    const { client, crm } = open(portal().build());
    crm.misbehave({ kind: 'unauthorized', path: '/account-info/', times: 1 });
    const records = createHubSpotCustomerRecords(client);
    await expect(records.readPortal()).rejects.toMatchObject({ code: 'not_authorized' });
    expect((await records.readPortal()).portalId).toBe('4711');
  });

  it('goes on with internal names where the labels may not be read, and says so', async () => {
    const { client } = open(portal().build(), { misbehaviour: [{ kind: 'missing_scope', objectType: 'schemas' }] });
    const reading = await createHubSpotCustomerRecords(client).readCompany('1');
    expect(reading?.history.deals).toMatchObject([{ outcome: 'won', pipeline: 'Renewals', type: 'newbusiness' }]);
    expect(reading?.history.unread).toEqual(['deal_labels']);
  });

  it('does not guess where the account names a currency that is none', async () => {
    const data = portal().build();
    const { client } = open({ ...data, account: { ...data.account, companyCurrency: 'dollars' } });
    await expect(createHubSpotCustomerRecords(client).readPortal()).rejects.toMatchObject({ code: 'bad_response' });
  });
});
