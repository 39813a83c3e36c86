import { addMonths } from '../../scoring/day.ts';
import { quantile } from '../../scoring/math/median.ts';
import type { CompanyHistory, CustomerScore, Day, Deal, Money, Purchase, Touch } from '../../scoring/types.ts';

/** What a company can have in common with others. The last four are of the first twelve months as a customer. */
export const TRAIT_KINDS = [
  'industry',
  'size',
  'source',
  'first_amount',
  'first_product',
  'first_year_meeting',
  'first_year_people',
  'first_year_reply',
  'first_year_quarters',
] as const;
export type TraitKind = (typeof TRAIT_KINDS)[number];

/** A company's traits by kind: an empty list is known to be none, null is not known. */
export type TraitValues = Readonly<Record<TraitKind, readonly string[] | null>>;

/** Amounts between which the middle third of the customers' first purchases lies. */
export type AmountBounds = readonly [low: Money, high: Money];

/** What has to be known of the portal to read one company's traits. */
export interface TraitContext {
  /** Null where no first purchase is known. */
  readonly amountBounds: AmountBounds | null;
  /** Companies that bought on a recorded referral; null where the portal records none, so that nothing can be told. */
  readonly referredIds: ReadonlySet<string> | null;
}

type Company = Pick<CompanyHistory, 'companyId' | 'industry' | 'employees'>;

/** Upper ends of the bands of employees; as in `groupKey`. */
const SIZE_BANDS = [10, 50, 250, 1000, 5000] as const;
const FIRST_YEAR_MONTHS = 12;
const QUARTERS = [0, 3, 6, 9] as const;

/** What the traits of a portal's companies are read against. */
export function readTraitContext(
  histories: readonly Pick<CompanyHistory, 'referred'>[],
  scores: readonly Pick<CustomerScore, 'purchases'>[],
): TraitContext {
  return toTraitContext(
    scores.flatMap((score) => firstAmount(score) ?? []),
    new Set(histories.flatMap(({ referred }) => referred.map(({ companyId }) => companyId))),
  );
}

/** The same from what of it can be gathered company by company. @param amounts of the customers' first purchases */
export function toTraitContext(amounts: readonly Money[], referredIds: ReadonlySet<string>): TraitContext {
  return {
    amountBounds: amounts.length === 0 ? null : [quantile(amounts, 1 / 3), quantile(amounts, 2 / 3)],
    referredIds: referredIds.size === 0 ? null : referredIds,
  };
}

/** Of everything that was bought on the first day on which anything was paid; null where nothing was. */
export function firstAmount({ purchases }: Pick<CustomerScore, 'purchases'>): Money | null {
  return firstPurchases(purchases)?.amount ?? null;
}

/** Traits that were read without the portal being known, now that it is. */
export function withTraitContext(
  traits: TraitValues,
  { companyId, amount }: { readonly companyId: string; readonly amount: Money | null },
  context: TraitContext,
): TraitValues {
  return {
    ...traits,
    source: sourceTrait(companyId, context),
    first_amount: amount === null ? null : amountTrait(amount, context),
  };
}

/** Traits of a customer, all of them known from its beginnings: what came after the first twelve months is not looked at. */
export function customerTraits(
  company: Company,
  { purchases, contact, asOf }: Pick<CustomerScore, 'purchases' | 'contact' | 'asOf'>,
  context: TraitContext,
): TraitValues {
  const first = firstPurchases(purchases);
  return {
    ...companyTraits(company, context),
    first_amount: first === null ? null : amountTrait(first.amount, context),
    first_product: productTrait(first?.products ?? []),
    ...firstYearTraits(first?.day ?? null, contact.touches, asOf),
  };
}

/** Traits of a company that is no customer yet: of its first purchase, what the open deal expected first says. */
export function prospectTraits(
  company: Company & Pick<CompanyHistory, 'deals'>,
  asOf: Day,
  context: TraitContext,
): TraitValues {
  const [deal] = company.deals
    .filter(({ outcome }) => outcome === 'open')
    .toSorted((one, other) => waiting(one, asOf) - waiting(other, asOf) || (one.id < other.id ? -1 : 1));
  const amount = deal?.amount ?? null;
  return {
    ...companyTraits(company, context),
    first_amount: amount === null ? null : amountTrait(amount, context),
    first_product: productTrait(deal?.products ?? []),
    ...UNKNOWN_FIRST_YEAR,
  };
}

