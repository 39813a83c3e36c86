import type { ScoringContext } from '../../scoring/relationship.ts';
import type { PublishedValues } from '../ports.ts';
import type { Run } from '../ports/run-store.ts';
import type { SnapshotCause } from '../ports/score-store.ts';
import type { RefreshReport } from './refresh-report.ts';
import type { RefreshProgress } from './world.ts';

/** What would be written on a company. */
export interface PlannedChange {
  readonly companyId: string;
  readonly name: string;
  readonly before: PublishedValues | null;
  readonly after: PublishedValues;
  readonly cause: SnapshotCause;
}

export interface RefreshOptions {
  /** Read everything again, and not only what changed. */
  readonly full?: boolean;
  /** Only these companies; the others stay as they are. */
  readonly companyIds?: readonly string[];
  /** Goes on where a run would change many segments at once. */
  readonly yes?: boolean;
  /** Is told what would be written, company by company; nothing is put out or written to the CRM. */
  readonly dryRun?: (change: PlannedChange) => void;
  /** Which process runs, in words for people: shown to who starts a second one. */
  readonly process: string;
  /** Ends the run at the next checkpoint. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: RefreshProgress) => void;
}

export type RefreshOutcome =
  | { readonly kind: 'done'; readonly report: RefreshReport; readonly context: ScoringContext }
  /** Put out and not sent: so many segments would change that somebody has to say yes. */
  | { readonly kind: 'waiting_for_yes'; readonly report: RefreshReport }
  /** Ended at a checkpoint by the signal: the next run goes on from there. */
  | { readonly kind: 'stopped'; readonly report: RefreshReport }
  | { readonly kind: 'running_elsewhere'; readonly run: Run | null }
  /** Single companies cannot be scored before the whole portal was. */
  | { readonly kind: 'never_scored' };
