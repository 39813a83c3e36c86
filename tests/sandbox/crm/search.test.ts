import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '../../../sandbox/crm/crm-data.ts';
import { afterOf, ask, companies, idsOf, messageOf, numbered, smallCrm } from './small-crm.ts';
import type { Answer } from './small-crm.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';

const SEARCH = '/crm/objects/2026-09/deals/search';

const DEALS: readonly CrmRecord[] = [
  {
    id: '1',
    properties: {
      dealname: 'Platform Basic',
      amount: '90',
      closedate: '2025-01-10T00:00:00Z',
      dealtype: 'newbusiness',
    },
    createdAt: '2025-01-01T00:00:00Z',
    updatedAt: '2025-03-01T00:00:00Z',
  },
  {
    id: '2',
    properties: { dealname: 'Platform renewal', amount: '1000', closedate: '2025-06-10T00:00:00Z' },
    createdAt: '2025-01-01T00:00:00Z',
    updatedAt: '2025-02-01T00:00:00Z',
  },
  {
    id: '10',
    properties: { dealname: 'Support', amount: '250.5', dealtype: 'existingbusiness' },
    createdAt: '2025-01-01T00:00:00Z',
    updatedAt: '2025-04-01T00:00:00Z',
  },
  {
    id: '11',
    properties: { dealname: 'Basic support' },
    createdAt: '2025-01-01T00:00:00Z',
    updatedAt: '2025-01-01T00:00:00Z',
  },
];

function dealsCrm(): SandboxCrm {
  return smallCrm({ deals: DEALS, companies: companies(2) }, [
    { from: { type: 'deals', id: '1' }, to: { type: 'companies', id: '1' }, primary: true },
    { from: { type: 'deals', id: '10' }, to: { type: 'companies', id: '2' } },
  ]);
}

function find(crm: SandboxCrm, ...filters: readonly unknown[]): Promise<Answer> {
  return ask(crm, 'POST', SEARCH, { filterGroups: [{ filters }] });
}

