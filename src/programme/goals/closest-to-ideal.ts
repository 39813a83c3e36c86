import { normalQuantile } from '../../scoring/math/normal.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { CustomerScore, Money } from '../../scoring/types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';

type Candidate = Pick<
  CustomerScore,
  | 'companyId'
  | 'name'
  | 'status'
  | 'segment'
  | 'computedSegment'
  | 'override'
  | 'loyalty'
  | 'evidence'
  | 'idealProbability'
  | 'lifetimeValue'
  | 'lifetimeValueInterval'
  | 'nextAction'
>;

/** What separates a customer from Ideal. */
export interface Separation {
  readonly companyId: string;
  readonly name: string;
  /** Points of 100 that loyalty is short of what the policy asks for; 0: it is enough. */
  readonly loyaltyShort: number;
  /** What the value that it reaches with the policy's sureness is short of the Ideal lifetime value; 0: it is enough. */
  readonly valueShort: Money;
  readonly isEvidenceThin: boolean;
  /** A person set the segment: by the rule it would be Ideal. */
  readonly isSetByPerson: boolean;
  /** Parts of what is asked for that are missing, added; the closest has the least. */
  readonly distance: number;
  readonly nextAction: CustomerScore['nextAction'];
}

/**
 * Customers that are not Ideal, the closest to it first; those who lapsed are left out: to win back is another task. Empty
 * while the policy has no Ideal lifetime value.
 */
export function closestToIdeal(
  scores: readonly Candidate[],
  policy: Pick<Policy, 'ideal' | 'idealLifetimeValue'>,
): readonly Separation[] {
  const { idealLifetimeValue, ideal } = policy;
  if (idealLifetimeValue === null) return [];
  return scores
    .filter(({ segment, status }) => segment !== 'ideal' && status !== 'lapsed')
    .map((score) => {
      const loyaltyShort = 100 * Math.max(0, ideal.loyalty - score.loyalty);
      const valueShort = shortOf(score, idealLifetimeValue, ideal.sureness);
      return {
        companyId: score.companyId,
        name: score.name,
        loyaltyShort,
        valueShort,
        isEvidenceThin: score.evidence === 'thin',
        isSetByPerson: score.override !== null && score.computedSegment === 'ideal',
        distance: loyaltyShort / (100 * ideal.loyalty) + valueShort / Math.abs(idealLifetimeValue),
        nextAction: score.nextAction,
      };
    })
    .toSorted((one, other) => one.distance - other.distance || compareIds(one.companyId, other.companyId));
}

/**
 * The Ideal value less what the customer reaches with the given sureness: read off between the ends of its 80 % interval
 * and the probability of reaching the Ideal value, on the scale on which a normal distribution is a straight line.
 */
function shortOf(
  { idealProbability, lifetimeValueInterval: [low, high] }: Candidate,
  idealValue: Money,
  sureness: number,
): Money {
  if (idealProbability === null || idealProbability >= sureness) return 0;
  const wanted = normalQuantile(1 - sureness);
  const points = [
    { at: normalQuantile(0.1), value: low },
    { at: normalQuantile(1 - Math.max(idealProbability, 1e-6)), value: idealValue },
    { at: normalQuantile(0.9), value: high },
  ].toSorted((one, other) => one.at - other.at);
  const next = points.findIndex(({ at }) => at >= wanted);
  const above = points[Math.max(1, next)];
  const below = points[Math.max(1, next) - 1];
  if (above === undefined || below === undefined || above.at === below.at) return Math.max(0, idealValue - low);
  const reached = below.value + ((above.value - below.value) * (wanted - below.at)) / (above.at - below.at);
  return Math.max(0, idealValue - reached);
}
