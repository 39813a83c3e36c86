import { addMonths } from '../../day.ts';
import { lapsesOn } from '../../loyalty/core-loyalty.ts';
import type { Policy } from '../../policy.ts';
import type { Day, Occasion } from '../../types.ts';
import type { LossRecord } from '../fit-loss-prior.ts';
import type { CustomerEvidence } from './customer-evidence.ts';

/** Renewals of a customer with contracts, those of a shorter term by their share of a year; completed years of one without. */
export function lossRecord({ read, relationship }: CustomerEvidence, policy: Policy, asOf: Day): LossRecord {
  const { contracts } = relationship;
  return contracts === null
    ? completedYears(read.occasions, policy, asOf)
    : { kept: contracts.yearsRenewed, lost: contracts.renewalsLost };
}

/**
 * The years since the first purchase that are over by `asOf`, as tests: kept where they saw a purchase, lost where they saw
 * none. A year that began after the customer had lapsed is no test: whether it comes back is another question.
 */
export function completedYears(
  occasions: readonly Occasion[],
  policy: Pick<Policy, 'lapsedAfterMonths'>,
  asOf: Day,
): LossRecord {
  const first = occasions[0]?.day ?? asOf;
  let kept = 0;
  let lost = 0;
  let next = 1;
  let last = first;
  for (let year = 1; addMonths(first, 12 * year) <= asOf; year += 1) {
    const start = addMonths(first, 12 * (year - 1));
    const end = addMonths(first, 12 * year);
    const lapsedBefore = start >= lapsesOn(last, policy);
    let bought = false;
    for (let day = occasions[next]?.day; day !== undefined && day <= end; day = occasions[next]?.day) {
      bought = true;
      last = day;
      next += 1;
    }
    if (bought && !lapsedBefore) kept += 1;
    else if (!bought && !lapsedBefore) lost += 1;
  }
  return { kept, lost };
}
