import { describe, expect, it } from 'vitest';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import type { CompanyReading } from '../../../src/operations/ports.ts';
import type { Activity } from '../../../src/scoring/types.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

const HELD = { hs_timestamp: '2026-01-05T10:00:00Z', hs_call_status: 'COMPLETED' };

/** A parent with a contact and a deal of its own, and a child that has bought. */
function family(): CrmBuilder {
  return new CrmBuilder()
    .company('1')
    .company('2', { hs_parent_company_id: '1' })
    .add('contacts', '50', {}, ['companies', '1'])
    .wonDeal('10', '2025-03-01', '500', ['1'])
    .wonDeal('20', '2025-03-01', '500', ['2']);
}

const places = (activities: readonly Activity[] | undefined) => activities?.map(({ id, via }) => ({ id, via }));

describe('touches with a parent company', () => {
  it('count for the child, and say that they came by way of the parent', async () => {
    const { client } = open(family().add('calls', '900', HELD, ['companies', '1']).build());
    const records = createHubSpotCustomerRecords(client);
    const child = await records.readCompany('2');
    expect(child?.history.parentId).toBe('1');
    expect(places(child?.history.activities)).toEqual([{ id: '900', via: 'parent' }]);
    expect(places((await records.readCompany('1'))?.history.activities)).toEqual([{ id: '900', via: 'company' }]);
  });

  it('stay with the parent where they are about a deal of its own, are logged on its contact alone, or are a note', async () => {
    const builder = family()
      .add('calls', '900', HELD, ['companies', '1'], ['deals', '10'])
      .add('calls', '901', HELD, ['contacts', '50'])
      .add('notes', '902', HELD, ['companies', '1']);
    const child = await createHubSpotCustomerRecords(open(builder.build()).client).readCompany('2');
    expect(child?.history.activities).toEqual([]);
  });

  it('are the child’s own where they are logged on it as well', async () => {
    const builder = family().add('calls', '900', HELD, ['companies', '1'], ['companies', '2']);
    const child = await createHubSpotCustomerRecords(open(builder.build()).client).readCompany('2');
    expect(places(child?.history.activities)).toEqual([{ id: '900', via: 'company' }]);
  });

  it('are found alike when the whole portal is read, and cost no call where no company has a parent', async () => {
    const { client } = open(family().add('calls', '900', HELD, ['companies', '1']).build());
    const all: CompanyReading[] = [];
    for await (const batch of createHubSpotCustomerRecords(client).readCompanies()) all.push(...batch);
    const child = all.find(({ history }) => history.companyId === '2');
    expect(places(child?.history.activities)).toEqual([{ id: '900', via: 'parent' }]);

    const alone = open(new CrmBuilder().company('1').wonDeal('10', '2025-03-01', '500', ['1']).build());
    await createHubSpotCustomerRecords(alone.client).readCompany('1');
    expect(alone.crm.calls.log.filter(({ path }) => path.includes('/companies/deals/'))).toHaveLength(1);
  });

  it('belong to nobody else where a company names itself, or a parent that is gone', async () => {
    const builder = new CrmBuilder()
      .company('1', { hs_parent_company_id: '1' })
      .company('2', { hs_parent_company_id: '99' })
      .wonDeal('20', '2025-03-01', '500', ['2'])
      .add('calls', '900', HELD, ['companies', '1']);
    const records = createHubSpotCustomerRecords(open(builder.build()).client);
    const [one, two] = [await records.readCompany('1'), await records.readCompany('2')];
    expect(one?.history.parentId).toBeNull();
    expect(places(one?.history.activities)).toEqual([{ id: '900', via: 'company' }]);
    expect(two?.history.activities).toEqual([]);
  });
});
