import { integrate } from '../math/gauss-legendre.ts';
import { logGammaIncrease } from '../math/log-gamma.ts';
import { digamma } from '../math/polygamma.ts';
import type { BetaPrior } from '../model.ts';
import type { Probability } from '../types.ts';

/** Tests passed and lost, whole or in part, on top of a prior. */
export interface BetaEvidence {
  readonly prior: BetaPrior;
  readonly kept: number;
  readonly lost: number;
}

/**
 * What is asked of a belief about one year. With θ the probability that a year is lost:
 *
 * - `all` of `years`: (1 − θ)^years, the renewal of a contract over that part of a year;
 * - `any` of `years`: 1 − θ^years, a purchase somewhere in a horizon of that many years.
 */
export interface Question {
  readonly of: 'all' | 'any';
  /** Above 0. */
  readonly years: number;
}

export const ONE_YEAR: Question = { of: 'all', years: 1 };

/** The posterior, as a prior for what comes next. */
export function posterior({ prior, kept, lost }: BetaEvidence): BetaPrior {
  return { alpha: prior.alpha + lost, beta: prior.beta + kept };
}

/** Mean probability that the answer is yes: exact, by the moments of the Beta distribution. */
export function meanAnswer({ alpha, beta }: BetaPrior, { of, years }: Question): Probability {
  if (years === 1) return beta / (alpha + beta);
  return of === 'all' ? powerMean(beta, alpha, years) : 1 - powerMean(alpha, beta, years);
}

/** The belief about the question itself: the Beta distribution with the answer's mean and variance. */
export function answerBelief(yearly: BetaPrior, { of, years }: Question): BetaPrior {
  if (years === 1) return yearly;
  const [counted, other] = of === 'all' ? [yearly.beta, yearly.alpha] : [yearly.alpha, yearly.beta];
  const mean = powerMean(counted, other, years);
  const variance = powerMean(counted, other, 2 * years) - mean * mean;
  const strength = (mean * (1 - mean)) / variance - 1;
  const passed = of === 'all' ? mean : 1 - mean;
  return { alpha: strength * (1 - passed), beta: strength * passed };
}

/** What the prior says and what each kind of evidence adds to it; the three add up to the posterior's answer. */
export interface SplitAnswer {
  readonly start: number;
  readonly kept: number;
  readonly lost: number;
}

/**
 * Splits the posterior's answer, exactly, into the prior's, what the tests passed added and what the tests lost took:
 * Aumann-Shapley values along the straight line from no evidence to all of it. Over one year the answer is the posterior
 * mean (beta + kept) / (alpha + beta + kept + lost) (Fader and Hardie 2007) and the integral is known in closed form.
 */
export function splitAnswer(evidence: BetaEvidence, question: Question = ONE_YEAR): SplitAnswer {
  const { prior, kept, lost } = evidence;
  const start = meanAnswer(prior, question);
  if (kept + lost === 0) return { start, kept: 0, lost: 0 };
  if (question.years === 1) {
    const strength = prior.alpha + prior.beta;
    return {
      start,
      kept: kept * pathIntegral(prior.alpha, lost, strength, kept + lost),
      lost: -lost * pathIntegral(prior.beta, kept, strength, kept + lost),
    };
  }
  const change = meanAnswer(posterior(evidence), question) - start;
  const byKept = kept === 0 ? 0 : lost === 0 ? change : kept * meanAlong(evidence, slopeByKept(evidence, question));
  return { start, kept: byKept, lost: change - byKept };
}

/** Integral over t in [0, 1] of (a + b t) / (n + m t)², with m > 0. */
function pathIntegral(a: number, b: number, n: number, m: number): number {
  return (b / (m * m)) * Math.log1p(m / n) + ((a - (b * n) / m) / m) * (1 / n - 1 / (n + m));
}

/** Mean of a slope over the shares of the evidence, in steps that are finest where there is least yet. */
function meanAlong({ prior, kept, lost }: BetaEvidence, slope: (share: number) => number): number {
  const growth = (kept + lost) / Math.min(prior.alpha, prior.beta);
  const logGrowth = Math.log1p(growth);
  return (
    integrate((step) => slope(Math.expm1(step * logGrowth) / growth) * Math.exp(step * logGrowth), 0, 1, 8) *
    (logGrowth / growth)
  );
}

/** Mean of X^power for X ~ Beta(a, b): Γ(a + power) Γ(a + b) / (Γ(a) Γ(a + b + power)). */
function powerMean(a: number, b: number, power: number): number {
  return Math.exp(logGammaIncrease(a, power) - logGammaIncrease(a + b, power));
}

/** Derivative of the answer by the tests passed, at a share of all evidence. */
function slopeByKept({ prior, kept, lost }: BetaEvidence, { of, years }: Question): (share: number) => number {
  return (share) => {
    const alpha = prior.alpha + share * lost;
    const beta = prior.beta + share * kept;
    const both = digamma(alpha + beta) - digamma(alpha + beta + years);
    return of === 'all'
      ? powerMean(beta, alpha, years) * (digamma(beta + years) - digamma(beta) + both)
      : -powerMean(alpha, beta, years) * both;
  };
}
