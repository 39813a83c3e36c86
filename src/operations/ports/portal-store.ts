import type { InboxStore } from './inbox-store.ts';
import type { MirrorStore } from './mirror-store.ts';
import type { NoticeStore } from './notice-store.ts';
import type { PortfolioChanges } from './portfolio-changes.ts';
import type { PortfolioStore } from './portfolio-store.ts';
import type { ProgrammeEntries } from './programme-entries.ts';
import type { ProgrammeStore } from './programme-store.ts';
import type { ReportStore } from './report-store.ts';
import type { RunStore } from './run-store.ts';
import type { ScoreStore } from './score-store.ts';

/** Everything that is kept of one portal. Nothing of another portal can be reached through it. */
export interface PortalStore {
  readonly portalId: string;
  readonly mirror: MirrorStore;
  readonly scores: ScoreStore;
  readonly runs: RunStore;
  readonly portfolio: PortfolioStore & PortfolioChanges;
  readonly reports: ReportStore;
  readonly notices: NoticeStore;
  readonly programmeEntries: ProgrammeEntries;
  readonly programme: ProgrammeStore;
  readonly inbox: InboxStore;
  /** Takes away everything that is kept of the portal. */
  erase(): Promise<void>;
}
