import { logBeta } from '../../scoring/math/log-beta.ts';
import type { Interval } from '../../scoring/types.ts';

/** Uncertain customers of an earlier day that it takes to learn how many convert by themselves. */
export const FEWEST_PAST_MEMBERS = 30;

/** What became of the Uncertain of an earlier day after just as long a time. */
export interface PastConversion {
  readonly members: number;
  readonly converted: number;
}

/** How many conversions are to be expected by a day. */
export interface ExpectedConversions {
  /** `past_conversions`: as many as before the goal, so what more there is goes beyond; `straight_line`: evenly towards the goal. */
  readonly basis: 'past_conversions' | 'straight_line';
  readonly count: number;
  /** 80 %, whole customers. */
  readonly interval: Interval;
  /** What the basis rests on; null for the straight line. */
  readonly past: PastConversion | null;
}

/**
 * Conversions to be expected of a cohort: by the share that converted in the past where at least 30 customers tell it, with
 * the interval of a further sample (beta-binomial, Jeffreys prior); else on the straight line to the goal, with the interval
 * of as many independent customers (binomial).
 *
 * @param elapsed part of the goal's time, 0 to 1
 * @param past over the same time before the goal began; null where that cannot be known
 */
export function expectedConversions(
  members: number,
  target: number,
  elapsed: number,
  past: PastConversion | null,
): ExpectedConversions {
  if (past !== null && past.members >= FEWEST_PAST_MEMBERS) {
    const converted = past.converted + 0.5;
    const others = past.members - past.converted + 0.5;
    const chance = (count: number): number =>
      logChoose(members, count) + logBeta(count + converted, members - count + others) - logBeta(converted, others);
    return {
      basis: 'past_conversions',
      count: (members * past.converted) / past.members,
      interval: countInterval(members, chance),
      past,
    };
  }
  const count = Math.min(members, target) * elapsed;
  const share = members === 0 ? 0 : count / members;
  const chance = (converted: number): number =>
    logChoose(members, converted) + power(share, converted) + power(1 - share, members - converted);
  return { basis: 'straight_line', count, interval: countInterval(members, chance), past: null };
}

/** Smallest and largest count such that less than a tenth of the chance lies beyond either. */
function countInterval(members: number, logChance: (count: number) => number): Interval {
  let below = 0;
  let low: number | null = null;
  for (let count = 0; count <= members; count += 1) {
    below += Math.exp(logChance(count));
    if (low === null && below > 0.1) low = count;
    if (below >= 0.9 - 1e-12) return [low ?? count, count];
  }
  return [low ?? members, members];
}

function logChoose(of: number, count: number): number {
  return -Math.log(of + 1) - logBeta(count + 1, of - count + 1);
}

/** Natural logarithm of a power; anything to the power of 0 is 1. */
function power(base: number, exponent: number): number {
  return exponent === 0 ? 0 : exponent * Math.log(base);
}
