import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClientTransport } from '../../../src/hubspot/client/client-transport.ts';
import { createHubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import type { Transport } from '../../../src/hubspot/client/transport.ts';
import { toDay } from '../../../src/scoring/day.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { TOKEN, useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

const TOUCHES = ['calls', 'meetings', 'emails', 'communications'] as const;

/** A company with `size` records of each kind, every one of them associated in every way that there is. */
function fullCompany(size: number): CrmBuilder {
  const builder = new CrmBuilder().company('1', { loyalty_annual_budget: '120000' }).company('2');
  for (let index = 0; index < size; index += 1) {
    const id = String(1000 + index);
    builder.add('contacts', id).link(['contacts', id], ['companies', '1'], { primary: true });
    builder.wonDeal(id, '2025-03-01', '1000', ['1']);
    builder.add('line_items', id, { name: 'Suite', hs_recurring_billing_period: 'P12M' }, ['deals', id]);
    for (const type of TOUCHES) {
      builder.add(
        type,
        id,
        { hs_timestamp: '2026-01-05T10:00:00Z' },
        ['companies', '1'],
        ['contacts', id],
        ['deals', id],
      );
    }
    for (const type of ['notes', 'tasks'] as const) {
      builder.add(type, id, { hs_timestamp: '2026-01-05T10:00:00Z' }, ['companies', '1']);
    }
  }
  return builder;
}

/** Sends calls in waves: all that are asked for at once go together. */
function countWaves(inner: Transport): { readonly transport: Transport; waves(): number } {
  let waves = 0;
  let waiting: (() => void)[] = [];
  const transport: Transport = {
    async send(request) {
      await new Promise<void>((resolve) => {
        if (waiting.length === 0) {
          setTimeout(() => {
            waves += 1;
            const wave = waiting;
            waiting = [];
            for (const go of wave) go();
          }, 40);
        }
        waiting.push(resolve);
      });
      return inner.send(request);
    },
  };
  return { transport, waves: () => waves };
}

describe('readCompany', () => {
  it('takes at most 20 calls in 3 rounds for 100 records of each kind', async () => {
    const { crm } = open(fullCompany(100).build());
    const counted = countWaves(createClientTransport({ accessToken: TOKEN }));
    const client = createHubSpotClient(counted.transport, { callsAtOnce: 50, limits: null });
    const reading = await createHubSpotCustomerRecords(client).readCompany('1');

    expect(reading?.history.deals).toHaveLength(100);
    expect(reading?.history.activities).toHaveLength(600);
    expect(reading?.history.contactIds).toHaveLength(100);
    // Three of them are the account's details and labels, read once per run.
    expect(crm.calls.total).toBe(20 + 3);
    expect(client.countCalls()).toMatchObject({ total: 23 });
    expect(counted.waves()).toBe(3);
    expect(crm.calls.log.filter(({ status }) => status !== 200 && status !== 207)).toEqual([]);
  });

  it('pages beyond 100 records of a kind and loses none', async () => {
    const { client } = open(fullCompany(230).build());
    const reading = await createHubSpotCustomerRecords(client).readCompany('1');
    expect(reading?.history.deals).toHaveLength(230);
    expect(reading?.history.activities).toHaveLength(230 * 6);
    expect(new Set(reading?.history.activities.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(230 * 6);
    expect(reading?.history.skipped).toEqual([]);
  });

  it('gives null for a company that HubSpot does not know', async () => {
    const { client } = open(new CrmBuilder().company('1').build());
    expect(await createHubSpotCustomerRecords(client).readCompany('999')).toBeNull();
  });

  it('reads a merged company under the id that it was merged into', async () => {
    const { client } = open(
      new CrmBuilder()
        .company('1')
        .company('2')
        .wonDeal('10', '2025-03-01', '500', ['1'])
        .wonDeal('20', '2025-04-01', '700', ['2'])
        .build(),
    );
    await client.call(
      {
        kind: 'objects',
        operation: 'merge',
        method: 'POST',
        path: '/crm/objects/2026-09/companies/merge',
        body: { primaryObjectId: '1', objectIdToMerge: '2' },
      },
      z.unknown(),
    );
    const reading = await createHubSpotCustomerRecords(client).readCompany('2');
    expect(reading?.history.companyId).toBe('1');
    expect(reading?.history.deals.map(({ id }) => id)).toEqual(['10', '20']);
  });

  it('counts a touch once that is logged on the company, two contacts and a deal, and names them', async () => {
    const { client } = open(
      new CrmBuilder()
        .company('1')
        .add('contacts', '50', {}, ['companies', '1'])
        .add('contacts', '51', {}, ['companies', '1'])
        .wonDeal('10', '2025-03-01', '500', ['1'])
        .add(
          'meetings',
          '900',
          { hs_meeting_start_time: '2026-01-05T10:00:00Z', hs_meeting_outcome: 'COMPLETED', hs_meeting_title: 'Plans' },
          ['companies', '1'],
          ['contacts', '51'],
          ['contacts', '50'],
          ['deals', '10'],
        )
        .build(),
    );
    const reading = await createHubSpotCustomerRecords(client).readCompany('1');
    expect(reading?.history.activities).toEqual([
      {
        id: '900',
        kind: 'meeting',
        day: toDay(2026, 1, 5),
        direction: 'unknown',
        outcome: 'reached',
        automated: null,
        subject: 'Plans',
        dealIds: ['10'],
        contactIds: ['50', '51'],
        via: 'company',
      },
    ]);
  });

  it('finds touches that are logged only on a contact, and only on a deal of the company', async () => {
    const { client } = open(
      new CrmBuilder()
        .company('1')
        .add('contacts', '50', {}, ['companies', '1'])
        .wonDeal('10', '2025-03-01', '500', ['1'])
        .add('calls', '900', { hs_timestamp: '2026-01-05T10:00:00Z', hs_call_status: 'COMPLETED' }, ['contacts', '50'])
        .add('emails', '901', { hs_timestamp: '2026-01-06T10:00:00Z' }, ['deals', '10'])
        .build(),
    );
    const reading = await createHubSpotCustomerRecords(client).readCompany('1');
    expect(reading?.history.activities).toMatchObject([
      { id: '900', kind: 'call', via: 'contact', contactIds: ['50'], dealIds: [] },
      { id: '901', kind: 'email', via: 'company', contactIds: [], dealIds: ['10'] },
    ]);
  });

  it('credits a deal of several companies to its primary one, and leaves what is logged on it alone there too', async () => {
    const data = new CrmBuilder()
      .company('1')
      .company('2')
      .wonDeal('10', '2025-03-01', '500', ['2', '1'])
      .add('calls', '900', { hs_timestamp: '2026-01-05T10:00:00Z', hs_call_status: 'COMPLETED' }, ['deals', '10'])
      .build();
    const records = createHubSpotCustomerRecords(open(data).client);
    const one = await records.readCompany('1');
    const two = await records.readCompany('2');
    expect(two?.history.deals.map(({ id }) => id)).toEqual(['10']);
    expect(two?.history.activities.map(({ id }) => id)).toEqual(['900']);
    expect(one?.history.deals).toEqual([]);
    expect(one?.history.activities).toEqual([]);
    expect(one?.history.skipped).toEqual([
      { record: '10', kind: 'deal', reason: 'counted at company 2, which it belongs to first' },
    ]);
  });

  it('credits a deal without a primary company to the first of its companies by id', async () => {
    const data = new CrmBuilder().company('9').company('10').wonDeal('70', '2025-03-01', '500', []);
    data.link(['deals', '70'], ['companies', '10']).link(['deals', '70'], ['companies', '9']);
    const { client, crm } = open(data.build());
    const records = createHubSpotCustomerRecords(client);
    expect((await records.readCompany('9'))?.history.deals.map(({ id }) => id)).toEqual(['70']);
    expect((await records.readCompany('10'))?.history.deals).toEqual([]);
    expect(crm.calls.log.filter(({ path }) => path.endsWith('/deals/companies/batch/read'))).toHaveLength(2);
  });

  it('reads terms and products from the line items of won deals only', async () => {
    const builder = new CrmBuilder()
      .company('1')
      .wonDeal('10', '2025-03-01', '500', ['1'])
      .wonDeal('11', '2025-04-01', '0', ['1'], { dealstage: 'closedlost' })
      .add('line_items', '60', { name: 'Suite', hs_recurring_billing_period: 'P24M' }, ['deals', '10'])
      .add('line_items', '61', { name: 'Support', recurringbillingfrequency: 'monthly' }, ['deals', '10'])
      .add('line_items', '62', { name: 'Broken', hs_recurring_billing_period: 'two years' }, ['deals', '10'])
      .add('line_items', '63', { name: 'Never sold' }, ['deals', '11']);
    const reading = await createHubSpotCustomerRecords(open(builder.build()).client).readCompany('1');
    expect(reading?.history.deals).toMatchObject([
      { id: '10', outcome: 'won', termMonths: 24, products: ['Broken', 'Suite', 'Support'] },
      { id: '11', outcome: 'lost', termMonths: null, products: [] },
    ]);
    expect(reading?.history.skipped).toEqual([
      { record: '62', kind: 'line_item', reason: 'its term "two years" is not a duration such as P12M' },
    ]);
  });

  it('names a record that is associated and not shown', async () => {
    const { client, crm } = open(fullCompany(3).build());
    crm.misbehave({ kind: 'partial_batch', path: '/calls/batch/read', ids: ['1001'] });
    const reading = await createHubSpotCustomerRecords(client).readCompany('1');
    expect(reading?.history.skipped).toEqual([
      {
        record: '1001',
        kind: 'call',
        reason: 'HubSpot lists it and does not show it: it may be deleted or restricted',
      },
    ]);
    expect(reading?.history.activities.filter(({ kind }) => kind === 'call')).toHaveLength(2);
  });

  it.each([
    ['emails', 'email', 15],
    ['line_items', 'line_item', 18],
    ['notes', 'note', 15],
  ] as const)('reads the rest where the scope for %s is missing, and says so', async (objectType, kind, left) => {
    const { client } = open(fullCompany(3).build(), { misbehaviour: [{ kind: 'missing_scope', objectType }] });
    const reading = await createHubSpotCustomerRecords(client).readCompany('1');
    expect(reading?.history.unread).toEqual([kind]);
    expect(reading?.history.activities).toHaveLength(left);
    expect(reading?.history.deals).toHaveLength(3);
  });

  it('does not read a company at all without the scope for deals', async () => {
    const { client } = open(fullCompany(1).build(), { misbehaviour: [{ kind: 'missing_scope', objectType: 'deals' }] });
    await expect(createHubSpotCustomerRecords(client).readCompany('1')).rejects.toMatchObject({
      code: 'missing_scope',
      status: 403,
    });
  });

  it('reads the mapped properties of deals where they are named', async () => {
    const mapped = { is_renewal: 'true', contract_end: '2027-02-28', term: '36' };
    const reading = {
      dealRenewalProperty: 'is_renewal',
      dealContractEndProperty: 'contract_end',
      dealTermMonthsProperty: 'term',
    };
    const data = new CrmBuilder().company('1').wonDeal('10', '2025-03-01', '500', ['1'], mapped).build();
    const { client } = open(data);
    for (const [name, type, fieldType] of [
      ['is_renewal', 'string', 'text'],
      ['contract_end', 'date', 'date'],
      ['term', 'number', 'number'],
    ] as const) {
      const body = { name, label: name, type, fieldType, groupName: 'dealinformation' };
      await client.call(
        { kind: 'properties', operation: 'add', method: 'POST', path: '/crm/properties/2026-09/deals', body },
        z.unknown(),
      );
    }
    const [deal] = (await createHubSpotCustomerRecords(client, { reading }).readCompany('1'))?.history.deals ?? [];
    expect(deal).toMatchObject({ markedRenewal: true, contractEnd: toDay(2027, 2, 28), termMonths: 36 });
  });

  it('reads tickets where it is asked to', async () => {
    const builder = new CrmBuilder().company('1').wonDeal('10', '2025-03-01', '500', ['1']);
    builder.add(
      'tickets',
      '80',
      { createdate: '2026-01-02T08:00:00Z', closed_date: '2026-01-04T08:00:00Z', hs_ticket_priority: 'HIGH' },
      ['companies', '1'],
    );
    const { client } = open(builder.build());
    const silent = await createHubSpotCustomerRecords(client).readCompany('1');
    expect(silent?.history.voice).toBeNull();
    const heard = await createHubSpotCustomerRecords(client, { reading: { readVoice: true } }).readCompany('1');
    expect(heard?.history.voice?.tickets).toEqual([
      { id: '80', openedOn: toDay(2026, 1, 2), closedOn: toDay(2026, 1, 4), highPriority: true },
    ]);
    expect(heard?.history.unread).toEqual(['answer']);
  });
});

describe('readPublished', () => {
  it('reads name and published values in one call', async () => {
    const { client, crm } = open(new CrmBuilder().company('1').build());
    expect(await createHubSpotCustomerRecords(client).readPublished('1')).toEqual({
      name: 'Company 1',
      published: null,
    });
    expect(crm.calls.total).toBe(1);
    expect(await createHubSpotCustomerRecords(client).readPublished('2')).toBeNull();
  });
});
