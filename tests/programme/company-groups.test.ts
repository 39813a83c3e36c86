import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCompanies, summarizeGroup } from '../../src/programme/company-groups.ts';
import { budget, day, meeting, scoreOf, wonDeal } from '../support/histories.ts';

const placed = (companyId: string, parentId: string | null = null) => ({ companyId, parentId });

describe('groups of companies', () => {
  it('hold a parent, its children and theirs, the parent at the head', () => {
    const companies = [placed('branch', 'daughter'), placed('alone'), placed('daughter', 'parent'), placed('parent')];
    expect(groupCompanies(companies)).toEqual([{ headId: 'parent', memberIds: ['parent', 'branch', 'daughter'] }]);
  });

  it('take a parent that is not there for none', () => {
    expect(groupCompanies([placed('one', 'gone'), placed('other', 'gone')])).toEqual([]);
  });

  it('come to an end where companies name each other in a circle', () => {
    const companies = [placed('c', 'b'), placed('a', 'b'), placed('b', 'a')];
    expect(groupCompanies(companies)).toEqual([{ headId: 'a', memberIds: ['a', 'c', 'b'] }]);
  });

  it('hold every company at most once, whatever the parents are', () => {
    const ids = ['1', '2', '3', '4', '5', '6', '7'];
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...ids, 'gone')), { minLength: 7, maxLength: 7 }), (parents) => {
        const groups = groupCompanies(ids.map((id, index) => placed(id, parents[index] ?? null)));
        const members = groups.flatMap(({ memberIds }) => memberIds);
        expect(new Set(members).size).toBe(members.length);
        for (const { headId, memberIds } of groups) expect(memberIds[0]).toBe(headId);
      }),
    );
  });

  it('are worth what their customers are worth, each counted once, and the gap is summed over those where it is known', () => {
    const parent = scoreOf({ companyId: '1', deals: [wonDeal({ on: '2026-01-10' })] }, '2026-11-01');
    const child = scoreOf(
      {
        companyId: '2',
        deals: [wonDeal({ on: '2025-11-10', amount: 3000 })],
        activities: [meeting({ on: '2026-03-02' })],
        entered: { budget: budget(5000) },
      },
      '2026-11-01',
    );
    const summary = summarizeGroup({ headId: '1', memberIds: ['1', '2', '3'] }, [parent, child]);
    expect(summary.companies).toBe(3);
    expect(summary.customers).toBe(2);
    expect(summary.currentAnnualValue).toBeCloseTo(parent.currentAnnualValue + child.currentAnnualValue, 9);
    expect(summary.lifetimeValue).toBeCloseTo(parent.lifetimeValue + child.lifetimeValue, 9);
    expect(summary.valueGap).toBe(child.valueGap);
    expect(summary.gapUnknown).toBe(1);
    expect(summary.lastNonRenewalTouchOn).toBe(day('2026-03-02'));
    const most = parent.valueAtRisk > child.valueAtRisk ? parent : child;
    expect(summary.mostAtRisk).toEqual({
      companyId: most.companyId,
      risk: most.risk,
      valueAtRisk: most.valueAtRisk,
    });
  });
});
