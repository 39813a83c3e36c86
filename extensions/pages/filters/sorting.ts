/** How the list of customers is sorted, as the service knows it. */
const SORTS = [
  'urgency',
  'valueAtRisk',
  'name',
  'score',
  'lifetimeValue',
  'currentAnnualValue',
  'valueGap',
  'renewalDate',
  'lastNonRenewalContact',
] as const;
export type SortName = (typeof SORTS)[number];

export interface Sorting {
  readonly sort: SortName;
  readonly order: 'asc' | 'desc';
}

const OF_COLUMNS: Readonly<Record<string, SortName>> = {
  customerAndOwner: 'name',
  score: 'score',
  lifetimeValue: 'lifetimeValue',
  currentAnnualValue: 'currentAnnualValue',
  valueAtRisk: 'valueAtRisk',
  valueGap: 'valueGap',
  renewal: 'renewalDate',
  contact: 'lastNonRenewalContact',
};

/**
 * The sorting that stands in an address.
 *
 * @param usual where none does; in the list of customers what may be lost comes first
 */
export function parseSorting(params: Readonly<Record<string, string>>, usual: SortName = 'valueAtRisk'): Sorting {
  const sort = SORTS.find((name) => name === params.sort) ?? usual;
  return { sort, order: params.order === 'asc' ? 'asc' : 'desc' };
}

/** By what a column sorts; null where it does not. */
export function sortNameOf(column: string): SortName | null {
  return OF_COLUMNS[column] ?? null;
}
