import { quantile } from '../../math/median.ts';
import type { WalletEstimate } from '../../model.ts';
import type { Money } from '../../types.ts';
import type { CustomerEvidence } from './customer-evidence.ts';

/** What one customer in five of its kind exceeds: more is known to be possible, and not rare. */
const UPPER_SHARE = 0.8;
const FEWEST_COMPARABLE = 30;
/** The portal's own upper quantile counts like this many customers of the group. */
const SHRINKAGE_CUSTOMERS = 20;

/**
 * Wallets by group of similar customers: the upper quantile of what its customers spend a year now, drawn on the log scale
 * towards the portal's by as much as 20 customers weigh. Customers who spend nothing now are not looked at; a group of
 * fewer than 30 gets no estimate.
 */
export function estimateWallets(customers: readonly CustomerEvidence[]): Readonly<Record<string, WalletEstimate>> {
  const spending = customers.flatMap(({ group, relationship }) => {
    const value = relationship.basis.currentAnnualValue;
    return value > 0 ? [{ group, value }] : [];
  });
  const groups = new Map<string, Money[]>();
  for (const { group, value } of spending) {
    if (group === null) continue;
    const values = groups.get(group) ?? [];
    values.push(value);
    groups.set(group, values);
  }
  const logPortal = Math.log(
    quantile(
      spending.map(({ value }) => value),
      UPPER_SHARE,
    ),
  );
  return Object.fromEntries(
    [...groups].flatMap(([group, values]) => {
      if (values.length < FEWEST_COMPARABLE) return [];
      const weight = values.length / (values.length + SHRINKAGE_CUSTOMERS);
      const amount = Math.exp(weight * Math.log(quantile(values, UPPER_SHARE)) + (1 - weight) * logPortal);
      return [[group, { amount, comparable: values.length }]];
    }),
  );
}
