import { contactStatusSchema, riskSchema, segmentSchema, statusSchema } from '../../shared/card-view.ts';
import { dayOfInstant, daysBetween, parseDay, parseInstant } from '../../shared/days.ts';
import { readProductGap } from './read-product-gap.ts';
import type { Summary, ValueFacts } from './summary.ts';

/** What stands on the record, as text, by property name. */
export type Properties = Readonly<Record<string, string | null>>;

export type Published =
  | { readonly kind: 'none' }
  | { readonly kind: 'not_customer'; readonly scoredOn: string }
  | { readonly kind: 'scored'; readonly scoredOn: string; readonly budget: number | null; readonly summary: Summary };

/** Values older than this are shown as of the day they were written, not counted on to today. */
const STALE_AFTER_DAYS = 2;

const NO_CONTACT = { kind: null, usualGapDays: null, renewalOnly: null, contactsKnown: null, excluded: 0 } as const;

/**
 * The published values as the card shows them before the details arrive, or instead of them.
 *
 * @param today day on which they are read
 */
export function readPublished(properties: Properties, today: string, timeZone: string): Published {
  const text = (name: string): string | null => {
    const value = properties[name];
    return value === undefined || value === '' ? null : value;
  };
  const instant = parseInstant(text('loyalty_scored_at') ?? '');
  if (instant === null) return { kind: 'none' };
  const scoredOn = dayOfInstant(instant, timeZone);
  const score = toNumber(text('loyalty_score'));
  if (score === null) return { kind: 'not_customer', scoredOn };
  const age = daysBetween(scoredOn, today) ?? 0;
  const asOf = age >= 0 && age <= STALE_AFTER_DAYS ? today : scoredOn;
  /** As a person last entered it, also where nothing was worked out since. */
  const budget = toNumber(text('loyalty_annual_budget'));
  return { kind: 'scored', scoredOn, budget, summary: readSummary(text, score, asOf, timeZone) };
}

function readSummary(text: (name: string) => string | null, score: number, asOf: string, timeZone: string): Summary {
  const day = (name: string): string | null => parseDay(text(name) ?? '');
  const changedOn = (name: string): string | null => {
    const instant = parseInstant(text(name) ?? '');
    return instant === null ? null : dayOfInstant(instant, timeZone);
  };
  const status = statusSchema.safeParse(text('loyalty_customer_status')).data ?? 'active';
  const risk = riskSchema.safeParse(text('loyalty_risk')).data ?? null;
  const segment = segmentSchema.safeParse(text('loyalty_segment')).data ?? null;
  const computed = segmentSchema.safeParse(text('loyalty_segment_computed')).data ?? null;
  const lastContact = day('loyalty_last_non_renewal_contact');
  const renewalDate = day('loyalty_renewal_date');
  const lifetimeValue = toNumber(text('loyalty_lifetime_value'));
  const evidence = text('loyalty_evidence');
  return {
    asOf,
    currency: null,
    status,
    evidence: evidence === 'thin' || evidence === 'some' || evidence === 'strong' ? evidence : null,
    segment,
    overridden: segment !== computed && text('loyalty_segment_override') === segment && segment !== null,
    previousSegment: text('loyalty_previous_segment'),
    segmentChangedOn: changedOn('loyalty_segment_changed_at'),
    risk,
    previousRisk: riskSchema.safeParse(text('loyalty_previous_risk')).data ?? null,
    riskChangedOn: changedOn('loyalty_risk_changed_at'),
    changeReason: text('loyalty_change_reason'),
    score,
    scoreRange: null,
    test: status === 'lapsed' ? 'win_back' : renewalDate === null ? 'purchase_within_horizon' : 'next_renewal',
    horizonMonths: null,
    counts: null,
    onlyStartingPoint: false,
    renewal:
      renewalDate === null
        ? null
        : { date: renewalDate, days: daysBetween(asOf, renewalDate) ?? 0, openDeals: null, countsAsLostFrom: null },
    contact: {
      ...NO_CONTACT,
      status: contactStatusSchema.safeParse(text('loyalty_contact_status')).data ?? 'not_measurable',
      last:
        lastContact === null
          ? null
          : { kind: null, date: lastContact, days: Math.max(0, daysBetween(lastContact, asOf) ?? 0) },
    },
    value: readValue(text, day('loyalty_budget_as_of')),
    lifetime: lifetimeValue === null ? null : { value: lifetimeValue, assumptions: null },
    nextAction: text('loyalty_next_action') ?? 'keep_in_touch',
  };
}

function readValue(text: (name: string) => string | null, budgetAsOf: string | null): ValueFacts | null {
  const annual = toNumber(text('loyalty_current_annual_value'));
  if (annual === null) return null;
  const gap = toNumber(text('loyalty_value_gap'));
  const wallet = readWallet(text, budgetAsOf, gap === null ? null : annual + gap);
  return {
    annual,
    wallet,
    gap,
    share: toNumber(text('loyalty_share_of_wallet')),
    belowSpend: wallet !== null && wallet.amount < annual,
    productGap: readProductGap(text('loyalty_product_gap')),
    stale: false,
  };
}

/** @param sum spend and gap together: what a wallet came to that stands in none of the app's own properties */
function readWallet(
  text: (name: string) => string | null,
  budgetAsOf: string | null,
  sum: number | null,
): ValueFacts['wallet'] {
  const nobody = { by: null, comparable: null };
  const source = text('loyalty_wallet_source');
  const budget = toNumber(text('loyalty_annual_budget'));
  if (source === 'entered' && budget !== null) {
    const asOf = isOfOtherBudget(budget, budgetAsOf, text('loyalty_budget_dated')) ? null : budgetAsOf;
    return { amount: budget, source, asOf, ...nobody };
  }
  return (source === 'estimated' || source === 'entered') && sum !== null
    ? { amount: sum, source, asOf: null, ...nobody }
    : null;
}

/** Whether the day was entered with another amount ("60000 as of 2026-02-03"): the age of this one is then not known. */
function isOfOtherBudget(budget: number, asOf: string | null, note: string | null): boolean {
  const [amount = '', day = ''] = note?.split(' as of ') ?? [];
  return asOf !== null && day === asOf && Number(amount) !== budget;
}

function toNumber(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
