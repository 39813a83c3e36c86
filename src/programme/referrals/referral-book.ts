import type { Policy } from '../../scoring/policy.ts';
import type { CompanyHistory, CustomerScore, Day, Money } from '../../scoring/types.ts';
import { groupBy } from '../group-by.ts';
import { creditReferralsOnce } from '../portfolio-value.ts';

/** A company that came by a recommendation, with what it has bought since. */
export interface ReferredCompany {
  readonly companyId: string;
  readonly name: string;
  readonly firstPurchaseOn: Day;
  readonly revenue: Money;
  readonly margin: Money;
}

/** A customer whose recommendation is on record. */
export interface Referrer {
  readonly companyId: string;
  readonly name: string;
  readonly referred: readonly ReferredCompany[];
  readonly revenue: Money;
  /** Margin of what the referred have bought so far. */
  readonly margin: Money;
  /** Present value of what its referrals are expected to bring, out of its lifetime value; null where it is not scored. */
  readonly expected: Money | null;
}

/**
 * Who referred whom, and what they brought so far: every deal is credited once, to one referrer, so that the margins over all
 * referrers never exceed the margin of the referred purchases. The largest margin first.
 *
 * @param scores of the referrers, where they are scored; by company
 */
export function referralBook(
  histories: readonly CompanyHistory[],
  scores: ReadonlyMap<string, Pick<CustomerScore, 'waterfall'>>,
  policy: Pick<Policy, 'grossMargin'>,
  asOf: Day,
): readonly Referrer[] {
  const names = new Map(histories.map(({ companyId, name }) => [companyId, name]));
  const credited = new Set<string>();
  return creditReferralsOnce(histories)
    .flatMap((history) => {
      const purchases = history.referred.filter(({ dealId, day }) => {
        if (day > asOf || credited.has(dealId)) return false;
        credited.add(dealId);
        return true;
      });
      if (purchases.length === 0) return [];
      const referred = [...groupBy(purchases, ({ companyId }) => companyId)].map(([companyId, bought]) => {
        const revenue = sum(bought.map(({ amount }) => amount));
        const firstPurchaseOn = bought.reduce((first, { day }) => Math.min(first, day), asOf);
        const name = names.get(companyId) ?? companyId;
        return { companyId, name, firstPurchaseOn, revenue, margin: policy.grossMargin * revenue };
      });
      const revenue = sum(referred.map((company) => company.revenue));
      const score = scores.get(history.companyId);
      return [
        {
          companyId: history.companyId,
          name: history.name,
          referred,
          revenue,
          margin: sum(referred.map((company) => company.margin)),
          expected: score === undefined ? null : expectedInfluence(score),
        },
      ];
    })
    .toSorted((one, other) => other.margin - one.margin || (one.companyId < other.companyId ? -1 : 1));
}

function expectedInfluence({ waterfall }: Pick<CustomerScore, 'waterfall'>): Money {
  return sum(waterfall.filter(({ kind }) => kind === 'influence').map(({ presentValue }) => presentValue));
}

function sum(amounts: readonly Money[]): Money {
  return amounts.reduce((total, amount) => total + amount, 0);
}
