import { addMonths } from '../scoring/day.ts';
import { median } from '../scoring/math/median.ts';
import type { CompanyHistory, CustomerScore, Day, Money, Purchase } from '../scoring/types.ts';
import { groupKey } from '../scoring/model.ts';
import { toShare, type Share } from './share.ts';

/** Similar customers that it takes to say what customers like this one own. */
const FEWEST_SIMILAR = 20;
/** Share of them that must own a product before its absence is called a gap. */
const LEAST_SHARE = 0.3;
/** Deals that a typical amount must rest on. */
const FEWEST_DEALS = 5;
/** Without a term, what was bought this long ago is no longer counted as owned. */
const OWNED_MONTHS = 24;
/** So long a purchase that names no product may stand for any; after it the next one of a contract took its place. */
const UNNAMED_MONTHS = 12;

/** What makes customers similar, the closest first. */
const SIMILAR_BY = ['industry_and_size', 'industry', 'size'] as const;
type SimilarBy = (typeof SIMILAR_BY)[number];

/** What a product usually costs a year, and how that is known. */
export interface TypicalAmount {
  readonly amount: Money;
  /** `split_evenly`: it is hardly ever bought alone, and the deals' amounts were divided evenly among their products. */
  readonly basis: 'bought_alone' | 'split_evenly';
  readonly deals: number;
}

/** A product that customers like this one own and this one does not. */
export interface ProductGap {
  readonly companyId: string;
  readonly name: string;
  readonly product: string;
  /** The similar customers that own it, of all similar ones, this one left out. */
  readonly owners: Share;
  readonly similarBy: SimilarBy;
  /** Per year; null where too few deals of the similar customers hold it. */
  readonly typicalAmount: TypicalAmount | null;
  /** It bought the product before, and let it go. */
  readonly boughtBefore: boolean;
}

export interface ProductGaps {
  /** By share × typical amount, the largest first. */
  readonly gaps: readonly ProductGap[];
  /** Customers that were compared. */
  readonly compared: number;
  /** Customers that were not, and why. */
  readonly withoutProducts: number;
  /** They use something that was bought without its product named. */
  readonly partlyUnknown: number;
  readonly withoutGroup: number;
  readonly tooFewSimilar: number;
}

export interface ProductCustomer {
  readonly history: Pick<CompanyHistory, 'industry' | 'employees'>;
  readonly score: Pick<CustomerScore, 'companyId' | 'name' | 'purchases'>;
}

interface Owner {
  readonly history: ProductCustomer['history'];
  readonly customer: ProductCustomer['score'];
  readonly owned: ReadonlySet<string>;
  /** Something it uses came in a deal that names no product: what it lacks cannot be said. */
  readonly isPartlyUnknown: boolean;
}

/**
 * What similar customers own and a customer does not, where line items name products: at least 20 similar customers, and
 * at least 30 % of them. Similar is the same industry and size; where those are too few, the same industry, else the same
 * size. Nothing is missed at a customer that uses something bought without its product named: it may be that product. It
 * says what is common, not what this customer needs.
 *
 * @param customers those that are not lapsed
 */
export function productGaps(customers: readonly ProductCustomer[], asOf: Day): ProductGaps {
  const owners = customers
    .map(({ history, score }) => ({ history, customer: score, ...productsInUse(score.purchases, asOf) }))
    .filter(({ owned }) => owned.size > 0);
  const groups = new Map(SIMILAR_BY.map((by) => [by, groupsBy(by, owners)]));
  const asked = owners.filter(({ isPartlyUnknown }) => !isPartlyUnknown);
  const grouped = asked.filter(({ history }) => groupKey(history) !== null);
  const compared = grouped.flatMap((owner) => {
    for (const [by, members] of groups) {
      const group = members.get(similarityKey(owner.history, by) ?? '');
      if (group !== undefined && group.length > FEWEST_SIMILAR) return [{ owner, by, group }];
    }
    return [];
  });
  const common = new Map(
    [...new Set(compared.map(({ group }) => group))].map((group) => [group, commonProducts(group)]),
  );
  return {
    gaps: compared
      .flatMap(({ owner, by, group }) => gapsOf(owner, by, common.get(group) ?? []))
      .toSorted(byExpectedAmount),
    compared: compared.length,
    withoutProducts: customers.length - owners.length,
    partlyUnknown: owners.length - asked.length,
    withoutGroup: asked.length - grouped.length,
    tooFewSimilar: grouped.length - compared.length,
  };
}

