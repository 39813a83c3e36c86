import { describe, expect, it } from 'vitest';
import type { CrmAssociation } from '../../../sandbox/crm/crm-data.ts';
import { afterOf, ask, companies, idsOf, messageOf, numbered, smallCrm } from './small-crm.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
const DEALS = '/crm/objects/2026-09/deals';

describe('reading one record', () => {
  const crm = smallCrm(
    {
      companies: [
        {
          id: '1',
          properties: { name: 'Acme', city: null },
          createdAt: '2024-02-01T08:00:00Z',
          updatedAt: '2025-03-01T08:00:00Z',
        },
        { id: '2', properties: { name: 'Gone' }, archived: true },
      ],
    },
    [],
  );

  it('returns the default properties and the dates of the record when none are named', async () => {
    const answer = await ask(crm, 'GET', `${COMPANIES}/1`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id: '1',
      properties: {
        name: 'Acme',
        domain: null,
        createdate: '2024-02-01T08:00:00.000Z',
        hs_lastmodifieddate: '2025-03-01T08:00:00.000Z',
        hs_object_id: '1',
      },
      createdAt: '2024-02-01T08:00:00.000Z',
      updatedAt: '2025-03-01T08:00:00.000Z',
      archived: false,
    });
  });

  it('returns named properties, null where empty, and passes over names that the account does not know', async () => {
    const answer = await ask(crm, 'GET', `${COMPANIES}/1?properties=city,loyalty_score&properties=name`);
    expect(answer.body).toHaveProperty('properties', {
      city: null,
      name: 'Acme',
      createdate: '2024-02-01T08:00:00.000Z',
      hs_lastmodifieddate: '2025-03-01T08:00:00.000Z',
      hs_object_id: '1',
    });
  });

  it('takes the type by its singular and by its type id', async () => {
    expect(await ask(crm, 'GET', '/crm/objects/2026-09/company/1')).toMatchObject({ status: 200, body: { id: '1' } });
    expect(await ask(crm, 'GET', '/crm/objects/2026-09/0-2/1')).toMatchObject({ status: 200, body: { id: '1' } });
  });

  it('answers 404 for an unknown id and for an archived record, and shows the latter when asked for it', async () => {
    expect(await ask(crm, 'GET', `${COMPANIES}/9`)).toMatchObject({
      status: 404,
      body: { status: 'error', category: 'OBJECT_NOT_FOUND' },
    });
    expect(await ask(crm, 'GET', `${COMPANIES}/2`)).toMatchObject({ status: 404 });
    expect(await ask(crm, 'GET', `${COMPANIES}/2?archived=true`)).toMatchObject({
      status: 200,
      body: { archived: true },
    });
  });

  it('refuses a type, a version and a path that HubSpot does not have', async () => {
    const type = await ask(crm, 'GET', '/crm/objects/2026-09/spaceships/1');
    expect(type.status).toBe(400);
    expect(messageOf(type)).toContain('spaceships');
    expect(await ask(crm, 'GET', '/crm/objects/2025-01/companies/1')).toMatchObject({ status: 404 });
    expect(await ask(crm, 'GET', '/crm/things/2026-09')).toMatchObject({ status: 404 });
    expect(await ask(crm, 'PUT', `${COMPANIES}/1`)).toMatchObject({ status: 405 });
  });
});

describe('the values that HubSpot works out itself', () => {
  const deal = (
    id: string,
    properties: Record<string, string>,
  ): { id: string; properties: Record<string, string> } => ({
    id,
    properties,
  });
  const crm = smallCrm(
    {
      companies: companies(2),
      deals: [
        deal('1', { pipeline: 'default', dealstage: 'won', amount: '100', closedate: '2025-06-30' }),
        deal('2', { pipeline: 'default', dealstage: 'lost', amount: '50', deal_currency_code: 'EUR' }),
        deal('3', {
          pipeline: 'default',
          dealstage: 'offer',
          amount: '80',
          deal_currency_code: 'USD',
          amount_in_home_currency: '72.5',
        }),
        deal('4', { pipeline: 'renewals', dealstage: 'won', amount: '10', deal_currency_code: 'USD' }),
      ],
    },
    [
      { from: { type: 'deals', id: '1' }, to: { type: 'companies', id: '1' } },
      { from: { type: 'deals', id: '1' }, to: { type: 'companies', id: '2' }, primary: true },
    ],
  );

  it.each([
    ['1', 'hs_is_closed', 'true'],
    ['1', 'hs_is_closed_won', 'true'],
    ['1', 'hs_is_closed_lost', 'false'],
    ['2', 'hs_is_closed_won', 'false'],
    ['2', 'hs_is_closed_lost', 'true'],
    ['3', 'hs_is_closed', 'false'],
    ['3', 'hs_deal_stage_probability', '0.4'],
    ['4', 'hs_is_closed', null],
  ])('deal %s has %s = %s from its stage in its own pipeline', async (id, name, value) => {
    const answer = await ask(crm, 'GET', `${DEALS}/${id}?properties=${name}`);
    expect(answer.body).toHaveProperty(`properties.${name}`, value);
  });

  it.each([
    ['1', '100'],
    ['2', '50'],
    ['3', '72.5'],
    ['4', null],
  ])('deal %s is worth %s in the home currency', async (id, value) => {
    const answer = await ask(crm, 'GET', `${DEALS}/${id}?properties=amount_in_home_currency`);
    expect(answer.body).toHaveProperty('properties.amount_in_home_currency', value);
  });

  it('names the primary company, and no company where none is primary', async () => {
    const name = 'hs_primary_associated_company';
    expect((await ask(crm, 'GET', `${DEALS}/1?properties=${name}`)).body).toHaveProperty(`properties.${name}`, '2');
    expect((await ask(crm, 'GET', `${DEALS}/2?properties=${name}`)).body).toHaveProperty(`properties.${name}`, null);
  });

  it('gives a datetime as ISO 8601 however the data held it', async () => {
    const answer = await ask(crm, 'GET', `${DEALS}/1?properties=closedate`);
    expect(answer.body).toHaveProperty('properties.closedate', '2025-06-30T00:00:00.000Z');
  });
});

