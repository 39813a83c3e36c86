import { buildContracts, isUnderContractTerms } from '../scoring/contract/build-contracts.ts';
import type { Contract } from '../scoring/contract/contract.ts';
import { addMonths } from '../scoring/day.ts';
import { lapsesOn } from '../scoring/loyalty/core-loyalty.ts';
import type { Policy } from '../scoring/policy.ts';
import { toOccasions } from '../scoring/reading/occasions.ts';
import { readDeals } from '../scoring/reading/read-deals.ts';
import type { CompanyHistory, Day, LoyaltyTest } from '../scoring/types.ts';

/** The last test that a customer's relationship went through, as it came out. */
export interface CompletedTest {
  readonly test: Exclude<LoyaltyTest, 'win_back'>;
  /** The first day on which its outcome may have been known: only what lies before it is foreknowledge-free. */
  readonly day: Day;
  readonly passed: boolean;
  readonly customerSince: Day;
}

/**
 * Under contract: the last renewal that was made or lost, on the day it was due or, where that came first, decided; only
 * of terms that ended more than the grace ago, since until then a loss may not be known while a renewal is.
 * Otherwise: whether a customer that was there one horizon ago bought within that horizon; the test begins at its start.
 * Null for a company that has gone through none.
 */
export function lastCompletedTest(history: CompanyHistory, policy: Policy, asOf: Day): CompletedTest | null {
  const deals = readDeals(history.deals, policy, asOf);
  const occasions = toOccasions(deals.purchases);
  const customerSince = occasions[0]?.day;
  if (customerSince === undefined || !occasions.some((occasion) => occasion.amount > 0)) return null;
  if (isUnderContractTerms(deals, history.entered)) {
    const { chains } = buildContracts(deals, history.entered, policy, asOf);
    return chains
      .flatMap(({ contracts }) => lastRenewal(contracts, asOf - policy.contract.graceDays, customerSince) ?? [])
      .reduce<CompletedTest | null>((last, test) => (last === null || test.day > last.day ? test : last), null);
  }
  const start = addMonths(asOf, -policy.horizonMonths);
  const before = occasions.findLast((occasion) => occasion.day <= start);
  if (before === undefined || lapsesOn(before.day, policy) <= start) return null;
  const passed = occasions.some((occasion) => occasion.day > start);
  return { test: 'purchase_within_horizon', day: start, passed, customerSince };
}

/** A renewal that was made or lost, with the contract that it was about and the one that it opened. */
export interface DecidedRenewal {
  readonly contract: Contract;
  /** Null where it was lost. */
  readonly next: Contract | null;
  /** The day it was due or, where that came first, decided. */
  readonly day: Day;
}

/** The renewals of a chain that were made or lost, of terms that ended before a day; pilots are left out. */
export function decidedRenewals(contracts: readonly Contract[], endedBefore: Day): readonly DecidedRenewal[] {
  return contracts.flatMap((contract, index) => {
    const { fate, isPilot, end } = contract;
    if (isPilot || end >= endedBefore || (fate !== 'renewed' && fate !== 'lost')) return [];
    const next = fate === 'renewed' ? (contracts[index + 1] ?? null) : null;
    const signedOn = contracts[index + 1]?.purchases[0]?.day ?? end;
    // A contract that prolonged itself carries the purchases of the term before: it was decided when it was due.
    const decidedOn = fate === 'renewed' ? (signedOn > contract.start ? signedOn : end) : (contract.lostOn ?? end);
    return [{ contract, next, day: Math.min(end, decidedOn) }];
  });
}

function lastRenewal(contracts: readonly Contract[], endedBefore: Day, customerSince: Day): CompletedTest | null {
  const last = decidedRenewals(contracts, endedBefore).at(-1);
  if (last === undefined) return null;
  return { test: 'next_renewal', day: last.day, passed: last.contract.fate === 'renewed', customerSince };
}
