import { betaGeometricModel, type BetaGeometricParameters } from './beta-geometric.ts';
import type { RepeatPurchaseModel } from './repeat-purchase-model.ts';

/**
 * The BG/NBD model of Fader, Hardie and Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2).
 *
 * Assumptions: while active, a customer buys at random times (Poisson) at a constant rate of their own; after each
 * repeat purchase they drop out with a constant probability of their own; the rates are Gamma(shape r, rate alpha) and
 * the probabilities Beta(a, b) over the customers, independent of each other. Nobody drops out before the first repeat
 * purchase: the probability of being alive is then 1, whatever the silence, which is why it is never shown as loyalty.
 *
 * With x repeat purchases, the last at tx, at age T:
 * - likelihood L = Γ(r + x)/Γ(r) alpha^r [B(a, b + x)/B(a, b) (alpha + T)^−(r+x)
 *   + (x > 0) B(a + 1, b + x − 1)/B(a, b) (alpha + tx)^−(r+x)]
 * - P(alive) = 1 / (1 + (x > 0) a/(b + x − 1) ((alpha + T)/(alpha + tx))^(r+x))
 * - P(active in (T, T + t]) = P(alive) [1 − ((alpha + T)/(alpha + T + t))^(r+x)] = 1 − L(T + t)/L(T)
 * - E[purchases in (T, T + t]] = P(alive) (a + b + x − 1)/(a − 1)
 *   [1 − ((alpha + T)/(alpha + T + t))^(r+x) 2F1(r + x, b + x; a + b + x − 1; t/(alpha + T + t))]
 *
 * @param parameters above 0; alpha in the histories' unit of time
 * @throws RangeError where a parameter is not above 0, and from its functions where a history or horizon is impossible
 */
export function bgNbd(parameters: BetaGeometricParameters): RepeatPurchaseModel {
  return betaGeometricModel('bg-nbd', parameters);
}
