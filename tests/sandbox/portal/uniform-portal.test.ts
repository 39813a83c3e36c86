import { describe, expect, it } from 'vitest';
import type { CrmAssociation, CrmObjectType } from '../../../sandbox/crm/crm-data.ts';
import { createCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { uniformPortal } from '../../../sandbox/portal/uniform-portal.ts';

const TOUCHES: readonly CrmObjectType[] = ['calls', 'meetings', 'emails', 'communications', 'notes', 'tasks'];
const COMPANIES = 50;
const PORTAL = uniformPortal({ companies: COMPANIES });
const ASSOCIATIONS = [...PORTAL.data.associations];

const countOf = (type: CrmObjectType): number => [...PORTAL.data.records[type]].length;

/** How many associations lead from touches to records of a type. */
function touchesOn(type: CrmObjectType): number {
  return ASSOCIATIONS.filter(({ from, to }) => TOUCHES.includes(from.type) && to.type === type).length;
}

const nameOf = ({ from, to }: CrmAssociation): string => `${from.type} ${from.id} ${to.type} ${to.id}`;

describe('uniformPortal', () => {
  it('makes the records asked for: ten deals, sixty touches, three contacts, an item on three deals of ten', () => {
    expect(countOf('companies')).toBe(COMPANIES);
    expect(countOf('deals')).toBe(10 * COMPANIES);
    expect(countOf('contacts')).toBe(3 * COMPANIES);
    expect(countOf('line_items')).toBe(3 * COMPANIES);
    expect(TOUCHES.map((type) => countOf(type) / COMPANIES)).toEqual([16, 8, 24, 4, 4, 4]);
  });

  it('puts every touch on its company, a third also on a deal, four in five on a contact', () => {
    expect(touchesOn('companies')).toBe(60 * COMPANIES);
    expect(touchesOn('deals')).toBe(20 * COMPANIES);
    expect(touchesOn('contacts')).toBe(48 * COMPANIES);
    expect(new Set(ASSOCIATIONS.map(nameOf)).size).toBe(ASSOCIATIONS.length);
  });

  it('is taken by the sandbox: each company has its deals and touches, each item its deal', () => {
    const crm = createCrm(PORTAL.data);
    for (const { id } of crm.records('companies')) {
      expect(crm.associatedIds('companies', id, 'deals')).toHaveLength(10);
      expect(crm.associatedIds('companies', id, 'contacts')).toHaveLength(3);
      expect(TOUCHES.map((type) => crm.associatedIds('companies', id, type).length)).toEqual([16, 8, 24, 4, 4, 4]);
    }
    for (const { id } of crm.records('line_items')) {
      expect(crm.associatedIds('line_items', id, 'deals')).toHaveLength(1);
    }
  });

  it('holds only values that HubSpot would take', () => {
    const crm = createCrm(PORTAL.data);
    const types: readonly CrmObjectType[] = ['companies', 'contacts', 'deals', ...TOUCHES];
    for (const type of types) {
      for (const { id, properties } of crm.records(type).slice(0, 60)) {
        crm.change({ change: 'update', type, id, properties: { ...properties } });
      }
    }
    expect(crm.record('deals', '1200000001')?.properties).toMatchObject({
      dealname: 'New business',
      pipeline: 'default',
    });
  });

  it('renews year by year, and has renewals won, lost and still open', () => {
    const crm = createCrm(PORTAL.data);
    const [first] = crm.records('companies');
    const deals = crm.associatedIds('companies', first?.id ?? '', 'deals').map((id) => crm.record('deals', id));
    const years = deals
      .filter((deal) => deal?.properties.pipeline === '751200340')
      .map((deal) => deal?.properties.closedate?.slice(0, 4));
    expect(years).toHaveLength(7);
    expect(new Set(years).size).toBe(7);
    const stages = new Set(crm.records('deals').map((deal) => deal.properties.dealstage));
    for (const stage of ['closedwon', 'closedlost', '1093400501', '1093400503', '1093400504']) {
      expect(stages).toContain(stage);
    }
  });

  it('is the same for the same seed however often it is gone through, and another for another', () => {
    const deals = (seed: number): unknown => [...uniformPortal({ companies: 5, seed }).data.records.deals];
    expect(deals(1)).toEqual(deals(1));
    expect(deals(1)).not.toEqual(deals(2));
    expect([...PORTAL.data.records.calls]).toEqual([...PORTAL.data.records.calls]);
  });

  it('takes other numbers of records, none of them included', () => {
    const none = uniformPortal({ companies: 2, dealsPerCompany: 0, touchesPerCompany: 0, contactsPerCompany: 0 });
    expect([...none.data.associations]).toEqual([]);
    const items = uniformPortal({ companies: 7, dealsPerCompany: 3, lineItemShare: 1 });
    expect([...items.data.records.line_items]).toHaveLength(21);
    const few = uniformPortal({ companies: 3, dealsPerCompany: 1, touchesPerCompany: 4, contactsPerCompany: 1 });
    expect(() => createCrm(few.data)).not.toThrow();
  });

  it('refuses numbers, shares and days that are none', () => {
    expect(() => uniformPortal({ companies: 1.5 })).toThrow(/1.5/);
    expect(() => uniformPortal({ companies: 1, lineItemShare: 2 })).toThrow(/share/);
    expect(() => uniformPortal({ companies: 1, asOf: '2026-02-30' })).toThrow(/2026-02-30/);
  });
});
