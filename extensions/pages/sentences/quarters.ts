import type { PortfolioGroup } from '../../shared/portfolio-view.ts';
import type { Group } from '../components/GroupTable.tsx';
import { type Filters, withValues } from '../filters/filters.ts';
import { addDays } from '../filters/renewal-window.ts';

/**
 * Renewals by quarter, the earliest first, each leading to the list of exactly these; what has no quarter is left out.
 *
 * @param groups by `2026-Q4`; @param say such as "Q4 2026"
 * @param due the filters of all of them
 */
export function quarterGroups(
  groups: readonly PortfolioGroup[],
  say: (quarter: string, year: string) => string,
  due: Filters,
): readonly Group[] {
  return groups
    .flatMap(({ key, ...sums }) => {
      const quarter = parseQuarter(key ?? '');
      if (quarter === null) return [];
      const { first, last } = quarter;
      const from = later(due.renewalFrom, first);
      const until = earlier(due.renewalUntil, last);
      const filters = withValues(withValues(due, 'renewalFrom', [from]), 'renewalUntil', [until]);
      return [{ key: first, label: say(quarter.number, quarter.year), sums, filters }];
    })
    .toSorted((one, other) => one.key.localeCompare(other.key));
}

interface Quarter {
  readonly number: string;
  readonly year: string;
  /** Its first and last day, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
}

function parseQuarter(key: string): Quarter | null {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(key) ?? [];
  if (year === undefined || number === undefined) return null;
  const startOf = (months: number): string => {
    const years = Number(year) + Math.floor(months / 12);
    return `${String(years).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  };
  return { number, year, first: startOf(3 * (Number(number) - 1)), last: addDays(startOf(3 * Number(number)), -1) };
}

function later(day: string | undefined, other: string): string {
  return day !== undefined && day > other ? day : other;
}

function earlier(day: string | undefined, other: string): string {
  return day !== undefined && day < other ? day : other;
}
