import { countText } from '../count-text.ts';
import { addMonths } from '../day.ts';
import { SEED_MODEL, type Model } from '../model.ts';
import { repeatModel, type NamedParameters } from '../models/repeat-models.ts';
import type { PurchaseHistory } from '../models/repeat-purchase-model.ts';
import type { Policy } from '../policy.ts';
import type { Day, Driver, Occasion, Probability, Purchase } from '../types.ts';
import { lastPurchases, type CoreLoyalty } from './core-loyalty.ts';
import { passing, portalExperience, startingPoint } from './prior.ts';

/** Keeps the belief a proper Beta where a model is certain to the last digit. */
const CERTAINTY = 1e-9;
/** A customer who either left or is sure to buy has next to no strength; below this an interval would say nothing at all. */
const LEAST_STRENGTH = 0.5;
const MOST_STRENGTH = 200;

/** What the models of repeat purchases need of a customer, in days. */
export function purchaseHistory(occasions: readonly Occasion[], asOf: Day): PurchaseHistory {
  const first = occasions[0]?.day ?? asOf;
  const last = occasions.at(-1)?.day ?? asOf;
  return { repeatPurchases: Math.max(0, occasions.length - 1), recency: last - first, age: asOf - first };
}

/**
 * Without a contract, by the portal's fitted model of repeat purchases: loyalty is the probability of at least one purchase
 * within the horizon. The drivers walk from a new customer of the portal, over the customer's rhythm up to its last
 * purchase, to the silence since. The belief is as sure as the model is of this customer.
 */
export function rhythmLoyalty(
  named: NamedParameters,
  occasions: readonly Occasion[],
  purchases: readonly Purchase[],
  model: Pick<Model, 'customers'>,
  policy: Pick<Policy, 'horizonMonths'>,
  asOf: Day,
): CoreLoyalty {
  const repeat = repeatModel(named);
  const horizon = addMonths(asOf, policy.horizonMonths) - asOf;
  const history = purchaseHistory(occasions, asOf);
  const seed = passing(SEED_MODEL.renewal);
  const chance = (seen: PurchaseHistory): Probability =>
    Math.min(1 - CERTAINTY, Math.max(CERTAINTY, repeat.probabilityActive(seen, horizon)));
  const asNew = chance({ repeatPurchases: 0, recency: 0, age: 0 });
  const atLastPurchase = chance({ ...history, age: history.recency });
  const now = chance(history);
  const silentDays = history.age - history.recency;

  const drivers: Driver[] = [startingPoint(seed), portalExperience(asNew - seed, asNew, model.customers)];
  if (history.repeatPurchases > 0) {
    drivers.push({
      name: 'purchase_rhythm',
      points: 100 * (atLastPurchase - asNew),
      facts: { purchases: history.repeatPurchases + 1, days: history.recency },
      because: `${countText(history.repeatPurchases + 1, 'purchase')} in ${countText(history.recency, 'day')}`,
      records: purchases.filter((purchase) => purchase.amount >= 0).map((purchase) => purchase.dealId),
    });
  }
  if (silentDays > 0) {
    drivers.push({
      name: 'silence_since_purchase',
      points: 100 * (now - atLastPurchase),
      facts: { days: silentDays },
      because: `no purchase for ${countText(silentDays, 'day')}`,
      records: lastPurchases(purchases, occasions),
    });
  }
  const strength = beliefStrength(now, repeat.probabilityActive(history, 2 * horizon));
  return {
    test: 'purchase_within_horizon',
    belief: { alpha: strength * (1 - now), beta: strength * now },
    drivers,
    // The purchase rate's posterior mean (r + x)/(alpha + T) weighs the own x/T by T/(alpha + T).
    evidenceWeight: history.age / (named.parameters.alpha + history.age),
  };
}

/**
 * How sure the model is of this customer's own probability, as alpha + beta of a Beta distribution with the same variance.
 * A customer's chance of no purchase in two horizons is the square of that in one, so that with A(h) the probability of a
 * purchase within h, averaged over what the customer may be, the variance is 2 A(h) - A(2h) - A(h)^2: exact for MBG/NBD,
 * and a little too large for Pareto/NBD, where a customer can drop out without a purchase.
 */
function beliefStrength(within: Probability, withinTwice: Probability): number {
  const variance = 2 * within - withinTwice - within * within;
  const strength = (within * (1 - within)) / variance - 1;
  return variance > 0 ? Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, strength)) : MOST_STRENGTH;
}
