import { describe, expect, it } from 'vitest';
import { generatePortal } from '../../../sandbox/portal/generate-portal.ts';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import type { CompanyReading } from '../../../src/operations/ports.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/scoring/policy.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { openMirror } from './support.ts';

describe('a mirrored portal', () => {
  it('gives for each company the history that reading it alone, or in a batch, gives', async () => {
    const { client, mirror } = openMirror(generatePortal({ companies: 60 }).data);
    await provision(client, 'apply');
    const report = await mirror.sync();
    expect(report).toMatchObject({ kind: 'first_fill', companies: 60, stopped: false, corrected: 0 });
    const live = createHubSpotCustomerRecords(client);
    const batches: CompanyReading[] = [];
    for await (const batch of live.readCompanies()) batches.push(...batch);
    const calls = client.countCalls().total;
    const ids = await mirror.listCompanyIds({ after: null, limit: 1_000 });
    const mirrored = await mirror.readCompanies(ids);
    expect(client.countCalls().total).toBe(calls);
    expect(mirrored.map(({ history }) => history)).toEqual(batches.map(({ history }) => history));
    for (const { history } of mirrored) {
      expect((await live.readCompany(history.companyId))?.history).toEqual(history);
      expect((await mirror.readCompanies([history.companyId]))[0]?.history).toEqual(history);
    }
  });

  it('can be read with another word on whose a partner’s deals are, as HubSpot itself is, without a call', async () => {
    const data = new CrmBuilder()
      .company('1')
      .company('2')
      .wonDeal('10', '2025-03-01', '500', ['2', '1'])
      .link(['deals', '10'], ['companies', '2'], { label: 'Reseller' })
      .build();
    const { client, mirror } = openMirror(data);
    await mirror.sync();
    const calls = client.countCalls().total;
    const dealsOf = async (partners?: Policy['partners']): Promise<readonly number[]> =>
      (await mirror.readCompanies(['1', '2'], partners)).map(({ history }) => history.deals.length);
    expect(await dealsOf()).toEqual([1, 0]);
    expect(await dealsOf({ ...DEFAULT_POLICY.partners, dealsCountFor: 'partner' })).toEqual([0, 1]);
    expect(await dealsOf({ ...DEFAULT_POLICY.partners, labels: ['Agent'] })).toEqual([0, 1]);
    expect(client.countCalls().total).toBe(calls);
  });
});
