import type { BetaPrior } from '../model.ts';

/** Tests passed and lost, whole or in part, on top of a prior. */
export interface BetaEvidence {
  readonly prior: BetaPrior;
  readonly kept: number;
  readonly lost: number;
}

/** The posterior, as a prior for what comes next. */
export function posterior({ prior, kept, lost }: BetaEvidence): BetaPrior {
  return { alpha: prior.alpha + lost, beta: prior.beta + kept };
}

/**
 * Splits the posterior mean, exactly, into the prior's mean, what the tests passed added and what the tests lost took:
 * Aumann-Shapley values along the straight line from no evidence to all of it. The three parts add up to
 * the posterior mean (beta + kept) / (alpha + beta + kept + lost) (Fader and Hardie 2007).
 */
export function splitMean(evidence: BetaEvidence): {
  readonly start: number;
  readonly kept: number;
  readonly lost: number;
} {
  const { prior, kept, lost } = evidence;
  const strength = prior.alpha + prior.beta;
  const total = kept + lost;
  const start = prior.beta / strength;
  if (total === 0) return { start, kept: 0, lost: 0 };
  return {
    start,
    kept: kept * pathIntegral(prior.alpha, lost, strength, total),
    lost: -lost * pathIntegral(prior.beta, kept, strength, total),
  };
}

/** Integral over t in [0, 1] of (a + b t) / (n + m t)², with m > 0. */
function pathIntegral(a: number, b: number, n: number, m: number): number {
  return (b / (m * m)) * Math.log1p(m / n) + ((a - (b * n) / m) / m) * (1 / n - 1 / (n + m));
}
