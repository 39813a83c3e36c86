import type { Day } from '../../scoring/types.ts';
import type { PortalFacts } from '../ports.ts';
import type { CrmDesk } from '../ports/crm-desk.ts';
import type { PortalStore } from '../ports/portal-store.ts';

/** What telling people works with. An account is one. */
export interface AlertWorld {
  readonly portal: Pick<PortalFacts, 'currency' | 'timeZone'>;
  readonly store: Pick<PortalStore, 'notices' | 'scores' | 'portfolio' | 'programmeEntries' | 'reports' | 'runs'>;
  readonly desk: Pick<CrmDesk, 'readOwners' | 'readCompanyProperty' | 'createTask' | 'findTask'>;
  readonly now: () => Date;
  /** The day in the portal's own time zone. */
  readonly today: () => Day;
}
