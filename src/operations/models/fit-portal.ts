import { toBacktestCard, type BacktestCard } from '../../scoring/backtest/report-card.ts';
import { fitPortalModel, type PortalFitReport } from '../../scoring/fit/portal/fit-portal-model.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { CompanyReading } from '../ports.ts';

/** Days for which a portal's model is kept: a new one moves scores that no customer moved, and silences alerts that day. */
const REFIT_AFTER_DAYS = 90;

interface FitReport extends Pick<PortalFitReport, 'published' | 'reason'> {
  /** Null where the model was not tried on the past, or the one that was brought is kept. */
  readonly backtest: BacktestCard | null;
}

/**
 * Learns the portal's model from everything read, and lets it speak where it has proved itself; else the seed. A portal's
 * model that the context brings is kept until it is 90 days old.
 */
export function fitPortal(
  readings: readonly Pick<CompanyReading, 'history'>[],
  start: ScoringContext,
): { readonly context: ScoringContext; readonly report: FitReport } {
  const { fittedOn, kind } = start.model;
  if (kind === 'portal' && fittedOn !== null && start.asOf >= fittedOn && start.asOf - fittedOn < REFIT_AFTER_DAYS) {
    const reason = `The portal's own model of ${formatIsoDay(fittedOn)} is used; it is learnt anew after ${String(REFIT_AFTER_DAYS)} days.`;
    return { context: start, report: { published: true, reason, backtest: null } };
  }
  const { model, report } = fitPortalModel(
    readings.map((reading) => reading.history),
    start.policy,
    start.asOf,
  );
  const backtest = report.backtest === null ? null : toBacktestCard(report.backtest);
  const context = model === start.model ? start : { ...start, model };
  return { context, report: { published: report.published, reason: report.reason, backtest } };
}
