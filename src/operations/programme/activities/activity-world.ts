import type { Day } from '../../../scoring/types.ts';
import type { PortalFacts } from '../../ports.ts';
import type { CrmDesk } from '../../ports/crm-desk.ts';
import type { NoteDesk } from '../../ports/note-desk.ts';
import type { PortalStore } from '../../ports/portal-store.ts';

/** What activities are entered, and their tasks made, with. An account is one. */
export interface ActivityWorld {
  readonly portal: Pick<PortalFacts, 'currency' | 'timeZone'>;
  readonly store: Pick<PortalStore, 'programmeEntries'>;
  readonly desk: Pick<CrmDesk, 'readOwners' | 'readCompanyProperty' | 'createTask' | 'findTask'> &
    Pick<NoteDesk, 'readCompletedTasks'>;
  readonly now: () => Date;
  /** The day in the portal's own time zone. */
  readonly today: () => Day;
}
