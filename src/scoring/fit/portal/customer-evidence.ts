import { groupKey, SEED_MODEL } from '../../model.ts';
import type { Policy } from '../../policy.ts';
import { isCustomer, readCustomer, type CustomerRead } from '../../read-customer.ts';
import { readRelationship, type Relationship } from '../../relationship.ts';
import type { CompanyHistory, Day } from '../../types.ts';

/** A customer as a fit sees it: what was known on a day, and what kind of relationship that makes. */
export interface CustomerEvidence {
  readonly read: CustomerRead;
  /** Its core is the seed's. */
  readonly relationship: Relationship;
  readonly group: string | null;
}

/** The customers among the companies, read on a day. */
export function gatherEvidence(
  histories: readonly CompanyHistory[],
  policy: Policy,
  asOf: Day,
): readonly CustomerEvidence[] {
  return histories.flatMap((history) => {
    const read = readCustomer(history, policy, asOf);
    if (!isCustomer(read)) return [];
    const context = { asOf, policy, model: SEED_MODEL };
    const relationship = readRelationship(history, read.deals, read.occasions, context);
    return [{ read, relationship, group: groupKey(history) }];
  });
}

/** Whether a contract is known of it, also where it has lapsed since. */
export function isUnderContract({ relationship }: CustomerEvidence): boolean {
  return relationship.contracts !== null;
}

/** What there is to learn from: customers, and tests of any kind. */
export interface EvidenceCount {
  readonly customers: number;
  readonly contractCustomers: number;
  readonly renewalsMade: number;
  readonly renewalsLost: number;
  readonly customersWithoutContract: number;
  readonly repeatPurchases: number;
}

/** Adds up what the customers show. Without a contract every occasion after the first is a repeat purchase. */
export function countEvidence(customers: readonly CustomerEvidence[]): EvidenceCount {
  const count = {
    customers: customers.length,
    contractCustomers: 0,
    renewalsMade: 0,
    renewalsLost: 0,
    customersWithoutContract: 0,
    repeatPurchases: 0,
  };
  for (const { read, relationship } of customers) {
    if (relationship.contracts === null) {
      count.customersWithoutContract += 1;
      count.repeatPurchases += read.occasions.length - 1;
    } else {
      count.contractCustomers += 1;
      count.renewalsMade += relationship.contracts.renewalsMade;
      count.renewalsLost += relationship.contracts.renewalsLost;
    }
  }
  return count;
}

/** Renewals decided, and purchases after the first. */
export function testsOf(count: EvidenceCount): number {
  return count.renewalsMade + count.renewalsLost + count.repeatPurchases;
}
