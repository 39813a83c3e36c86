import { countText } from '../count-text.ts';
import { DAYS_PER_YEAR } from '../day.ts';
import type { Model } from '../model.ts';
import type { Policy } from '../policy.ts';
import type { Day, Occasion, Purchase } from '../types.ts';
import { fromParts, lastPurchases, withinHorizon, type CoreLoyalty } from './core-loyalty.ts';
import { priorFor } from './prior.ts';
import { readYearlyTests } from './yearly-tests.ts';

/**
 * One purchase is no proof of a second: the starting assumption is about customers who stay, and whoever bought once may
 * never have meant to. Until the second purchase so many tests count as lost.
 */
const UNPROVEN_TESTS = 4;
/** Silence that nothing explains counts so many times: all of it until the second purchase, then what goes beyond a year. */
const UNEXPLAINED_SILENCE = 8;

/**
 * Without a contract and without a fitted model: the probability of at least one purchase within the policy's horizon. A
 * year with a purchase is kept, a silent one lost (see `readYearlyTests`). The belief is about a year; over a horizon of h
 * years the customer stays silent with the h-th power. What a single purchase and long silence weigh is the authors'
 * judgement and called so; a portal with enough customers has a fitted model instead.
 */
export function yearlyLoyalty(
  occasions: readonly Occasion[],
  purchases: readonly Purchase[],
  model: Model,
  group: string | null,
  policy: Policy,
  asOf: Day,
): CoreLoyalty {
  const question = withinHorizon(policy);
  const years = readYearlyTests(occasions, policy.contract.graceDays, asOf);
  const silentDays = Math.round(years.silentSince * DAYS_PER_YEAR);
  const isUnproven = occasions.length === 1;
  const parts = [
    {
      name: 'purchase_rhythm',
      kept: 0,
      lost: isUnproven ? UNPROVEN_TESTS : 0,
      facts: { purchases: occasions.length, days: 0 },
      because: 'one purchase: nothing shows yet that this customer buys again',
      records: [],
    },
    {
      name: 'years_with_purchases',
      kept: years.kept,
      lost: 0,
      facts: { years: years.kept },
      because: `bought again in ${countText(years.kept, 'year')} since the first purchase`,
      records: purchases.slice(1).map((purchase) => purchase.dealId),
    },
    {
      name: 'years_without_purchases',
      kept: 0,
      lost: years.silentBetween,
      facts: { years: years.silentBetween },
      because: `${countText(years.silentBetween, 'year')} between purchases without any`,
      records: [],
    },
    {
      name: 'silence_since_purchase',
      kept: 0,
      lost: years.silentSince + (UNEXPLAINED_SILENCE - 1) * Math.max(0, years.silentSince - (isUnproven ? 0 : 1)),
      facts: { days: silentDays },
      because: `no purchase for ${countText(silentDays, 'day')}`,
      records: lastPurchases(purchases, occasions),
    },
  ] as const;
  return fromParts('purchase_within_horizon', priorFor(model, group, question), parts, question);
}
