import type { ScoreStore } from '../../operations/ports/score-store.ts';
import type { DatabaseView } from '../database.ts';
import { createCompanyMoves } from './company-moves.ts';
import { createFirstReadings } from './first-readings.ts';
import { createOutgoing } from './outgoing.ts';
import { createPublished } from './published.ts';
import { createSnapshots } from './snapshots.ts';

export function createScoreStore(database: DatabaseView, portalId: string): ScoreStore {
  return {
    ...createPublished(database, portalId),
    ...createFirstReadings(database, portalId),
    ...createOutgoing(database, portalId),
    ...createSnapshots(database, portalId),
    ...createCompanyMoves(database, portalId),
  };
}
