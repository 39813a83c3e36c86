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
  readonly withoutGroup: number;
  readonly tooFewSimilar: number;
}

export interface ProductCustomer {
  readonly history: Pick<CompanyHistory, 'industry' | 'employees'>;
  readonly score: Pick<CustomerScore, 'companyId' | 'name' | 'purchases'>;
}

interface Owner {
  readonly customer: ProductCustomer['score'];
  readonly owned: ReadonlySet<string>;
}

/**
 * What customers of the same industry and size own and a customer does not, where line items name products: at least 20
 * similar customers, and at least 30 % of them. It says what is common, not what this customer needs.
 *
 * @param customers those that are not lapsed
 */
export function productGaps(customers: readonly ProductCustomer[], asOf: Day): ProductGaps {
  const groups = new Map<string, Owner[]>();
  let withoutProducts = 0;
  let withoutGroup = 0;
  for (const { history, score } of customers) {
    const owned = productsOwned(score.purchases, asOf);
    const group = groupKey(history);
    if (owned.size === 0) withoutProducts += 1;
    else if (group === null) withoutGroup += 1;
    else groups.set(group, [...(groups.get(group) ?? []), { customer: score, owned }]);
  }
  const large = [...groups.values()].filter((members) => members.length > FEWEST_SIMILAR);
  const compared = large.reduce((sum, members) => sum + members.length, 0);
  return {
    gaps: large.flatMap(groupGaps).toSorted(byExpectedAmount),
    compared,
    withoutProducts,
    withoutGroup,
    tooFewSimilar: customers.length - withoutProducts - withoutGroup - compared,
  };
}

/** Products of purchases whose term runs, or, without a term, of the last 24 months. */
function productsOwned(purchases: readonly Purchase[], asOf: Day): ReadonlySet<string> {
  return new Set(purchases.filter((purchase) => isInUse(purchase, asOf)).flatMap((purchase) => purchase.products));
}

function isInUse({ day, amount, contractEnd, termMonths }: Purchase, asOf: Day): boolean {
  if (amount < 0 || day > asOf) return false;
  const until = contractEnd ?? addMonths(day, termMonths ?? OWNED_MONTHS);
  return until >= asOf;
}

function groupGaps(members: readonly Owner[]): readonly ProductGap[] {
  const counts = new Map<string, number>();
  for (const { owned } of members) for (const product of owned) counts.set(product, (counts.get(product) ?? 0) + 1);
  const similar = members.length - 1;
  const common = [...counts].filter(([, owners]) => owners / similar >= LEAST_SHARE);
  return common.flatMap(([product, owners]) => {
    // Who lacks a product is not among its owners, so leaving the customer out changes only the whole.
    const share = toShare(Math.min(owners, similar), similar);
    const amount = typicalAmount(product, members);
    return members
      .filter(({ owned }) => !owned.has(product))
      .map(({ customer }) => ({
        companyId: customer.companyId,
        name: customer.name,
        product,
        owners: share,
        typicalAmount: amount,
        boughtBefore: customer.purchases.some(({ products }) => products.includes(product)),
      }));
  });
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
