/** What is kept beside a model: why it speaks or does not, and how it did on the portal's past. */
import * as z from 'zod';
import type { BacktestCard } from '../../scoring/backtest/report-card.ts';
import type { RunStore } from '../ports/run-store.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const flaggedSchema = z.object({ flagged: count, flaggedLost: count, notFlagged: count, notFlaggedLost: count });

const scoreSchema = z.object({
  name: z.enum(['portal', 'seed', 'recency']),
  auc: share.nullable(),
  brier: share.nullable(),
});

const backtestSchema = z.object({
  cases: count,
  losses: count,
  scores: z.array(scoreSchema).max(10),
  calibration: z.array(z.object({ expected: share, observed: share, cases: count })).max(100),
  flagged: flaggedSchema,
});

/** As it is kept; a part that cannot be read, since another program kept it, is null. */
const reportSchema = z.object({
  reason: z.string().nullable().catch(null),
  backtest: backtestSchema.nullable().catch(null),
});

export interface KeptReport {
  readonly reason: string | null;
  readonly backtest: BacktestCard | null;
}

/** Reads what is kept beside a model; of what no program of ours kept, nothing is known. */
export function parseKeptReport(report: unknown): KeptReport {
  return reportSchema.safeParse(report).data ?? { reason: null, backtest: null };
}

/** How the model in force did on the portal's past; null where that is not known. */
export async function readKeptBacktest(runs: Pick<RunStore, 'readModel'>): Promise<BacktestCard | null> {
  const kept = await runs.readModel();
  return parseKeptReport(kept?.report).backtest;
}
