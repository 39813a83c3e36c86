import { formatIsoDay } from '../../scoring/day.ts';
import type { BacktestCard } from '../../scoring/backtest/report-card.ts';
import { SEED_MODEL } from '../../scoring/model.ts';
import type { Day } from '../../scoring/types.ts';
import type { ModelSummary, RunStore } from '../ports/run-store.ts';
import { parseKeptReport } from '../rescore/kept-report.ts';

const VERSIONS_SHOWN = 50;

/** A model that scores were made with. */
export interface ModelVersionView {
  readonly id: string;
  /** `YYYY-MM-DD`; null: it was not fitted. */
  readonly fittedOn: string | null;
  /** False: the starting assumptions are used. */
  readonly isOwn: boolean;
  /** Why it is this one, in one English sentence; null where that was not kept. */
  readonly reason: string | null;
}

export interface ModelReport {
  readonly current: ModelVersionView & { readonly backtest: BacktestCard | null };
  /** Those last put to use first. */
  readonly versions: readonly (ModelVersionView & { readonly keptAt: string })[];
}

/** The model in force with how it did on the portal's past, and those that were in force before. */
export async function describeModel(runs: Pick<RunStore, 'listModels'>): Promise<ModelReport> {
  const kept = await runs.listModels(VERSIONS_SHOWN);
  const [current] = kept;
  return {
    current: current === undefined ? SEED : { ...toView(current), backtest: parseKeptReport(current.report).backtest },
    versions: kept.map((model) => ({ ...toView(model), keptAt: model.usedFrom.toISOString() })),
  };
}

const SEED = { id: SEED_MODEL.id, fittedOn: null, isOwn: false, reason: null, backtest: null } as const;

function toView({ id, fittedOn, isOwn, report }: ModelSummary): ModelVersionView {
  return { id, fittedOn: toIso(fittedOn), isOwn, reason: parseKeptReport(report).reason };
}

function toIso(day: Day | null): string | null {
  return day === null ? null : formatIsoDay(day);
}
