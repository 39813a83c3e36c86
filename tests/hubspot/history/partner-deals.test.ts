import { describe, expect, it } from 'vitest';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import type { ReadingOptions } from '../../../src/hubspot/records/reading-options.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

/** A deal whose primary company is the reseller, sold on to an end customer, and a deal of the reseller's own. */
function soldByReseller(): CrmBuilder {
  return new CrmBuilder()
    .company('1')
    .company('2')
    .wonDeal('10', '2025-03-01', '500', ['2', '1'])
    .link(['deals', '10'], ['companies', '2'], { label: 'Reseller' })
    .wonDeal('20', '2025-04-01', '700', ['2']);
}

async function dealsOf(companyId: string, partners?: Partial<ReadingOptions['partners']>): Promise<readonly string[]> {
  const { client } = open(soldByReseller().build());
  const reading = partners === undefined ? {} : { partners: { ...DEFAULT_POLICY.partners, ...partners } };
  const read = await createHubSpotCustomerRecords(client, { reading }).readCompany(companyId);
  return read?.history.deals.map(({ id }) => id) ?? [];
}

describe('a deal in which a partner has a hand', () => {
  it('counts for the end customer, even where the partner is its primary company', async () => {
    expect(await dealsOf('1')).toEqual(['10']);
    expect(await dealsOf('2')).toEqual(['20']);
  });

  it('counts for the partner where the policy says so', async () => {
    expect(await dealsOf('1', { dealsCountFor: 'partner' })).toEqual([]);
    expect(await dealsOf('2', { dealsCountFor: 'partner' })).toEqual(['10', '20']);
  });

  it('counts for its primary company where the label means no partner', async () => {
    expect(await dealsOf('1', { labels: ['Agent'] })).toEqual([]);
    expect(await dealsOf('2', { labels: [] })).toEqual(['10', '20']);
  });
});
