import type { ScoreResult } from '../../scoring/types.ts';
import type { PublishedValues } from '../ports.ts';

/** A score with what is published of it in the place of what it would be today, so that no two places say different things. */
export function asPublished(result: ScoreResult, values: PublishedValues | null): ScoreResult {
  if (values === null) return result;
  if (result.kind !== 'scored' || values.score === null) return result;
  return {
    ...result,
    segment: values.segment === 'not_scored' ? null : values.segment,
    risk: values.risk ?? result.risk,
    lifetimeValue: values.lifetimeValue ?? result.lifetimeValue,
    currentAnnualValue: values.currentAnnualValue ?? result.currentAnnualValue,
    valueAtRisk: values.valueAtRisk ?? result.valueAtRisk,
    valueGap: values.valueGap,
  };
}
