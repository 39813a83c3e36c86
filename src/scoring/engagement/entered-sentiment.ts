import type { CoreLoyalty } from '../loyalty/core-loyalty.ts';
import type { Entered } from '../types.ts';
import { addLogOdds } from './add-log-odds.ts';

type Sentiment = NonNullable<Entered['sentiment']>;

/**
 * What a person's impression adds to the log-odds of loyalty. The authors' judgement: nobody knows what stood in the field on a
 * past day, so that no portal can learn it.
 */
const ADDED_LOG_ODDS: Readonly<Record<Sentiment, number>> = { good: 0.4, mixed: -0.3, bad: -1 };

/** Loyalty moved by the sentiment that somebody entered, with its driver; unchanged without one. */
export function heedSentiment(core: CoreLoyalty, { sentiment }: Entered): CoreLoyalty {
  if (sentiment === null) return core;
  return addLogOdds(core, ADDED_LOG_ODDS[sentiment], {
    name: 'sentiment',
    facts: { sentiment },
    because: `the sentiment entered is ${sentiment}`,
    records: [],
  });
}