/** An open deal whose expected day has passed is no better known than one that is expected as long from now. */
function waiting({ day }: Deal, asOf: Day): number {
  return Math.abs(day - asOf);
}

type CompanyTraits = Pick<TraitValues, 'industry' | 'size' | 'source'>;
type FirstYearTraits = Omit<TraitValues, keyof CompanyTraits | 'first_amount' | 'first_product'>;

const UNKNOWN_FIRST_YEAR: FirstYearTraits = {
  first_year_meeting: null,
  first_year_people: null,
  first_year_reply: null,
  first_year_quarters: null,
};

function companyTraits({ companyId, industry, employees }: Company, context: TraitContext): CompanyTraits {
  const named = industry.trim();
  return {
    industry: named === '' ? null : [named],
    size: employees === null ? null : [sizeBand(employees)],
    source: sourceTrait(companyId, context),
  };
}

function sourceTrait(companyId: string, { referredIds }: TraitContext): readonly string[] | null {
  if (referredIds === null) return null;
  return referredIds.has(companyId) ? ['referral'] : [];
}

function sizeBand(employees: number): string {
  const index = SIZE_BANDS.findIndex((limit) => employees < limit);
  const limit = SIZE_BANDS[index];
  if (limit === undefined) return `${String(SIZE_BANDS.at(-1))} or more`;
  return index === 0 ? `below ${String(limit)}` : `${String(SIZE_BANDS[index - 1])} to ${String(limit - 1)}`;
}

function amountTrait(amount: Money, { amountBounds }: TraitContext): readonly string[] | null {
  if (amountBounds === null) return null;
  const [low, high] = amountBounds;
  return [amount < low ? 'lower_third' : amount < high ? 'middle_third' : 'upper_third'];
}

function productTrait(products: readonly string[]): readonly string[] | null {
  return products.length === 0 ? null : [...new Set(products)];
}

/** Everything that was bought on the first day on which anything was paid. */
function firstPurchases(
  purchases: readonly Purchase[],
): { readonly day: Day; readonly amount: Money; readonly products: readonly string[] } | null {
  const first = purchases.find(({ amount }) => amount > 0);
  if (first === undefined) return null;
  const together = purchases.filter(({ day, amount }) => day === first.day && amount > 0);
  return {
    day: first.day,
    amount: together.reduce((sum, { amount }) => sum + amount, 0),
    products: together.flatMap(({ products }) => products),
  };
}

/** Not known before the year is over, and not where nothing was logged in it: that is missing logging, not silence. */
function firstYearTraits(first: Day | null, all: readonly Touch[], asOf: Day): FirstYearTraits {
  if (first === null || addMonths(first, FIRST_YEAR_MONTHS) > asOf) return UNKNOWN_FIRST_YEAR;
  const touches = touchesWithin(all, first, 0, FIRST_YEAR_MONTHS);
  if (touches.length === 0) return UNKNOWN_FIRST_YEAR;
  const people = new Set(touches.flatMap(({ contactIds }) => contactIds));
  const isDirectionKnown = touches.some(({ direction }) => direction !== 'unknown');
  const beyond = touches.filter(({ purpose }) => purpose === 'non_renewal');
  return {
    first_year_meeting: yes(touches.some(({ kind }) => kind === 'meeting')),
    first_year_people: people.size === 0 ? null : yes(people.size >= 2),
    first_year_reply: isDirectionKnown ? yes(touches.some(({ direction }) => direction === 'inbound')) : null,
    first_year_quarters: yes(QUARTERS.every((month) => touchesWithin(beyond, first, month, month + 3).length > 0)),
  };
}

function touchesWithin(touches: readonly Touch[], first: Day, fromMonth: number, toMonth: number): readonly Touch[] {
  const from = addMonths(first, fromMonth);
  const until = addMonths(first, toMonth);
  return touches.filter(({ day }) => day >= from && day < until);
}

function yes(holds: boolean): readonly string[] {
  return holds ? ['yes'] : [];
}
