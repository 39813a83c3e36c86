import { describe, expect, it } from 'vitest';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import { simplePortal } from './simple-portal.ts';
import { openMirror } from './support.ts';

describe('a budget whose amount was edited without its day', () => {
  it('has no day in the mirror either, as long as the note on the record says that the day is of another amount', async () => {
    const { crm, client, mirror } = openMirror(simplePortal(1).build());
    await provision(client, 'apply');
    await mirror.sync();
    const [companyId = ''] = await mirror.listCompanyIds({ after: null, limit: 1 });
    crm.setProperties('companies', companyId, {
      loyalty_annual_budget: '987654',
      loyalty_budget_as_of: '2025-07-10',
      loyalty_budget_dated: '485000 as of 2025-07-10',
    });
    await mirror.syncCompanies([companyId]);
    const [mirrored] = await mirror.readCompanies([companyId]);
    const live = await createHubSpotCustomerRecords(client).readCompany(companyId);
    expect(mirrored?.history.entered.budget).toEqual({ amount: 987_654, asOf: null, by: null });
    expect(live?.history.entered).toEqual(mirrored?.history.entered);
  });
});
