import { countText } from '../count-text.ts';
import { normalProbability } from '../math/normal.ts';
import { SEED_MODEL, type Model, type PilotPrior } from '../model.ts';
import type { Day, Driver, Occasion, Probability, Purchase } from '../types.ts';
import { lastPurchases, type CoreLoyalty } from './core-loyalty.ts';
import { passing, portalExperience, startingPoint } from './prior.ts';

/** How sure one can be of a single pilot: each is decided once, so that no fit can see how pilots differ. Our judgement. */
const STRENGTH = 4;
/** Keeps the belief a proper Beta after any silence. */
const LEAST = 1e-6;

/** Nothing but pilots were bought: whether there will be a contract is another question than when the next purchase comes. */
export function isPilotOnly(purchases: readonly Purchase[]): boolean {
  const bought = purchases.filter((purchase) => purchase.amount >= 0);
  return bought.length > 0 && bought.every((purchase) => purchase.isPilot);
}

/**
 * After pilots alone, where the portal's past pilots say what becomes of them: the probability that a purchase follows. A share c of
 * the pilots is converted, log-normally late; who has not bought after t days is converted with c S(t)/(c S(t) + 1 − c), where
 * S(t) is the share of the conversions that come later (the mixture model of Boag 1949). Falls with every day.
 */
export function pilotLoyalty(
  pilots: PilotPrior,
  occasions: readonly Occasion[],
  purchases: readonly Purchase[],
  model: Pick<Model, 'customers'>,
  asOf: Day,
): CoreLoyalty {
  const days = asOf - (occasions.at(-1)?.day ?? asOf);
  const seed = passing(SEED_MODEL.renewal);
  const start = pilots.conversion;
  const now = conversionAfter(pilots, days);
  const drivers: Driver[] = [startingPoint(seed), portalExperience(start - seed, start, model.customers)];
  if (days > 0) {
    drivers.push({
      name: 'silence_since_purchase',
      points: 100 * (now - start),
      facts: { days },
      because: `${countText(days, 'day')} since the pilot began, and nothing bought since`,
      records: lastPurchases(purchases, occasions),
    });
  }
  return {
    test: 'purchase_within_horizon',
    belief: { alpha: STRENGTH * (1 - now), beta: STRENGTH * now },
    drivers,
    // That the pilot is not decided yet says when, and nothing of how this customer is.
    evidenceWeight: 0,
  };
}

/** The chance that a pilot that has not been converted for so many days will be. */
function conversionAfter({ conversion, logDays }: PilotPrior, days: number): Probability {
  const later = days <= 0 ? 1 : normalProbability((logDays.mean - Math.log(days)) / Math.sqrt(logDays.variance));
  return Math.max(LEAST, (conversion * later) / (conversion * later + 1 - conversion));
}
