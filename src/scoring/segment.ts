import type { Policy } from './policy.ts';
import { RISKS } from './types.ts';
import type { CustomerStatus, Day, Entered, Evidence, Money, Probability, Risk, Segment } from './types.ts';

/**
 * Ideal: at least `ideal.sureness` sure to reach the Ideal lifetime value, and loyal enough. Non-Ideal: at most
 * `nonIdeal.sureness` sure, or a negative margin, or lapsed. Otherwise Uncertain. Null while the policy has no amount.
 */
export function computeSegment(
  customer: {
    readonly idealProbability: Probability | null;
    readonly loyalty: Probability;
    readonly margin: Money;
    readonly status: CustomerStatus;
  },
  policy: Pick<Policy, 'ideal' | 'nonIdeal'>,
): Segment | null {
  if (customer.idealProbability === null) return null;
  if (customer.status === 'lapsed' || customer.margin < 0 || customer.idealProbability <= policy.nonIdeal.sureness)
    return 'non_ideal';
  return customer.idealProbability >= policy.ideal.sureness && customer.loyalty >= policy.ideal.loyalty
    ? 'ideal'
    : 'uncertain';
}

/** A person's override while it lasts. */
export function activeOverride(override: Entered['segmentOverride'], asOf: Day): Entered['segmentOverride'] {
  return override !== null && (override.until === null || override.until >= asOf) ? override : null;
}

/** The band of a loss probability; a worse behaviour shift raises it one level, an overdue renewal to at least high. */
export function riskBand(
  loss: Probability,
  policy: Pick<Policy, 'risk'>,
  signs: { readonly shiftForWorse: boolean; readonly renewalOverdue: boolean },
): Risk {
  const { watch, high, critical } = policy.risk;
  let level = loss < watch ? 0 : loss < high ? 1 : loss < critical ? 2 : 3;
  if (signs.shiftForWorse) level += 1;
  if (signs.renewalOverdue) level = Math.max(level, 2);
  return RISKS[Math.min(level, 3)] ?? 'critical';
}

const THIN_DAYS = 183;
const STRONG_OCCASIONS = 4;

/** Thin: one occasion, or less than six months. Strong: four or more occasions or renewals. */
export function evidenceGrade(occasions: number, renewals: number, ageDays: number): Evidence {
  // A contract that prolongs itself is bought once and renewed often.
  const tests = Math.max(occasions, renewals);
  if (tests <= 1 || ageDays < THIN_DAYS) return 'thin';
  return tests >= STRONG_OCCASIONS ? 'strong' : 'some';
}
