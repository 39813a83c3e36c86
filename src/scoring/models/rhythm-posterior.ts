import type { BetaPrior } from '../model.ts';
import type { Probability } from '../types.ts';
import { repeatModel, type NamedParameters } from './repeat-models.ts';
import type { PurchaseHistory } from './repeat-purchase-model.ts';

/** Gamma distribution of a rate: mean shape / rate. */
export interface GammaBelief {
  readonly shape: number;
  /** In the parameters' unit of time. */
  readonly rate: number;
}

/** What is believed of one customer's own rhythm: whether it has left, and if not, how it buys and leaves. */
export interface RhythmPosterior {
  readonly alive: Probability;
  readonly purchaseRate: GammaBelief;
  readonly leaving:
    | { readonly when: 'at_a_purchase'; readonly probability: BetaPrior }
    | { readonly when: 'at_any_time'; readonly rate: GammaBelief };
}

/**
 * The posterior of one customer. Given that it has not left by age T after x repeat purchases, its likelihood is
 * λ^x e^(−λT) times (1 − p)^(x + 1) under MBG/NBD, (1 − p)^x under BG/NBD and e^(−μT) under Pareto/NBD, so that the beliefs are
 * conjugate: λ ~ Gamma(r + x, alpha + T), p ~ Beta(a, b + chances passed), μ ~ Gamma(s, beta + T), independent of each other
 * (Fader, Hardie and Lee 2005, Counting your customers the easy way, appendix).
 *
 * @param history in the parameters' unit of time
 */
export function rhythmPosterior(named: NamedParameters, history: PurchaseHistory): RhythmPosterior {
  const { repeatPurchases, age } = history;
  const alive = repeatModel(named).probabilityAlive(history);
  const { r, alpha } = named.parameters;
  const purchaseRate = { shape: r + repeatPurchases, rate: alpha + age };
  if (named.model === 'pareto-nbd') {
    const { s, beta } = named.parameters;
    return { alive, purchaseRate, leaving: { when: 'at_any_time', rate: { shape: s, rate: beta + age } } };
  }
  const { a, b } = named.parameters;
  const passed = repeatPurchases + (named.model === 'mbg-nbd' ? 1 : 0);
  return { alive, purchaseRate, leaving: { when: 'at_a_purchase', probability: { alpha: a, beta: b + passed } } };
}
