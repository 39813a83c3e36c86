import { addMonths } from '../day.ts';
import { SEED_MODEL, type Model } from '../model.ts';
import { repeatModel, type NamedParameters } from '../models/repeat-models.ts';
import type { PurchaseHistory } from '../models/repeat-purchase-model.ts';
import type { Policy } from '../policy.ts';
import type { Day, Driver, Occasion, Probability, Purchase } from '../types.ts';
import { count, lastPurchases, type CoreLoyalty } from './core-loyalty.ts';
import { passing, portalExperience, startingPoint } from './prior.ts';
import { readYearlyTests } from './yearly-tests.ts';

/** Keeps the belief a proper Beta where a model is certain to the last digit. */
const CERTAINTY = 1e-9;

/** What the models of repeat purchases need of a customer, in days. */
function purchaseHistory(occasions: readonly Occasion[], asOf: Day): PurchaseHistory {
  const first = occasions[0]?.day ?? asOf;
  const last = occasions.at(-1)?.day ?? asOf;
  return { repeatPurchases: Math.max(0, occasions.length - 1), recency: last - first, age: asOf - first };
}

/**
 * Without a contract, by the portal's fitted model of repeat purchases: loyalty is the probability of at least one purchase
 * within the horizon. The drivers walk from a new customer of the portal, over the customer's rhythm up to its last
 * purchase, to the silence since. The belief's strength is the seed's plus the years that were tests.
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
      because: `${count(history.repeatPurchases + 1, 'purchase')} in ${count(history.recency, 'day')}`,
      records: purchases.filter((purchase) => purchase.amount >= 0).map((purchase) => purchase.dealId),
    });
  }
  if (silentDays > 0) {
    drivers.push({
      name: 'silence_since_purchase',
      points: 100 * (now - atLastPurchase),
      facts: { days: silentDays },
      because: `no purchase for ${count(silentDays, 'day')}`,
      records: lastPurchases(purchases, occasions),
    });
  }
  const years = readYearlyTests(occasions, asOf);
  const strength =
    SEED_MODEL.renewal.alpha + SEED_MODEL.renewal.beta + years.kept + years.silentBetween + years.silentSince;
  return { test: 'purchase_within_horizon', belief: { alpha: strength * (1 - now), beta: strength * now }, drivers };
}
