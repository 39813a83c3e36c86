import type { PortfolioGroup } from '../../shared/portfolio-view.ts';
import type { Group } from '../components/GroupTable.tsx';
import { type FilterName, type Filters, withValues } from '../filters/filters.ts';

/**
 * Groups with the largest value gap first; where none is known, the most customers first.
 *
 * @param nameOfKey a key in words
 */
export function gapGroups(
  groups: readonly PortfolioGroup[],
  nameOfKey: (key: string) => string,
  unknown: string,
  name: FilterName,
  filters: Filters,
): readonly Group[] {
  const gap = ({ valueGap }: PortfolioGroup): number => valueGap ?? -1;
  return groups
    .toSorted((one, other) => gap(other) - gap(one) || other.customers - one.customers)
    .map(({ key, ...sums }) => ({
      key: key ?? '',
      label: key === null || key === '' ? unknown : nameOfKey(key),
      sums,
      filters: key === null || key === '' ? null : withValues(filters, name, [key]),
    }));
}
