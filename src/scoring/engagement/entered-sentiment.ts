import type { CoreLoyalty } from '../loyalty/core-loyalty.ts';
import { passing } from '../loyalty/prior.ts';
import { logit, sigmoid } from '../math/log-space.ts';
import type { Driver, Entered } from '../types.ts';

type Sentiment = NonNullable<Entered['sentiment']>;

/**
 * What a person's impression adds to the log-odds of loyalty. The authors' judgement: nobody knows what stood in the field on a
 * past day, so that no portal can learn it.
 */
const ADDED_LOG_ODDS: Readonly<Record<Sentiment, number>> = { good: 0.4, mixed: -0.3, bad: -1 };

/** Loyalty moved by the sentiment that somebody entered, with its driver; unchanged without one, and after a loss. */
export function heedSentiment(core: CoreLoyalty, sentiment: Entered['sentiment']): CoreLoyalty {
  if (sentiment === null || core.test === 'win_back') return core;
  const before = passing(core.belief);
  const logOdds = logit(before) + ADDED_LOG_ODDS[sentiment];
  const after = sigmoid(logOdds);
  if (!Number.isFinite(logOdds)) return core;
  const strength = core.belief.alpha + core.belief.beta;
  const driver: Driver = {
    name: 'sentiment',
    points: 100 * (after - before),
    facts: { sentiment },
    because: `the sentiment entered is ${sentiment}`,
    records: [],
  };
  return {
    ...core,
    belief: { alpha: strength * sigmoid(-logOdds), beta: strength * after },
    drivers: [...core.drivers, driver],
  };
}
