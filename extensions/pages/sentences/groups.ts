import type { PortfolioGroup, PortfolioSums } from '../../shared/portfolio-view.ts';
import type { Group } from '../components/GroupTable.tsx';
import { type FilterName, type Filters, withValues } from '../filters/filters.ts';

/**
 * Groups in a set order under their names; those that are not among the names come last, under `unknown` and without a list.
 *
 * @param filters of the view; a group's list has its key beside them
 */
export function orderedGroups(
  groups: readonly PortfolioGroup[],
  names: Readonly<Record<string, string>>,
  unknown: string,
  name: FilterName,
  filters: Filters,
): readonly Group[] {
  const keys = Object.keys(names);
  const place = ({ key }: PortfolioGroup): number => (key === null ? keys.length : keys.indexOf(key));
  return groups
    .toSorted((one, other) => place(one) - place(other))
    .map(({ key, ...sums }) => ({
      key: key ?? 'unknown',
      label: key === null ? unknown : (names[key] ?? key),
      sums,
      filters: key === null ? null : withValues(filters, name, [key]),
    }));
}

type Amount = 'currentAnnualValue' | 'lifetimeValue' | 'valueAtRisk' | 'valueGap';

/** Sums over groups of which no customer is in two; null where nothing that it adds up is known. */
export function addUp(groups: readonly PortfolioGroup[]): PortfolioSums {
  const total = (name: 'customers' | 'influence' | 'gapUnknown'): number =>
    groups.reduce((sum, group) => sum + group[name], 0);
  const amount = (name: Amount): number | null =>
    groups.reduce<number | null>((sum, { [name]: more }) => (more === null ? sum : (sum ?? 0) + more), null);
  return {
    customers: total('customers'),
    influence: total('influence'),
    gapUnknown: total('gapUnknown'),
    currentAnnualValue: amount('currentAnnualValue'),
    lifetimeValue: amount('lifetimeValue'),
    valueAtRisk: amount('valueAtRisk'),
    valueGap: amount('valueGap'),
  };
}

/** Those of the risks that call for somebody. */
export function riskyOf(groups: readonly PortfolioGroup[]): number {
  return groups
    .filter(({ key }) => key === 'high' || key === 'critical')
    .reduce((sum, { customers }) => sum + customers, 0);
}

/** Bars of a chart, in the order of the table. */
export function barsOf(
  groups: readonly Group[],
  value: 'customers' | 'currentAnnualValue' | 'lifetimeValue' | 'valueAtRisk' | 'valueGap',
): readonly { readonly name: string; readonly value: number }[] {
  return groups.map(({ label, sums }) => ({ name: label, value: Math.round(sums[value] ?? 0) }));
}
