import type { SearchFilter, SearchRequest } from '../../data/crm-client.ts';
import {
  ANNUAL_VALUE,
  CONTACT_STATUS,
  LAST_CONTACT,
  NAME,
  OWNER,
  RENEWAL_DATE,
  RISK,
  SCORE,
  SEGMENT,
  VALUE_AT_RISK,
  VALUE_GAP,
} from '../../data/loyalty-properties.ts';
import { addDays } from '../parts/days.ts';
import { FILTER_NAMES, FILTERS, type FilterName, type ListState } from './list-state.ts';

export const PAGE_SIZE = 25;
/** As far ahead as a renewal is looked at. */
const OPEN_WINDOW_DAYS = 120;
/** HubSpot's search takes no more in one group. */
export const MOST_FILTERS = 6;
/** HubSpot's search returns no more in all. */
const MOST_RESULTS = 10_000;
export const LAST_PAGE = MOST_RESULTS / PAGE_SIZE;

/** Shown by the list. */
const COLUMNS = [
  NAME,
  SEGMENT,
  RISK,
  SCORE,
  RENEWAL_DATE,
  CONTACT_STATUS,
  LAST_CONTACT,
  ANNUAL_VALUE,
  VALUE_AT_RISK,
  VALUE_GAP,
  OWNER,
] as const;

function renewalFilter(window: string, asOf: string): SearchFilter {
  if (window === 'open')
    return { propertyName: RENEWAL_DATE, operator: 'LT', value: addDays(asOf, OPEN_WINDOW_DAYS + 1) };
  if (window === 'overdue') return { propertyName: RENEWAL_DATE, operator: 'LT', value: asOf };
  return {
    propertyName: RENEWAL_DATE,
    operator: 'BETWEEN',
    value: asOf,
    highValue: addDays(asOf, Number(window)),
  };
}

/** How many of HubSpot's filters a list uses. */
export function countFilters({ filters, text }: ListState): number {
  return FILTER_NAMES.filter((name) => (filters[name] ?? []).length > 0).length + (text.trim() === '' ? 0 : 1);
}

/**
 * The list as a search of HubSpot's own API.
 *
 * A company that was never scored has no segment at all: "not scored" finds these too, by a second group of filters.
 */
export function toSearchRequest(state: ListState, asOf: string): SearchRequest {
  const filterOf = (name: FilterName): readonly SearchFilter[] => {
    const values = state.filters[name] ?? [];
    const [first] = values;
    if (first === undefined) return [];
    if (name === 'renewal') return [renewalFilter(first, asOf)];
    // Without a wallet there is no gap: a gap above nothing is one that is known.
    if (name === 'gap') return [{ propertyName: VALUE_GAP, operator: 'GT', value: '0' }];
    return [{ propertyName: FILTERS[name].property, operator: 'IN', values }];
  };
  const words = state.text.trim();
  const textFilter: readonly SearchFilter[] =
    words === '' ? [] : [{ propertyName: NAME, operator: 'CONTAINS_TOKEN', value: toTokens(words) }];
  const others = FILTER_NAMES.filter((name) => name !== 'segment').flatMap(filterOf);
  const segment = filterOf('segment');
  const groups = [[...segment, ...others, ...textFilter]];
  if ((state.filters.segment ?? []).includes('not_scored')) {
    groups.push([{ propertyName: SEGMENT, operator: 'NOT_HAS_PROPERTY' }, ...others, ...textFilter]);
  }
  const page = Math.min(state.page, LAST_PAGE);
  return {
    filterGroups: groups.filter((filters) => filters.length > 0).map((filters) => ({ filters })),
    sorts: [{ propertyName: state.sort.property, direction: state.sort.direction }],
    properties: COLUMNS,
    limit: PAGE_SIZE,
    ...(page > 1 ? { after: String((page - 1) * PAGE_SIZE) } : {}),
  };
}

/** Every word may be the beginning of one in the name. */
function toTokens(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => `${word.replaceAll('*', '')}*`)
    .join(' ');
}
