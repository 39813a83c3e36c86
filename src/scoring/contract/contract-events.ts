import type { DealsRead } from '../reading/read-deals.ts';
import type { Day, LostDeal, Purchase } from '../types.ts';

/** A purchase, or a renewal that was lost, in the order in which they happened. */
export type ContractEvent = { readonly purchase: Purchase } | { readonly lost: LostDeal };

/**
 * What can open or end a contract, by day. Of one day's purchases the one that states its term comes first: it tells how
 * long all that was signed with it runs.
 */
export function contractEvents({ purchases, lost }: Pick<DealsRead, 'purchases' | 'lost'>): readonly ContractEvent[] {
  const states = (purchase: Purchase): number => Number(purchase.termMonths !== null || purchase.contractEnd !== null);
  return [
    ...purchases
      .filter((purchase) => purchase.amount >= 0)
      .toSorted((one, other) => one.day - other.day || states(other) - states(one))
      .map((purchase) => ({ purchase })),
    ...lost.filter((deal) => deal.isRenewal).map((deal) => ({ lost: deal })),
  ].toSorted((one, other) => eventDay(one) - eventDay(other));
}

/** When it was bought, or lost. */
export function eventDay(event: ContractEvent): Day {
  return 'purchase' in event ? event.purchase.day : event.lost.day;
}
