import type { ContractStanding } from './contract/standing.ts';
import type { CustomerStatus, Money, Probability } from './types.ts';
import { survivalWeights } from './value/survival-weights.ts';

/**
 * What is expected to be lost in the next twelve months: loss probability × the margin of the next twelve months that hangs
 * on it. 0 for a lapsed customer, and where the margin is not positive.
 *
 * Under contract only the time behind a renewal that is due within the twelve months hangs on it: nothing where none is, a
 * share where it falls in the middle, all where it is due or overdue. Contracts side by side each count with their own
 * renewal and their share of the margin; of a shorter term each further renewal is asked again. Without a contract the
 * whole margin of the twelve months hangs on the purchase.
 *
 * @param lossProbability of the next test: of the renewal due first where there are several
 * @param margin of a year, costs taken off
 */
export function valueAtRisk(
  status: CustomerStatus,
  lossProbability: Probability,
  margin: Money,
  standing: Pick<ContractStanding, 'ahead'> | null,
): Money {
  if (status === 'lapsed' || margin <= 0) return 0;
  return standing === null ? lossProbability * margin : margin * shareAtRisk(lossProbability, standing.ahead);
}

function shareAtRisk(loss: Probability, ahead: ContractStanding['ahead']): number {
  const first = ahead[0];
  if (first === undefined) return 0;
  const revenue = ahead.reduce((sum, renewal) => sum + Math.max(0, renewal.annualRevenue), 0);
  return ahead.reduce((sum, renewal) => {
    const share = revenue > 0 ? Math.max(0, renewal.annualRevenue) / revenue : 1 / ahead.length;
    const passed = (1 - loss) ** (testShare(renewal.nextTermYears) / testShare(first.nextTermYears));
    return sum + share * lostShare(passed, renewal.inYears, renewal.nextTermYears);
  }, 0);
}

/** Share of the next twelve months that is expected to be lost by renewals not made. */
function lostShare(passed: Probability, inYears: number, termYears: number): number {
  const [year = []] = survivalWeights(1, inYears, termYears, 0).years;
  return year.reduce((sum, weight, tests) => sum + weight * (1 - passed ** tests), 0);
}

/** A renewal of a year or more is one test, of a shorter term its share of one: see `testYears`. */
function testShare(termYears: number): number {
  return Math.min(1, termYears);
}
