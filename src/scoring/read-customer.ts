import { summarizeContact } from './contact/summarize-contact.ts';
import type { Policy } from './policy.ts';
import { toOccasions } from './reading/occasions.ts';
import { readDeals, renewalDealIds, type DealsRead } from './reading/read-deals.ts';
import type { CompanyHistory, ContactSummary, Day, Occasion } from './types.ts';

/** What a company's records mean under the policy on a day, before any model speaks. */
export interface CustomerRead {
  readonly history: CompanyHistory;
  readonly deals: DealsRead;
  readonly occasions: readonly Occasion[];
  readonly contact: ContactSummary;
}

/** Reads deals, occasions and contact as they were known on the as-of day. */
export function readCustomer(history: CompanyHistory, policy: Policy, asOf: Day): CustomerRead {
  const deals = readDeals(history.deals, policy, asOf);
  return {
    history,
    deals,
    occasions: toOccasions(deals.purchases),
    contact: summarizeContact(
      history.activities,
      history.contactIds,
      renewalDealIds(history.deals, policy),
      history.unread,
      policy,
      asOf,
    ),
  };
}

/** A free trial alone is no purchase that could be repeated: somebody who never paid is no customer yet. */
export function isCustomer({ occasions }: Pick<CustomerRead, 'occasions'>): boolean {
  return occasions.some((occasion) => occasion.amount > 0);
}
