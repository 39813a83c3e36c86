import type { BacktestCard } from '../../scoring/backtest/report-card.ts';
import type { Model } from '../../scoring/model.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { CompanyHistory } from '../../scoring/types.ts';

/** The model to score with, and why it is that one. */
export interface LearntModel {
  readonly model: Model;
  readonly reason: string;
  /** What the portal's past says of the model that was learnt, whether it is used or not; null: it was not tried on it. */
  readonly backtest: BacktestCard | null;
}

/**
 * Learns a portal's model, which takes seconds of arithmetic in one piece: where it happens decides whether the process can
 * do anything else meanwhile. What is learnt is the same everywhere, to the last bit.
 */
export interface ModelLearner {
  /**
   * @param sample reads the customers to learn from, page by page; may be asked again after a failure of the place
   * @param start what would be scored with if nothing could be learnt
   * @returns null where the signal ended it
   */
  learn(
    sample: () => AsyncIterable<readonly CompanyHistory[]>,
    start: ScoringContext,
    signal: AbortSignal | undefined,
  ): Promise<LearntModel | null>;
}