function groupsBy(by: SimilarBy, owners: readonly Owner[]): ReadonlyMap<string, readonly Owner[]> {
  const groups = new Map<string, Owner[]>();
  for (const owner of owners) {
    const key = similarityKey(owner.history, by);
    if (key === null) continue;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [owner]);
    else members.push(owner);
  }
  return groups;
}

function similarityKey({ industry, employees }: ProductCustomer['history'], by: SimilarBy): string | null {
  switch (by) {
    case 'industry_and_size':
      return groupKey({ industry, employees });
    case 'industry':
      return industry.trim() === '' ? null : groupKey({ industry, employees: null });
    case 'size':
      return groupKey({ industry: '', employees });
  }
}

/** Products of purchases whose term runs, or, without a term, of the last 24 months; and whether one of a year is unnamed. */
function productsInUse(purchases: readonly Purchase[], asOf: Day): Pick<Owner, 'owned' | 'isPartlyUnknown'> {
  const named = purchases.filter(({ products }) => products.length > 0);
  const unnamed = purchases.filter(({ products, amount }) => products.length === 0 && amount > 0);
  return {
    owned: new Set(named.filter((bought) => isInUse(bought, OWNED_MONTHS, asOf)).flatMap(({ products }) => products)),
    isPartlyUnknown: unnamed.some((bought) => isInUse(bought, UNNAMED_MONTHS, asOf)),
  };
}

function isInUse({ day, amount, contractEnd, termMonths }: Purchase, monthsWithoutTerm: number, asOf: Day): boolean {
  if (amount < 0 || day > asOf) return false;
  const until = contractEnd ?? addMonths(day, termMonths ?? monthsWithoutTerm);
  return until >= asOf;
}

/** A product that many of a group own. */
type CommonProduct = Pick<ProductGap, 'product' | 'owners' | 'typicalAmount'>;

/** Of a member that lacks the product: leaving it out changes the whole, not the owners. */
function commonProducts(members: readonly Owner[]): readonly CommonProduct[] {
  const counts = new Map<string, number>();
  for (const { owned } of members) for (const product of owned) counts.set(product, (counts.get(product) ?? 0) + 1);
  const similar = members.length - 1;
  return [...counts]
    .filter(([, owners]) => owners / similar >= LEAST_SHARE)
    .map(([product, owners]) => ({
      product,
      owners: toShare(Math.min(owners, similar), similar),
      typicalAmount: typicalAmount(product, members),
    }));
}

function gapsOf(
  { customer, owned }: Owner,
  similarBy: SimilarBy,
  common: readonly CommonProduct[],
): readonly ProductGap[] {
  return common
    .filter(({ product }) => !owned.has(product))
    .map((found) => ({
      companyId: customer.companyId,
      name: customer.name,
      ...found,
      similarBy,
      boughtBefore: customer.purchases.some(({ products }) => products.includes(found.product)),
    }));
}

/** Median yearly amount of the group's deals that hold the product: of those with it alone, else divided evenly. */
function typicalAmount(product: string, members: readonly Owner[]): TypicalAmount | null {
  const deals = members
    .flatMap(({ customer }) => customer.purchases)
    .filter(({ amount, products }) => amount > 0 && products.includes(product));
  const alone = deals.filter(({ products }) => products.length === 1);
  const isAlone = alone.length >= FEWEST_DEALS;
  const used = isAlone ? alone : deals;
  if (used.length < FEWEST_DEALS) return null;
  return {
    amount: median(used.map((deal) => yearlyAmount(deal) / deal.products.length)),
    basis: isAlone ? 'bought_alone' : 'split_evenly',
    deals: used.length,
  };
}

function yearlyAmount({ amount, termMonths }: Purchase): Money {
  return termMonths === null ? amount : (amount * 12) / termMonths;
}

function byExpectedAmount(one: ProductGap, other: ProductGap): number {
  const expected = (gap: ProductGap): number => gap.owners.share * (gap.typicalAmount?.amount ?? 0);
  return (
    expected(other) - expected(one) ||
    other.owners.share - one.owners.share ||
    (one.companyId + one.product < other.companyId + other.product ? -1 : 1)
  );
}

/** Of each customer with a gap the one with the most to expect, by the customer's company. */
export function largestGaps({ gaps }: Pick<ProductGaps, 'gaps'>): ReadonlyMap<string, ProductGap> {
  return new Map(gaps.toReversed().map((gap) => [gap.companyId, gap]));
}
