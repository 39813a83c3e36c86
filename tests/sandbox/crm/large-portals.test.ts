import { describe, expect, it } from 'vitest';
import { createCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { afterOf, ask, companies, idsOf, messageOf, numbered, smallCrm, smallData } from './small-crm.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
const DEALS = '/crm/objects/2026-09/deals';

describe('ids beyond 2^53', () => {
  const FIRST = '90071992547409931234';
  const SECOND = '90071992547409931235';
  const crm = smallCrm(
    {
      companies: [
        { id: SECOND, properties: { name: 'Second' } },
        { id: '7', properties: { name: 'Short' } },
        { id: FIRST, properties: { name: 'First' } },
      ],
      deals: [{ id: '9007199254740993', properties: {} }],
    },
    [{ from: { type: 'deals', id: '9007199254740993' }, to: { type: 'companies', id: SECOND }, primary: true }],
  );

  it('are read, listed in their order and written to the last digit', async () => {
    expect((await ask(crm, 'GET', `${COMPANIES}/${FIRST}`)).body).toMatchObject({
      id: FIRST,
      properties: { name: 'First', hs_object_id: FIRST },
    });
    expect(idsOf(await ask(crm, 'GET', COMPANIES))).toEqual(['7', FIRST, SECOND]);
    const page = await ask(crm, 'GET', `${COMPANIES}?limit=2`);
    expect(afterOf(page)).toBe(FIRST);
    expect(idsOf(await ask(crm, 'GET', `${COMPANIES}?limit=2&after=${FIRST}`))).toEqual([SECOND]);
    const inputs = [{ id: SECOND, properties: { name: 'Written' } }];
    await ask(crm, 'POST', `${COMPANIES}/batch/update`, { inputs });
    expect(crm.record('companies', FIRST)?.properties).toHaveProperty('name', 'First');
    expect(crm.record('companies', SECOND)?.properties).toHaveProperty('name', 'Written');
  });

  it('are told apart by a search', async () => {
    const find = async (operator: string, value: string): Promise<readonly (string | undefined)[]> =>
      idsOf(
        await ask(crm, 'POST', `${COMPANIES}/search`, {
          filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator, value }] }],
        }),
      );
    expect(await find('GT', FIRST)).toEqual([SECOND]);
    expect(await find('GTE', FIRST)).toEqual([FIRST, SECOND]);
    expect(await find('LT', FIRST)).toEqual(['7']);
    expect(await find('EQ', SECOND)).toEqual([SECOND]);
    expect(await find('NEQ', SECOND)).toEqual(['7', FIRST]);
  });

  it('lead from a deal to its company and back', async () => {
    const links = await ask(crm, 'POST', '/crm/associations/2026-09/deals/companies/batch/read', {
      inputs: [{ id: '9007199254740993' }],
    });
    expect(links.body).toHaveProperty('results.0.to.0.toObjectId', SECOND);
    const deal = await ask(crm, 'GET', `${DEALS}/9007199254740993?properties=hs_primary_associated_company`);
    expect(deal.body).toHaveProperty('properties.hs_primary_associated_company', SECOND);
  });
});

describe('more than 10,000 records of one instant', () => {
  const COUNT = 10_450;
  const INSTANT = '2026-05-05T05:05:05.000Z';
  const crm = smallCrm({
    deals: numbered(COUNT, () => ({ dealname: 'Touched by a job' })).map((deal) => ({ ...deal, updatedAt: INSTANT })),
    companies: companies(3),
  });
  const ofInstant = { propertyName: 'hs_lastmodifieddate', operator: 'EQ', value: INSTANT };

  it('cannot be paged through to the end', async () => {
    const body = { filterGroups: [{ filters: [ofInstant] }], limit: 200 };
    const last = await ask(crm, 'POST', `${DEALS}/search`, { ...body, after: '9800' });
    expect(idsOf(last)).toHaveLength(200);
    expect(last.body).toHaveProperty('total', COUNT);
    const beyond = await ask(crm, 'POST', `${DEALS}/search`, { ...body, after: '10000' });
    expect(beyond.status).toBe(400);
    expect(messageOf(beyond)).toMatch(/10000/);
  });

  it('are all found by going on from the last id', async () => {
    const found: string[] = [];
    let last = '0';
    for (let page = 0; page < 60; page += 1) {
      const filters = [ofInstant, { propertyName: 'hs_object_id', operator: 'GT', value: last }];
      const answer = await ask(crm, 'POST', `${DEALS}/search`, {
        filterGroups: [{ filters }],
        sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
        limit: 200,
      });
      const ids = idsOf(answer).flatMap((id) => id ?? []);
      if (ids.length === 0) break;
      found.push(...ids);
      last = ids.at(-1) ?? last;
    }
    expect(found).toHaveLength(COUNT);
    expect(new Set(found).size).toBe(COUNT);
  });
});

describe('an account that is filled with a source', () => {
  it('goes through records and associations once, and does not keep them', () => {
    let passes = 0;
    const deals = {
      *[Symbol.iterator]() {
        passes += 1;
        yield { id: '1', properties: { deal_currency_code: 'USD' } };
      },
    };
    const { records, ...account } = smallData();
    const filled = createCrm({ ...account, records: { ...records, deals } });
    expect(filled.records('deals')).toHaveLength(1);
    expect(filled.property('deals', 'deal_currency_code')?.options.map((option) => option.value)).toEqual([
      'EUR',
      'USD',
    ]);
    expect(passes).toBe(1);
  });

  it('refuses a record that comes twice, and an association of a record that never comes', () => {
    const twice = [
      { id: '1', properties: {} },
      { id: '1', properties: {} },
    ];
    expect(() => smallCrm({ companies: twice })).toThrow(/record 1 twice/);
    const loose = { from: { type: 'deals', id: '9' }, to: { type: 'companies', id: '1' } } as const;
    expect(() => smallCrm({ companies: companies(1) }, [loose])).toThrow(/record 9/);
  });
});
