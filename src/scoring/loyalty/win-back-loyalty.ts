import { countText } from '../count-text.ts';
import { DAYS_PER_YEAR, formatIsoDay } from '../day.ts';
import type { Model } from '../model.ts';
import type { Policy } from '../policy.ts';
import type { Day, Driver } from '../types.ts';
import { meanAnswer } from './beta-evidence.ts';
import { fromParts, withinHorizon, type CoreLoyalty } from './core-loyalty.ts';

/** How a customer left. */
export interface Lapse {
  readonly lapsedOn: Day;
  /** Times it came back before. */
  readonly returnsBefore: number;
  /** Its renewal counts as lost although a deal for it is open: the day that deal was expected on; else null. */
  readonly gaveUpDealOf: Day | null;
}

/**
 * After a loss: the probability of winning the customer back within the policy's horizon; it falls with the time since.
 * The model's belief is about a year; over a horizon of h years the customer stays away with the h-th power of it.
 */
export function winBackLoyalty(
  { lapsedOn, returnsBefore, gaveUpDealOf }: Lapse,
  model: Model,
  policy: Pick<Policy, 'horizonMonths'>,
  asOf: Day,
): CoreLoyalty {
  const question = withinHorizon(policy);
  const mean = meanAnswer(model.winBack, question);
  const inHundred = Math.round(100 * mean);
  const start: Driver = {
    name: 'starting_point',
    points: 100 * mean,
    facts: { inHundred },
    because: `about ${String(inHundred)} in 100 lapsed customers come back within the horizon: our starting assumption`,
    records: [],
  };
  const days = Math.max(0, asOf - lapsedOn);
  const gaveUp =
    gaveUpDealOf === null ? '' : `; its renewal deal, expected on ${formatIsoDay(gaveUpDealOf)}, is open still`;
  const parts = [
    {
      name: 'time_since_lapse',
      kept: 0,
      lost: days / DAYS_PER_YEAR,
      facts: { days, lapsedOn: formatIsoDay(lapsedOn) },
      because: `${countText(days, 'day')} since the customer lapsed${gaveUp}`,
      records: [],
    },
    {
      name: 'renewals_made',
      kept: returnsBefore,
      lost: 0,
      facts: { returns: returnsBefore },
      because: `came back ${countText(returnsBefore, 'time')} before`,
      records: [],
    },
  ] as const;
  return fromParts('win_back', { belief: model.winBack, drivers: [start] }, parts, question);
}
