/**
 * Which customers a view shows. The names are those of the service's parameters, and the values stand in the address of the
 * page as they are asked for, so that a filtered view can be kept and handed on.
 */
import { CONTACT_STATUSES, SEGMENTS, VALUE_TIERS } from '../../shared/vocabulary.ts';

export const FILTER_NAMES = [
  'ownerIds',
  'hasNoOwner',
  'segments',
  'risks',
  'contactStatuses',
  'statuses',
  'valueTiers',
  'industries',
  'products',
  'renewalFrom',
  'renewalUntil',
  'isRenewalOnly',
  'missing',
  'name',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

/** Worst first. */
export const RISKS = ['critical', 'high', 'watch', 'low'] as const;
export const STATUSES = ['active', 'renewal_overdue', 'won_back', 'lapsed', 'prospect'] as const;
export const LACKS = [
  'acquisition_cost',
  'cost_to_serve',
  'wallet',
  'activities',
  'contract_end',
  'ideal_lifetime_value',
  'tickets',
  'survey_answers',
  'sentiment',
  'line_items',
  'skipped_deals',
  'skipped_records',
  'single_threaded',
  'nothing_logged',
  'not_published',
] as const;

const SEPARATORS: Readonly<Partial<Record<FilterName, string>>> = { industries: '|', products: '|' };

/** What a value may be; null: it is not allowed at all. Names of people, industries and products may be any text. */
type Check = (value: string) => boolean;
const oneOf =
  (...allowed: readonly string[]): Check =>
  (value) =>
    allowed.includes(value);
const isText: Check = (value) => value !== '' && value.length <= 200;
const isDay: Check = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value);
const isId: Check = (value) => /^\d{1,19}$/.test(value);
const CHECKS: Readonly<Record<FilterName, Check>> = {
  ownerIds: isId,
  hasNoOwner: oneOf('true'),
  segments: oneOf(...SEGMENTS, 'none'),
  risks: oneOf(...RISKS),
  contactStatuses: oneOf(...CONTACT_STATUSES),
  statuses: oneOf(...STATUSES),
  valueTiers: oneOf(...VALUE_TIERS),
  industries: isText,
  products: isText,
  renewalFrom: isDay,
  renewalUntil: isDay,
  isRenewalOnly: oneOf('true'),
  missing: oneOf(...LACKS),
  name: isText,
};
/** These hold one value each, commas and all. */
const SINGLE: ReadonlySet<FilterName> = new Set(['renewalFrom', 'renewalUntil', 'missing', 'name']);

/** The filters that stand in an address; what is no filter or no value of one is left out. */
export function parseFilters(params: Readonly<Record<string, string>>): Filters {
  return FILTER_NAMES.reduce<Filters>((filters, name) => {
    const text = params[name];
    return text === undefined ? filters : withValues(filters, name, split(name, text).filter(CHECKS[name]));
  }, {});
}

/** The values of one filter; none where it is not set. */
export function valuesOf(filters: Filters, name: FilterName): readonly string[] {
  const text = filters[name];
  return text === undefined ? [] : split(name, text);
}

/** @param values none: the filter is taken off */
export function withValues(filters: Filters, name: FilterName, values: readonly string[]): Filters {
  const { [name]: _former, ...others } = filters;
  return values.length === 0 ? others : { ...others, [name]: values.join(separatorOf(name)) };
}

/** Customers that are still there to lose: those of whom the service tells risk, contact and product gaps where no status is asked for. */
const PRESENT = STATUSES.filter((status) => status !== 'lapsed' && status !== 'prospect');

/** The filters of a number over customers who have not left; filters that name statuses stay as they are. */
export function ofPresent(filters: Filters): Filters {
  return filters.statuses === undefined ? withValues(filters, 'statuses', PRESENT) : filters;
}

export function isFiltered(filters: Filters): boolean {
  return FILTER_NAMES.some((name) => filters[name] !== undefined);
}

/** As the parameters of a question to the service, with more of its own. Always in the same order. */
function toQuery(filters: Filters, more: Readonly<Record<string, string | number>> = {}): string {
  const pairs = FILTER_NAMES.flatMap((name) => {
    const text = filters[name];
    return text === undefined ? [] : [[name, text]];
  });
  return [...pairs, ...Object.entries(more).map(([name, value]) => [name, String(value)])]
    .map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** A view's address at the service. */
export function toPath(view: string, filters: Filters, more: Readonly<Record<string, string | number>> = {}): string {
  const query = toQuery(filters, more);
  return `/api/portfolio/${view}${query === '' ? '' : `?${query}`}`;
}

function split(name: FilterName, text: string): readonly string[] {
  return SINGLE.has(name) ? [text] : text.split(separatorOf(name));
}

function separatorOf(name: FilterName): string {
  return SEPARATORS[name] ?? ',';
}
