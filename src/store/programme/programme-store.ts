import type { ProgrammeStore } from '../../operations/ports/programme-store.ts';
import type { DatabaseView } from '../database.ts';
import { createCustomerLists } from './customer-lists.ts';
import { createCustomerRows } from './customer-rows.ts';
import { createGoals } from './goals.ts';
import { createRankMovers } from './rank-movers.ts';
import { createRankings } from './rankings.ts';

export function createProgrammeStore(database: DatabaseView, portalId: string): ProgrammeStore {
  return {
    ...createCustomerRows(database, portalId),
    ...createCustomerLists(database, portalId),
    ...createGoals(database, portalId),
    ...createRankings(database, portalId),
    ...createRankMovers(database, portalId),
  };
}
