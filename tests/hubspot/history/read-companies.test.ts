import { describe, expect, it } from 'vitest';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import type { CompanyReading, CustomerRecords } from '../../../src/operations/ports.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

/** Companies that share deals, contacts, touches and referrals, in every way that can differ between one and many. */
function tangledPortal(companies: number): CrmBuilder {
  const builder = new CrmBuilder();
  const ids = Array.from({ length: companies }, (_, index) => String(index + 1));
  const after = (id: string, step: number): string => String(((Number(id) - 1 + step) % companies) + 1);
  for (const id of ids) {
    builder.company(id, { loyalty_annual_budget: `${id}000`, numberofemployees: id });
    builder.add('contacts', `5${id}`).link(['contacts', `5${id}`], ['companies', id], { primary: true });
  }
  for (const id of ids) {
    const next = after(id, 1);
    builder.link(['contacts', `5${id}`], ['companies', after(id, 2)]);
    builder.wonDeal(`1${id}`, '2025-03-01', '1000', [id, next], { pipeline: '77', dealstage: '772' });
    builder.wonDeal(`2${id}`, '2025-04-01', 'unknown', [id]);
    builder.wonDeal(`3${id}`, '2025-05-01', '70', [], { dealstage: 'closedlost' });
    builder.link(['deals', `3${id}`], ['companies', next]).link(['deals', `3${id}`], ['companies', id]);
    builder.add('line_items', `6${id}`, { name: 'Suite', hs_recurring_billing_period: 'P12M' }, ['deals', `1${id}`]);
    builder.add(
      'calls',
      `7${id}`,
      { hs_timestamp: '2026-01-05T10:00:00Z' },
      ['contacts', `5${id}`],
      ['deals', `1${id}`],
    );
    builder.add('emails', `8${id}`, { hs_timestamp: '2026-01-05T10:00:00Z' }, ['companies', id], ['companies', next]);
    builder.add('meetings', `9${id}`, { hs_timestamp: '2026-01-05T10:00:00Z' }, ['deals', `3${id}`]);
    builder.add('notes', `4${id}`, { hs_timestamp: '2026-01-05T10:00:00Z' }, ['companies', id]);
    builder.link(['companies', id], ['companies', next], { label: 'Referred by' });
    builder.link(['companies', id], ['companies', after(id, 3)], { label: 'Referred by' });
  }
  return builder;
}

async function readAll(records: CustomerRecords): Promise<readonly CompanyReading[]> {
  const all: CompanyReading[] = [];
  for await (const batch of records.readCompanies()) all.push(...batch);
  return all;
}

describe('readCompanies', () => {
  it.each([1, 3, 500])(
    'gives for each company just what reading it alone gives, %i to a batch',
    async (companiesPerBatch) => {
      const { client } = open(tangledPortal(7).build());
      const records = createHubSpotCustomerRecords(client, { companiesPerBatch });
      const all = await readAll(records);
      expect(all.map(({ history }) => history.companyId)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
      for (const reading of all) expect(await records.readCompany(reading.history.companyId)).toEqual(reading);
      expect(all.some(({ history }) => history.referred.length > 0)).toBe(true);
      expect(all.some(({ history }) => history.skipped.length > 1)).toBe(true);
      expect(all.some(({ history }) => history.activities.some(({ via }) => via === 'contact'))).toBe(true);
    },
  );

  it('gives the same as one company where a scope is missing', async () => {
    const { client } = open(tangledPortal(4).build(), {
      misbehaviour: [{ kind: 'missing_scope', objectType: 'emails' }],
    });
    const records = createHubSpotCustomerRecords(client);
    for (const reading of await readAll(records)) {
      expect(reading.history.unread).toEqual(['email']);
      expect(await records.readCompany(reading.history.companyId)).toEqual(reading);
    }
  });

  it('reads every company of many pages, in batches, and says how far it is', async () => {
    const builder = new CrmBuilder();
    for (let id = 1; id <= 250; id += 1)
      builder.company(String(id)).wonDeal(`9${String(id)}`, '2025-01-01', '5', [String(id)]);
    const { client, crm } = open(builder.build());
    const records = createHubSpotCustomerRecords(client, { companiesPerBatch: 100 });
    const progress: (readonly [companies: number, calls: number])[] = [];
    const sizes: number[] = [];
    const batches = records.readCompanies(({ companies, calls }) => progress.push([companies, calls]));
    for await (const batch of batches) sizes.push(batch.length);
    expect(sizes).toEqual([100, 100, 50]);
    expect(progress.map(([companies]) => companies)).toEqual([100, 200, 250]);
    expect(progress.at(-1)?.[1]).toBe(crm.calls.total);
    expect(await records.countCompanies()).toBe(250);
  });

  it('needs few calls for many companies', async () => {
    const { client, crm } = open(tangledPortal(100).build());
    await readAll(createHubSpotCustomerRecords(client));
    // 1 page, 17 kinds of association, their records in batches of 100, and the account's own 3: less than a call a company.
    expect(crm.calls.total).toBeLessThan(60);
  });

  it('yields nothing in a portal without companies', async () => {
    const { client } = open(new CrmBuilder().build());
    const records = createHubSpotCustomerRecords(client);
    expect(await readAll(records)).toEqual([]);
    expect(await records.countCompanies()).toBe(0);
  });

  it('ends with the failure where HubSpot stays away in the middle', async () => {
    const { client } = open(tangledPortal(3).build(), {
      misbehaviour: [{ kind: 'dropped_connection', path: '/deals/batch/read' }],
    });
    await expect(readAll(createHubSpotCustomerRecords(client))).rejects.toMatchObject({ code: 'network' });
  });

  it('comes through a bad hour with the same result', async () => {
    const data = tangledPortal(5).build();
    const calm = await readAll(createHubSpotCustomerRecords(open(data).client));
    const { client, crm } = open(data, {
      misbehaviour: [
        { kind: 'rate_limit', policy: 'TEN_SECONDLY_ROLLING', times: 3, share: 0.3 },
        { kind: 'server_error', status: 503, times: 3, share: 0.3 },
        { kind: 'bad_gateway', times: 3, share: 0.3 },
        { kind: 'locked', times: 2, share: 0.3 },
        { kind: 'dropped_connection', times: 2, share: 0.3 },
        { kind: 'partial_batch', path: '/batch/read', times: 4 },
        { kind: 'numeric_ids' },
        { kind: 'short_association_pages', size: 1 },
      ],
    });
    expect(await readAll(createHubSpotCustomerRecords(client))).toEqual(calm);
    expect(crm.calls.answeredWith(429)).toBeGreaterThan(0);
  });
});
