import type { Day, Money, Probability } from '../../../src/scoring/types.ts';
import { drawBeta, drawGamma } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';
import { drawPrice, shiftOdds, type Market } from './market.ts';

/**
 * The latent process of a contract customer, in words: at the end of each term the customer leaves with a probability of
 * its own, drawn once from a Beta distribution (the beta-geometric model). For half of the customers, quiet weeks before
 * the renewal multiply the odds of leaving by three; the other half does not mind. Prices rise a little at each renewal and
 * by what was added in the term. Whoever left may come back, at a constant yearly rate.
 */
export interface ContractLatent {
  readonly kind: 'contract';
  /** Per renewal, after weeks with conversations. */
  readonly lossProbability: Probability;
  /** 1 or 3: what quiet weeks before a renewal do to the odds of leaving. */
  readonly silenceOddsRatio: number;
  readonly termMonths: 12 | 36;
  readonly firstAnnualPrice: Money;
  readonly expansionsPerYear: number;
}

/** Where a contract customer truly stands on a day. */
export type ContractStanding = RunningContract | GoneCustomer;

export interface RunningContract {
  readonly state: 'running';
  readonly termStart: Day;
  readonly due: Day;
  readonly annualPrice: Money;
  /** Bought on top since the term began. */
  readonly expansions: Money;
  /** Null while the weeks that count have not begun. */
  readonly quiet: boolean | null;
}

export interface GoneCustomer {
  readonly state: 'gone';
  readonly since: Day;
  /** What the customer would pay a year on coming back. */
  readonly annualPrice: Money;
  readonly returnsPerYear: number;
}

/** Mean yearly loss of a customer of average industry and size with whom the vendor talks. */
const BASE_LOSS = 0.115;
/** Strength of the Beta distribution: the smaller, the more the customers differ. */
const LOSS_STRENGTH = 6;
const SILENCE_ODDS_RATIO = 3;
const SILENCE_SENSITIVE_SHARE = 0.5;
export const RETURNS_PER_YEAR = 0.14;
/** Size of one expansion as a share of the annual price: uniform between these. */
export const EXPANSION_SHARE = [0.05, 0.3] as const;
/** Logarithm of the price step at a renewal: mean and deviation. */
export const PRICE_STEP = [0.02, 0.05] as const;

export function drawContractLatent(random: Random, market: Market): ContractLatent {
  const mean = shiftOdds(BASE_LOSS, market.lossLogOdds);
  return {
    kind: 'contract',
    lossProbability: drawBeta(random, LOSS_STRENGTH * mean, LOSS_STRENGTH * (1 - mean)),
    silenceOddsRatio: random.chance(SILENCE_SENSITIVE_SHARE) ? SILENCE_ODDS_RATIO : 1,
    termMonths: random.chance(0.2) ? 36 : 12,
    firstAnnualPrice: drawPrice(random, market, 24_000, 0.55),
    expansionsPerYear: drawGamma(random, 1.2, 0.25),
  };
}

/** Probability that the customer leaves at a renewal, by whether the weeks before it were quiet. */
export function lossAtRenewal(latent: ContractLatent, quiet: boolean): Probability {
  return quiet ? shiftOdds(latent.lossProbability, Math.log(latent.silenceOddsRatio)) : latent.lossProbability;
}
