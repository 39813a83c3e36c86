import type { PortfolioChanges } from '../../operations/ports/portfolio-changes.ts';
import type { PortfolioStore } from '../../operations/ports/portfolio-store.ts';
import type { DatabaseView } from '../database.ts';
import { createContactClock } from './contact-clock.ts';
import { createFacts } from './facts.ts';
import { createFates } from './fates.ts';
import { createListing } from './listing.ts';
import { createMovers } from './movers.ts';
import { createMoves } from './moves.ts';
import { createSums } from './sums.ts';

export function createPortfolioStore(database: DatabaseView, portalId: string): PortfolioStore & PortfolioChanges {
  return {
    ...createFacts(database, portalId),
    ...createListing(database, portalId),
    ...createSums(database, portalId),
    ...createContactClock(database, portalId),
    ...createMoves(database, portalId),
    ...createMovers(database, portalId),
    ...createFates(database, portalId),
  };
}
