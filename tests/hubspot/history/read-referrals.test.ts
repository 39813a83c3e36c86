import { describe, expect, it } from 'vitest';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import { toDay } from '../../../src/scoring/day.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

describe('the referrals of a company', () => {
  it('are what other companies bought on its recommendation, each purchase for one referrer only', async () => {
    const builder = new CrmBuilder().company('1').company('2').company('3').company('4');
    builder
      .wonDeal('20', '2025-05-01', '900', ['2'])
      .wonDeal('21', '2025-06-01', '100', ['2'], { dealstage: 'appointmentscheduled' })
      .wonDeal('30', '2025-07-01', '300', ['3'])
      .wonDeal('40', '2025-08-01', '400', ['4'])
      .link(['companies', '2'], ['companies', '1'], { label: 'Referred by' })
      // Recommended by two: the first by id has it.
      .link(['companies', '3'], ['companies', '4'], { label: 'Referred by' })
      .link(['companies', '3'], ['companies', '1'], { label: 'Referred by' })
      .link(['companies', '4'], ['companies', '1']);
    const records = createHubSpotCustomerRecords(open(builder.build()).client);
    expect((await records.readCompany('1'))?.history.referred).toEqual([
      { dealId: '20', companyId: '2', day: toDay(2025, 5, 1), amount: 900 },
      { dealId: '30', companyId: '3', day: toDay(2025, 7, 1), amount: 300 },
    ]);
    expect((await records.readCompany('2'))?.history.referred).toEqual([]);
    expect((await records.readCompany('4'))?.history.referred).toEqual([]);
  });

  it('cost three calls for a company with linked companies, in the same three rounds, and none for any other', async () => {
    const builder = new CrmBuilder().company('1').company('2').company('3');
    builder.wonDeal('10', '2025-05-01', '900', ['1']).wonDeal('20', '2025-05-01', '900', ['2']);
    builder
      .wonDeal('30', '2025-05-01', '900', ['3'])
      .link(['companies', '2'], ['companies', '1'], { label: 'Referred by' });
    const { client, crm } = open(builder.build());
    const records = createHubSpotCustomerRecords(client);
    await records.readCompany('3');
    crm.calls.reset();
    await records.readCompany('3');
    const alone = crm.calls.total;
    crm.calls.reset();
    await records.readCompany('1');
    expect(crm.calls.total).toBe(alone + 3);
  });

  it('are not read where nobody wants them', async () => {
    const builder = new CrmBuilder().company('1').company('2').wonDeal('20', '2025-05-01', '900', ['2']);
    builder.link(['companies', '2'], ['companies', '1'], { label: 'Referred by' });
    const { client, crm } = open(builder.build());
    const records = createHubSpotCustomerRecords(client, { reading: { readReferrals: false } });
    expect((await records.readCompany('1'))?.history.referred).toEqual([]);
    expect(crm.calls.log.filter(({ path }) => path.includes('/companies/companies/'))).toEqual([]);
  });
});
