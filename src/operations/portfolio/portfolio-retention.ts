import type { RetentionReport } from '../../programme/retention/measure-retention.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { readRetention } from '../rescore/portal-retention.ts';
import type { Viewer } from './viewer.ts';

/** `not_yet`: no run of the whole portal has measured it. `not_seen`: the viewer does not see the whole portal. */
export type PortfolioRetention =
  | ({ readonly kind: 'measured'; readonly currency: string } & RetentionReport)
  | { readonly kind: 'not_measured'; readonly why: 'not_yet' | 'not_seen' };

/** Retention of the whole portal as of the run that last measured it, for whoever sees the whole portal. */
export async function portfolioRetention(
  reports: Pick<ReportStore, 'readReport'>,
  { ownerIds }: Viewer,
  currency: string,
): Promise<PortfolioRetention> {
  if (ownerIds !== null) return { kind: 'not_measured', why: 'not_seen' };
  const report = await readRetention(reports);
  return report === null ? { kind: 'not_measured', why: 'not_yet' } : { kind: 'measured', currency, ...report };
}