describe('listing records', () => {
  const crm = smallCrm({ companies: companies(230) });

  it('pages through every record once, in order of the ids as numbers', async () => {
    const seen: (string | undefined)[] = [];
    let after: string | undefined;
    do {
      const answer = await ask(crm, 'GET', `${COMPANIES}?limit=100${after === undefined ? '' : `&after=${after}`}`);
      seen.push(...idsOf(answer));
      after = afterOf(answer);
    } while (after !== undefined);
    expect(seen).toEqual(companies(230).map((company) => company.id));
  });

  it('returns ten without a limit, and refuses more than a hundred', async () => {
    expect(idsOf(await ask(crm, 'GET', COMPANIES))).toHaveLength(10);
    expect(await ask(crm, 'GET', `${COMPANIES}?limit=101`)).toMatchObject({ status: 400 });
    expect(await ask(crm, 'GET', `${COMPANIES}?limit=0`)).toMatchObject({ status: 400 });
  });

  it('says that there is no more on a last page that is exactly full', async () => {
    const full = smallCrm({ companies: companies(100) });
    const answer = await ask(full, 'GET', `${COMPANIES}?limit=100`);
    expect(idsOf(answer)).toHaveLength(100);
    expect(afterOf(answer)).toBeUndefined();
  });

  it('leaves archived records out, and lists only them when asked', async () => {
    const some = smallCrm({ companies: [...companies(3), { id: '9', properties: {}, archived: true }] });
    expect(idsOf(await ask(some, 'GET', COMPANIES))).toEqual(['1', '2', '3']);
    expect(idsOf(await ask(some, 'GET', `${COMPANIES}?archived=true`))).toEqual(['9']);
  });

  it('says that it keeps no history rather than leave it out silently', async () => {
    expect(await ask(crm, 'GET', `${COMPANIES}?propertiesWithHistory=name`)).toMatchObject({ status: 400 });
  });
});

describe('associations inside a record', () => {
  const deals = numbered(130, () => ({ dealname: 'Deal' }), 1001);
  const toCompany = (id: string, primary: boolean): CrmAssociation => ({
    from: { type: 'deals', id },
    to: { type: 'companies', id: '1' },
    primary,
  });

  it('lists a primary company twice, under both types', async () => {
    const crm = smallCrm({ companies: companies(1), deals }, [toCompany('1001', true), toCompany('1002', false)]);
    const answer = await ask(crm, 'GET', `${DEALS}/1001?associations=companies`);
    expect(answer.body).toHaveProperty('associations', {
      companies: {
        results: [
          { id: '1', type: 'deal_to_company' },
          { id: '1', type: 'deal_to_company_unlabeled' },
        ],
      },
    });
    const plain = await ask(crm, 'GET', `${DEALS}/1002?associations=companies`);
    expect(plain.body).toHaveProperty('associations.companies.results', [
      { id: '1', type: 'deal_to_company_unlabeled' },
    ]);
    expect((await ask(crm, 'GET', `${DEALS}/1003?associations=companies`)).body).not.toHaveProperty('associations');
  });

  it('are cut off at a hundred entries, and the rest is read by batch from where they end', async () => {
    const crm = smallCrm(
      { companies: companies(1), deals },
      deals.map((deal) => toCompany(deal.id, false)),
    );
    const answer = await ask(crm, 'GET', `${COMPANIES}/1?associations=deals`);
    expect(answer.body).toMatchObject({ associations: { deals: { paging: { next: { after: '1101' } } } } });
    expect(answer.body).toHaveProperty('associations.deals.results.length', 100);
    const rest = await ask(crm, 'POST', '/crm/associations/2026-09/companies/deals/batch/read', {
      inputs: [{ id: '1', after: '1101' }],
    });
    expect(rest.body).toHaveProperty('results.0.to.length', 30);
  });

  it('are cut off by entries, so that fifty-one primary deals are too many already', async () => {
    const crm = smallCrm(
      { companies: companies(1), deals },
      deals.slice(0, 51).map((deal) => toCompany(deal.id, true)),
    );
    const answer = await ask(crm, 'GET', `${COMPANIES}/1?associations=deals`);
    expect(answer.body).toHaveProperty('associations.deals.results.length', 100);
    expect(answer.body).toHaveProperty('associations.deals.paging.next.after', '1051');
  });

  it('come under the name "line items", as HubSpot writes it', async () => {
    const crm = smallCrm({ deals, line_items: [{ id: '7', properties: {} }] }, [
      { from: { type: 'deals', id: '1001' }, to: { type: 'line_items', id: '7' } },
    ]);
    const answer = await ask(crm, 'GET', `${DEALS}/1001?associations=line_items`);
    expect(answer.body).toHaveProperty('associations', {
      'line items': { results: [{ id: '7', type: 'deal_to_line_item' }] },
    });
  });
});
