import type { PortfolioStore } from '../../operations/ports/portfolio-store.ts';
import type { DatabaseView } from '../database.ts';
import { createFacts } from './facts.ts';
import { createListing } from './listing.ts';
import { createMoves } from './moves.ts';
import { createSums } from './sums.ts';

export function createPortfolioStore(database: DatabaseView, portalId: string): PortfolioStore {
  return {
    ...createFacts(database, portalId),
    ...createListing(database, portalId),
    ...createSums(database, portalId),
    ...createMoves(database, portalId),
  };
}
