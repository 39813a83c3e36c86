import type { ProgrammeEntries } from '../../operations/ports/programme-entries.ts';
import type { DatabaseView } from '../database.ts';
import type { Clock } from '../store.ts';
import { createActivityTasks, createFollowedActivities } from './activity-tasks.ts';
import { createLedger } from './ledger.ts';
import { createRoadmapExchanges } from './roadmap-exchanges.ts';

export function createProgrammeEntries(database: DatabaseView, portalId: string, now: Clock): ProgrammeEntries {
  return {
    ...createLedger(database, portalId, now),
    ...createActivityTasks(database, portalId),
    ...createFollowedActivities(database, portalId),
    ...createRoadmapExchanges(database, portalId, now),
  };
}
