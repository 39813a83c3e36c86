import type { RunKind } from '../ports/run-store.ts';
import type { SyncReport } from '../ports/portal-mirror.ts';
import { NOTHING_SENT, type SendReport } from './send-outgoing.ts';
import { EMPTY_TALLY, type Tally } from './tally.ts';

/** What a run found and did. Kept with the run, so that `status` can show it. */
export interface RefreshReport {
  readonly kind: RunKind;
  readonly isDryRun: boolean;
  /** Which process does it, in words for people. */
  readonly process: string;
  /** Values that an interrupted run had put out, and what became of them; null where there were none. */
  readonly earlier: SendReport | null;
  readonly sync: SyncReport | null;
  /** Ids of model and policy; '' before they are known. */
  readonly model: string;
  readonly policy: string;
  readonly modelReason: string;
  /** Set by this run; null where it was set before, or could not be. */
  readonly idealFixedAt: number | null;
  readonly scored: Tally;
  readonly sent: SendReport;
  /** Companies whose past was worked out in this run. */
  readonly backfilled: number;
  /** Calls of the CRM. */
  readonly calls: number;
  /** Why it ended early; null where it did not. */
  readonly endedBy: string | null;
}

export function emptyReport(kind: RunKind, isDryRun: boolean, process: string): RefreshReport {
  return {
    kind,
    isDryRun,
    process,
    earlier: null,
    sync: null,
    model: '',
    policy: '',
    modelReason: '',
    idealFixedAt: null,
    scored: EMPTY_TALLY,
    sent: NOTHING_SENT,
    backfilled: 0,
    calls: 0,
    endedBy: null,
  };
}
