import type { PortalBacktest } from './backtest-portal.ts';
import type { Probability } from '../types.ts';
import type { CalibrationBin } from './metrics.ts';

/** How well one set of forecasts told who would stay. */
export interface BacktestScore {
  readonly name: 'portal' | 'seed' | 'recency';
  /** 0.5 is guessing, 1 is never wrong about who is the likelier; null where only one kind is there. */
  readonly auc: Probability | null;
  /** Mean squared error: 0 is never wrong; null where nothing was forecast. */
  readonly brier: number | null;
}

/** What a portal's past says of its model, in few numbers that can be kept and shown. */
export interface BacktestCard {
  /** Renewals, and purchases of customers without a contract, that were forecast from past days. */
  readonly cases: number;
  readonly losses: number;
  /** Of the portal's model, of the seed, and of the rule that asks only when they last bought. */
  readonly scores: readonly BacktestScore[];
  readonly calibration: readonly CalibrationBin[];
  readonly flagged: {
    readonly flagged: number;
    readonly flaggedLost: number;
    readonly notFlagged: number;
    readonly notFlaggedLost: number;
  };
}

/** What people are shown of a backtest: the model beside the seed and the rule of recency, and what its flags were worth. */
export function toBacktestCard({ pooled, calibration, flags }: PortalBacktest): BacktestCard {
  const { portal, seed, baselines } = pooled;
  const recency = baselines === null ? [] : [{ name: 'recency' as const, metrics: baselines.recency }];
  const judged = [{ name: 'portal' as const, metrics: portal }, { name: 'seed' as const, metrics: seed }, ...recency];
  return {
    cases: pooled.cases,
    losses: pooled.cases - pooled.passed,
    scores: judged.map(({ name, metrics: { auc, brier } }) => ({
      ...{ name, auc },
      brier: Number.isFinite(brier) ? brier : null,
    })),
    calibration,
    flagged: {
      flagged: flags.flagged,
      flaggedLost: flags.flaggedAndLost,
      notFlagged: flags.customers - flags.flagged,
      notFlaggedLost: flags.lost - flags.flaggedAndLost,
    },
  };
}
