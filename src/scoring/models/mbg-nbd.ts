import { betaGeometricModel, type BetaGeometricParameters } from './beta-geometric.ts';
import type { RepeatPurchaseModel } from './repeat-purchase-model.ts';

/**
 * The MBG/NBD model of Batislam, Denizel and Filiztekin (2007), Empirical validation and comparison of models for
 * customer base analysis, International Journal of Research in Marketing 24(3).
 *
 * Assumptions: those of BG/NBD, except that a customer may drop out right after the first purchase too. So a customer
 * with one purchase grows less likely to come back with silence, strictly.
 *
 * With x repeat purchases, the last at tx, at age T:
 * - likelihood L = Γ(r + x)/Γ(r) alpha^r [B(a, b + x + 1)/B(a, b) (alpha + T)^−(r+x)
 *   + B(a + 1, b + x)/B(a, b) (alpha + tx)^−(r+x)]
 * - P(alive) = 1 / (1 + a/(b + x) ((alpha + T)/(alpha + tx))^(r+x))
 * - P(active in (T, T + t]) = P(alive) [1 − ((alpha + T)/(alpha + T + t))^(r+x)] = 1 − L(T + t)/L(T)
 * - E[purchases in (T, T + t]] = P(alive) (a + b + x)/(a − 1)
 *   [1 − ((alpha + T)/(alpha + T + t))^(r+x) 2F1(r + x, b + x + 1; a + b + x; t/(alpha + T + t))]
 *
 * @param parameters above 0; alpha in the histories' unit of time
 * @throws RangeError where a parameter is not above 0, and from its functions where a history or horizon is impossible
 */
export function mbgNbd(parameters: BetaGeometricParameters): RepeatPurchaseModel {
  return betaGeometricModel('mbg-nbd', parameters);
}
