import type { Deal } from '../../scoring/types.ts';
import type { CrmRecord, Properties } from '../records/crm-record.ts';
import { numberOrNull } from '../records/property-values.ts';

/** Line-item names are unconfirmed: verify in a test account. */
export const LINE_ITEM_PROPERTIES: readonly string[] = [
  'name',
  'hs_recurring_billing_period',
  'hs_term_in_months',
  'recurringbillingfrequency',
];

export interface LineItem {
  readonly product: string | null;
  readonly termMonths: number | null;
}

/** A line item; `skipped` says what of it could not be understood, its product still counts. */
export interface ParsedLineItem {
  readonly lineItem: LineItem;
  readonly skipped: string | null;
}

/** What one bill covers at least, where no term is given. A shorter rhythm says nothing about how long the contract runs. */
const MONTHS_PER_BILL: Readonly<Record<string, number>> = {
  annually: 12,
  per_two_years: 24,
  per_three_years: 36,
  per_four_years: 48,
  per_five_years: 60,
};

export function parseLineItem({ properties }: CrmRecord): ParsedLineItem {
  const product = properties.name ?? null;
  const period = properties.hs_recurring_billing_period;
  if (period === undefined) return { lineItem: { product, termMonths: termWithoutPeriod(properties) }, skipped: null };
  const termMonths = parseDurationMonths(period);
  const skipped = termMonths === null ? `its term "${period}" is not a duration such as P12M` : null;
  return { lineItem: { product, termMonths }, skipped };
}

function termWithoutPeriod(properties: Properties): number | null {
  const months = numberOrNull(properties, 'hs_term_in_months');
  if (months !== null && months > 0) return months;
  return MONTHS_PER_BILL[properties.recurringbillingfrequency?.toLowerCase() ?? ''] ?? null;
}

const DAYS_PER_MONTH = 365.25 / 12;
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/i;

/** Months of an ISO 8601 duration, weeks and days rounded to whole months; null where it is none or shorter than half a month. */
function parseDurationMonths(text: string): number | null {
  const match = DURATION.exec(text);
  if (match === null) return null;
  const [years = 0, months = 0, weeks = 0, days = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const total = years * 12 + months + Math.round((weeks * 7 + days) / DAYS_PER_MONTH);
  return total > 0 ? total : null;
}

/** The deal with what its line items say: the longest term where the deal itself names none, and its products. */
export function withLineItems(deal: Deal, lineItems: readonly LineItem[]): Deal {
  const terms = lineItems.flatMap(({ termMonths }) => (termMonths === null ? [] : [termMonths]));
  const products = new Set(lineItems.flatMap(({ product }) => (product === null ? [] : [product])));
  return {
    ...deal,
    termMonths: deal.termMonths ?? (terms.length === 0 ? null : Math.max(...terms)),
    products: [...products].sort(),
  };
}
