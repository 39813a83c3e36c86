import type { Day } from '../../../scoring/types.ts';
import type { NoteDesk } from '../../ports/note-desk.ts';
import type { PortalStore } from '../../ports/portal-store.ts';

/** What roadmap exchanges are entered and looked for with. An account is one. */
export interface RoadmapWorld {
  readonly store: Pick<PortalStore, 'programmeEntries' | 'mirror' | 'reports'>;
  readonly desk: Pick<NoteDesk, 'createNote' | 'findNote' | 'readNotes' | 'readNotesById' | 'searchNotes'>;
  readonly now: () => Date;
  /** The day in the portal's own time zone. */
  readonly today: () => Day;
}