describe('filters', () => {
  it.each([
    ['EQ on a number, however it is written', { propertyName: 'amount', operator: 'EQ', value: '90.0' }, ['1']],
    [
      'NEQ, which finds no record without a value',
      { propertyName: 'amount', operator: 'NEQ', value: '90' },
      ['2', '10'],
    ],
    ['LT by number and not by letter', { propertyName: 'amount', operator: 'LT', value: '300' }, ['1', '10']],
    ['LTE', { propertyName: 'amount', operator: 'LTE', value: '250.5' }, ['1', '10']],
    ['GT', { propertyName: 'amount', operator: 'GT', value: '250.5' }, ['2']],
    ['GTE', { propertyName: 'amount', operator: 'GTE', value: '250.5' }, ['2', '10']],
    [
      'BETWEEN, both ends included',
      { propertyName: 'amount', operator: 'BETWEEN', value: '90', highValue: '250.5' },
      ['1', '10'],
    ],
    ['IN on numbers', { propertyName: 'amount', operator: 'IN', values: ['90', '1000'] }, ['1', '2']],
    ['NOT_IN', { propertyName: 'amount', operator: 'NOT_IN', values: ['90'] }, ['2', '10']],
    ['HAS_PROPERTY', { propertyName: 'dealtype', operator: 'HAS_PROPERTY' }, ['1', '10']],
    ['NOT_HAS_PROPERTY', { propertyName: 'dealtype', operator: 'NOT_HAS_PROPERTY' }, ['2', '11']],
    ['EQ on text in any case', { propertyName: 'dealname', operator: 'EQ', value: 'platform basic' }, ['1']],
    ['EQ on an option in its own case only', { propertyName: 'dealtype', operator: 'EQ', value: 'NewBusiness' }, []],
    ['IN on text in lower case', { propertyName: 'dealname', operator: 'IN', values: ['support'] }, ['10']],
    [
      'IN on text in upper case, which finds nothing',
      { propertyName: 'dealname', operator: 'IN', values: ['Support'] },
      [],
    ],
    [
      'CONTAINS_TOKEN by whole words',
      { propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: 'basic' },
      ['1', '11'],
    ],
    [
      'CONTAINS_TOKEN that is only part of a word',
      { propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: 'renew' },
      [],
    ],
    [
      'CONTAINS_TOKEN with an asterisk',
      { propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: 'renew*' },
      ['2'],
    ],
    ['NOT_CONTAINS_TOKEN', { propertyName: 'dealname', operator: 'NOT_CONTAINS_TOKEN', value: 'support' }, ['1', '2']],
    ['an instant in milliseconds', { propertyName: 'closedate', operator: 'GTE', value: '1749513600000' }, ['2']],
    ['an instant in ISO 8601', { propertyName: 'closedate', operator: 'LT', value: '2025-06-10' }, ['1']],
    ['hs_object_id', { propertyName: 'hs_object_id', operator: 'IN', values: ['2', '11', '99'] }, ['2', '11']],
    ['hs_object_id above another', { propertyName: 'hs_object_id', operator: 'GT', value: '2' }, ['10', '11']],
    [
      'the day of modification, both ends included',
      { propertyName: 'hs_lastmodifieddate', operator: 'BETWEEN', value: '2025-02-01', highValue: '2025-03-01' },
      ['1', '2'],
    ],
    [
      'the day of modification above',
      { propertyName: 'hs_lastmodifieddate', operator: 'GT', value: '2025-03-01' },
      ['10'],
    ],
    ['an unknown property, which is no error', { propertyName: 'no_such', operator: 'EQ', value: '1' }, []],
    ['an associated company', { propertyName: 'associations.company', operator: 'EQ', value: '2' }, ['10']],
    [
      'one of several associated companies',
      { propertyName: 'associations.company', operator: 'IN', values: ['1', '2'] },
      ['1', '10'],
    ],
    ['no associated company', { propertyName: 'associations.company', operator: 'NOT_HAS_PROPERTY' }, ['2', '11']],
  ])('%s', async (_what, filter, ids) => {
    const answer = await find(dealsCrm(), filter);
    expect(answer.status).toBe(200);
    expect(idsOf(answer)).toEqual(ids);
    expect(answer.body).toHaveProperty('total', ids.length);
  });

  it('all hold within a group, and one group is enough', async () => {
    const big = { propertyName: 'amount', operator: 'GT', value: '100' };
    const platform = { propertyName: 'dealname', operator: 'CONTAINS_TOKEN', value: 'platform' };
    const newBusiness = { propertyName: 'dealtype', operator: 'EQ', value: 'newbusiness' };
    expect(idsOf(await find(dealsCrm(), big, platform))).toEqual(['2']);
    const either = { filterGroups: [{ filters: [big, platform] }, { filters: [newBusiness] }] };
    expect(idsOf(await ask(dealsCrm(), 'POST', SEARCH, either))).toEqual(['1', '2']);
  });

  it('find records of today as soon as they are written, and no archived ones', async () => {
    const crm = smallCrm({ deals: DEALS }, [], { now: () => new Date('2026-11-20T00:00:00Z') });
    const recent = { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: '2026-01-01' };
    expect(idsOf(await find(crm, recent))).toEqual([]);
    await ask(crm, 'PATCH', '/crm/objects/2026-09/deals/2', { properties: { amount: '5' } });
    await ask(crm, 'PATCH', '/crm/objects/2026-09/deals/1', { properties: { amount: '5' } });
    await ask(crm, 'DELETE', '/crm/objects/2026-09/deals/1');
    expect(idsOf(await find(crm, recent))).toEqual(['2']);
  });

  it('of contacts by modification go by their own name for it', async () => {
    const crm = smallCrm({ contacts: [{ id: '1', properties: {}, updatedAt: '2026-01-01T00:00:00Z' }] });
    const search = async (propertyName: string): Promise<readonly unknown[]> =>
      idsOf(
        await ask(crm, 'POST', '/crm/objects/2026-09/contacts/search', {
          filterGroups: [{ filters: [{ propertyName, operator: 'GT', value: '2025-01-01' }] }],
        }),
      );
    expect(await search('lastmodifieddate')).toEqual(['1']);
    expect(await search('hs_lastmodifieddate')).toEqual([]);
  });

  it.each([
    ['an operator that does not exist', { propertyName: 'amount', operator: 'LIKE', value: '1' }],
    ['a comparison without a value', { propertyName: 'amount', operator: 'GT' }],
    ['a comparison of a number with words', { propertyName: 'amount', operator: 'GT', value: 'much' }],
    ['IN without values', { propertyName: 'amount', operator: 'IN', values: [] }],
    ['an association with what does not exist', { propertyName: 'associations.planet', operator: 'EQ', value: '1' }],
  ])('are refused with 400 for %s', async (_what, filter) => {
    expect(await find(dealsCrm(), filter)).toMatchObject({ status: 400 });
  });
});

