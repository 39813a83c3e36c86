import { BarChart, Flex, Text } from '@hubspot/ui-extensions';
import { CrmActionLink } from '@hubspot/ui-extensions/crm';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGroup } from '../../extensions/cards/sentences/group.ts';
import { healthy } from './fixtures.ts';
import { openPanel } from './open-panel.ts';
import { never, textOf } from './render-card.tsx';

const company = (objectId: number, name: string, annual: string | null) => ({
  objectId,
  properties: {
    name,
    loyalty_segment: 'ideal',
    loyalty_risk: 'low',
    loyalty_current_annual_value: annual,
    loyalty_lifetime_value: annual,
  },
});

describe('the group of companies', () => {
  it('lists its companies with what each contributes, the parent first', async () => {
    const found = [company(9001, 'Nordwind Logistics', '48000'), company(9, 'Nordwind AG', '12000')];
    const properties = { hs_parent_company_id: '9' };
    const { waitFor, panel, rowsOf, fetchCrmSearch } = await openPanel(healthy, { found, properties }, never);
    await waitFor(() => {
      expect(textOf(panel().find(Text, { testId: 'group' }))).toBe(
        '2 companies, by their published values together €60,000 a year. This company brings 80 % of it.',
      );
    });
    expect(rowsOf('group-members')).toEqual([
      ['Nordwind AG (parent company)', 'Ideal', 'Low', '€12,000', '€12,000'],
      ['Nordwind Logistics (this company)', 'Ideal', 'Low', '€48,000', '€48,000'],
    ]);
    expect(fetchCrmSearch.mock.lastCall?.[0]).toMatchObject({
      objectType: '0-2',
      filterGroups: [
        { filters: [{ propertyName: 'hs_object_id', operator: 'EQ', value: '9' }] },
        { filters: [{ propertyName: 'hs_parent_company_id', operator: 'EQ', value: '9' }] },
      ],
    });
  });

  it('is said not to be there where the company stands alone', async () => {
    const { waitFor, panel } = await openPanel(healthy, { found: [company(9001, 'Nordwind', '48000')] }, never);
    await waitFor(() => {
      expect(textOf(panel().find(Text, { testId: 'group-alone' }))).toContain('belongs to no group');
    });
  });

  it('says so where HubSpot does not answer the search', async () => {
    const { waitFor, panel } = await openPanel(healthy, { found: new Error('429') }, never);
    await waitFor(() => {
      expect(textOf(panel().find(Text, { testId: 'group-failed' }))).toContain('HubSpot did not answer');
    });
  });

  it('never counts a company without published values, and its shares never exceed the whole', () => {
    const amounts = fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null }), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(amounts, (drawn) => {
        const found = drawn.map((amount, index) =>
          company(index, `C${index}`, amount === null ? null : String(amount)),
        );
        const group = readGroup(found, '0', '1');
        expect(group?.members[0]?.id).toBe('0');
        expect(group?.annual).toBe(drawn.reduce<number>((sum, amount) => sum + (amount ?? 0), 0));
        if (group?.share !== null) expect(group?.share).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('recommendations', () => {
  const associated = [
    {
      toObjectId: 7,
      associationTypes: [{ category: 'USER_DEFINED', typeId: 1001, label: 'Referred by' }],
      properties: { name: 'Ada GmbH' },
    },
    {
      toObjectId: 8,
      associationTypes: [{ category: 'USER_DEFINED', typeId: 1002, label: 'Referred' }],
      properties: { name: null },
    },
    {
      toObjectId: 9,
      associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 14, label: 'Parent Company' }],
      properties: { name: 'Nordwind AG' },
    },
  ];

  it('name who recommended us and to whom this company did, each leading to its record', async () => {
    const { waitFor, panel } = await openPanel(healthy, { associated }, never);
    await waitFor(() => {
      expect(textOf(panel().find(Flex, { testId: 'referrals' }))).toBe(
        'Recommended to us by: Ada GmbH Recommended us to: 8 What they bought counts here as influence value, each purchase once.',
      );
    });
    expect(panel().find(Flex, { testId: 'referrals' }).find(CrmActionLink).props.actionContext).toMatchObject({
      objectTypeId: '0-2',
      objectId: 7,
    });
  });

  it.each([
    ['there are none', [], 'No recommendation is recorded'],
    ['HubSpot does not give them', new Error('403'), 'HubSpot did not answer'],
  ])('say so where %s', async (_case, none, said) => {
    const { waitFor, panel } = await openPanel(healthy, { associated: none }, never);
    await waitFor(() => {
      expect(textOf(panel())).toContain(said);
    });
  });
});

describe('what the figures rest on', () => {
  it('names the products that were bought and the one that similar customers own', async () => {
    const [renewal, first] = healthy.purchases;
    const purchases = [
      { ...renewal!, products: ['Core', 'Sync'] },
      { ...first!, products: ['Core'] },
      { ...first!, record: '503', readAs: 'credit' as const, products: ['Ghost'] },
    ];
    const view = { ...healthy, purchases, productGap: 'Guard (17 of 31, industry)' };
    const { rowsOf } = await openPanel(view, {}, never);
    expect(rowsOf('products')).toEqual([
      ['Guard', 'Not bought; 17 of 31 customers of the same industry own it'],
      ['Core', 'Last bought 28 Feb 2026; 2 times in all'],
      ['Sync', 'Last bought 28 Feb 2026'],
    ]);
  });

  it('leads from a driver to its deals and conversations', async () => {
    const touches = [
      { record: '701', kind: 'meeting', date: '2026-10-10', because: 'logged', purpose: 'non_renewal' as const },
    ];
    const drivers = healthy.drivers.map((driver) =>
      driver.name === 'renewals_made' ? { ...driver, records: ['502', '501', '499', '498', '497'] } : driver,
    );
    const view = { ...healthy, drivers, contact: { ...healthy.contact, touches } };
    const { rowsOf, panel } = await openPanel(view, {}, never);
    expect(rowsOf('drivers').map((cells) => cells[3])).toEqual([
      '--',
      'Renewal 2026 First order 499 and 2 more',
      'meeting, 10 Oct 2026',
    ]);
    expect(rowsOf('touches')).toEqual([['10 Oct 2026', 'meeting', 'Not about the renewal', 'logged']]);
    expect(panel().find(CrmActionLink).props.actionContext).toMatchObject({ objectTypeId: '0-3', objectId: 502 });
  });

  it('draws the lifetime value step by step up to its total, what is taken away apart', async () => {
    const cost = {
      kind: 'acquisition_cost',
      year: 0,
      margin: -9_000,
      survival: 1,
      discount: 1,
      presentValue: -9_000,
    } as const;
    const { panel } = await openPanel({ ...healthy, waterfall: [healthy.waterfall[0]!, cost] }, {}, never);
    expect(panel().find(BarChart).props.data).toEqual([
      { step: 'Now: the current term or the last 12 months', worth: 36_000, kind: 'Adds' },
      { step: 'Cost of winning them', worth: -9_000, kind: 'Takes away' },
      { step: 'Lifetime value', worth: 27_000, kind: 'Lifetime value' },
    ]);
  });
});
