import { describe, expect, it } from 'vitest';
import type { UpcomingRenewal } from '../../../sandbox/demo/manager-views.ts';
import { groupRenewals } from '../../../sandbox/host/pages/manager/renewal-groups.ts';
import { sortRows, type SortColumn } from '../../../sandbox/host/pages/manager/sorting.tsx';

function renewal(name: string, change: Partial<UpcomingRenewal> = {}): UpcomingRenewal {
  return {
    companyId: name,
    name,
    owner: { id: '77', name: 'Mara Lind' },
    segment: 'ideal',
    risk: 'low',
    currentAnnualValue: 100,
    lifetimeValue: 500,
    valueAtRisk: 10,
    renewalDate: '2026-12-31',
    daysToRenewal: 40,
    contactStatus: 'in_touch',
    lastNonRenewalContact: '2026-11-01',
    daysSinceNonRenewalContact: 20,
    lossProbability: 0.1,
    openRenewalDeal: true,
    touchesCounted: 3,
    touchesExcluded: 1,
    ...change,
  };
}

describe('grouping the renewals', () => {
  it('puts the worst risk first, adds up what is at risk and leaves empty groups out', () => {
    const groups = groupRenewals(
      [renewal('a'), renewal('b', { risk: 'critical', valueAtRisk: 70 }), renewal('c', { valueAtRisk: 5 })],
      'risk',
    );
    expect(groups.map(({ label, valueAtRisk }) => [label, valueAtRisk])).toEqual([
      ['Critical risk', 70],
      ['Low risk', 15],
    ]);
  });

  it('puts those we never talked to before those we talk to', () => {
    const groups = groupRenewals([renewal('a'), renewal('b', { contactStatus: 'never' })], 'silence');
    expect(groups.map(({ label }) => label)).toEqual(['Contact: never', 'Contact: in touch']);
  });

  it('keeps renewals that nobody owns in a group of their own, by what is at risk', () => {
    const groups = groupRenewals([renewal('a'), renewal('b', { owner: null, valueAtRisk: 90 })], 'owner');
    expect(groups.map(({ label }) => label)).toEqual(['Nobody owns these', 'Mara Lind']);
  });
});

describe('sorting a table', () => {
  const columns: readonly SortColumn<UpcomingRenewal>[] = [
    { id: 'silence', label: 'Silence', key: ({ daysSinceNonRenewalContact }) => daysSinceNonRenewalContact },
  ];
  const rows = [
    renewal('unknown', { daysSinceNonRenewalContact: null }),
    renewal('short', { daysSinceNonRenewalContact: 3 }),
    renewal('long', { daysSinceNonRenewalContact: 200 }),
  ];

  it('keeps what has no value last, whichever way it sorts', () => {
    const names = (rising: boolean) => sortRows(rows, columns, { id: 'silence', rising }).map(({ name }) => name);
    expect(names(true)).toEqual(['short', 'long', 'unknown']);
    expect(names(false)).toEqual(['long', 'short', 'unknown']);
  });
});