describe('sorting', () => {
  it.each([
    [
      'by number, ascending, without a value last',
      [{ propertyName: 'amount', direction: 'ASCENDING' }],
      ['1', '10', '2', '11'],
    ],
    ['by number, descending', [{ propertyName: 'amount', direction: 'DESCENDING' }], ['2', '10', '1', '11']],
    ['by a name with a minus', ['-hs_lastmodifieddate'], ['10', '1', '2', '11']],
    ['by text', ['dealname'], ['11', '1', '2', '10']],
    ['by id as a number where nothing is asked', undefined, ['1', '2', '10', '11']],
  ])('%s', async (_what, sorts, ids) => {
    expect(idsOf(await ask(dealsCrm(), 'POST', SEARCH, { sorts }))).toEqual(ids);
  });

  it('takes one property only', async () => {
    expect(await ask(dealsCrm(), 'POST', SEARCH, { sorts: ['amount', 'dealname'] })).toMatchObject({ status: 400 });
  });
});

describe('pages', () => {
  const many = numbered(450, () => ({}));

  it('hold up to 200 results, and tell where the next one begins and how many there are', async () => {
    const crm = smallCrm({ deals: many });
    const first = await ask(crm, 'POST', SEARCH, { limit: 200 });
    expect(idsOf(first)).toHaveLength(200);
    expect(afterOf(first)).toBe('200');
    expect(first.body).toHaveProperty('total', 450);
    const last = await ask(crm, 'POST', SEARCH, { limit: 200, after: '400' });
    expect(idsOf(last)).toHaveLength(50);
    expect(afterOf(last)).toBeUndefined();
    expect(await ask(crm, 'POST', SEARCH, { limit: 201 })).toMatchObject({ status: 400 });
  });

  it('hold ten without a limit, and none where only the total is asked for', async () => {
    const crm = smallCrm({ deals: many });
    expect(idsOf(await ask(crm, 'POST', SEARCH, {}))).toHaveLength(10);
    const counted = await ask(crm, 'POST', SEARCH, { limit: 0 });
    expect(counted.body).toMatchObject({ total: 450, results: [] });
    expect(afterOf(counted)).toBeUndefined();
  });

  it('end at 10,000 results with 400, while the total is told in full', async () => {
    const crm = smallCrm({ deals: numbered(10_050, () => ({})) });
    const last = await ask(crm, 'POST', SEARCH, { limit: 200, after: '9800' });
    expect(last.body).toMatchObject({ total: 10_050, paging: { next: { after: '10000' } } });
    expect(await ask(crm, 'POST', SEARCH, { limit: 200, after: '10000' })).toMatchObject({ status: 400 });
  });
});

describe('the size of a search', () => {
  const filter = { propertyName: 'amount', operator: 'GT', value: '1' };
  const group = (count: number): unknown => ({ filters: Array.from({ length: count }, () => filter) });

  it.each([
    ['five groups', [1, 1, 1, 1, 1], 200],
    ['six groups', [1, 1, 1, 1, 1, 1], 400],
    ['six filters in a group', [6], 200],
    ['seven filters in a group', [7], 400],
    ['eighteen filters', [6, 6, 6], 200],
    ['nineteen filters', [6, 6, 6, 1], 400],
  ])('%s', async (_what, groups, status) => {
    const answer = await ask(dealsCrm(), 'POST', SEARCH, { filterGroups: groups.map(group) });
    expect(answer.status).toBe(status);
  });

  it('is at most 3,000 characters', async () => {
    const properties = Array.from({ length: 300 }, (_, index) => `property_${String(index)}`);
    const answer = await ask(dealsCrm(), 'POST', SEARCH, { properties });
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toContain('3000');
  });

  it('does not include free text, which the stand-in says instead of passing over it', async () => {
    expect(await ask(dealsCrm(), 'POST', SEARCH, { query: 'platform' })).toMatchObject({ status: 400 });
  });
});
