import { logNormalSpend } from '../models/log-normal-spend.ts';
import type { SpendPrior } from '../model.ts';
import type { Money, Occasion, Purchase } from '../types.ts';

/** What a customer spends on an occasion. */
export interface OccasionSpend {
  /** Free occasions and credits counted in. */
  readonly expected: Money;
  /** Deviation of the logarithm of the customer's own level. */
  readonly logDeviation: number;
}

/** Occasions without a price say little about the next one before there are several. */
const PAID_OCCASIONS_ASSUMED = 4;

/** What the portal expects of a customer like this: its group's level where that is known. */
export function spendOfGroup(spend: SpendPrior, group: string | null): SpendPrior {
  const own = group === null ? undefined : spend.groups[group];
  return own === undefined ? spend : { ...spend, ...own };
}

/**
 * Expected spend on an occasion: the posterior mean of the log-normal (see `logNormalSpend`), which draws the customer's own
 * level towards that of its like and is the mean and not the median, times the share of its occasions that are paid and the
 * share of its purchases that credits leave. Where the portal's level is not known, the customer's own mean.
 */
export function occasionSpend(
  occasions: readonly Occasion[],
  purchases: readonly Purchase[],
  spend: SpendPrior,
): OccasionSpend {
  const total = purchases.reduce((sum, purchase) => sum + purchase.amount, 0);
  const paid = occasions.filter((occasion) => occasion.amount > 0);
  const count = Math.max(1, occasions.length);
  if (spend.meanLog === null || paid.length === 0) {
    return { expected: total / count, logDeviation: Math.sqrt(spend.withinVariance / count) };
  }
  const bought = paid.reduce((sum, occasion) => sum + occasion.amount, 0);
  const posterior = logNormalSpend(
    { ...spend, meanLog: spend.meanLog },
    {
      occasions: paid.length,
      meanLogAmount: paid.reduce((sum, occasion) => sum + Math.log(occasion.amount), 0) / paid.length,
    },
  );
  const paidShare = (paid.length + PAID_OCCASIONS_ASSUMED) / (occasions.length + PAID_OCCASIONS_ASSUMED);
  return {
    expected: posterior.expectedAmount * paidShare * (total / bought),
    logDeviation: Math.sqrt(posterior.variance),
  };
}
