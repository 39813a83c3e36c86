import { sum, type Tally } from './tally.ts';

/** Share of the customers scored before whose segment may change in one run without anybody's yes. */
const FLOOD_SHARE = 0.1;
/** Fewer changes are no flood, however small the portal. */
const FLOOD_FLOOR = 10;

/**
 * Whether a scoring would change so many segments at once that a person should see it first: lists fill and workflows start
 * with each of them. Companies scored for the first time do not count: nothing changes for them.
 */
export function isFlood({ scoredBefore, segmentChanges }: Pick<Tally, 'scoredBefore' | 'segmentChanges'>): boolean {
  const changes = sum(segmentChanges);
  return changes >= FLOOD_FLOOR && changes > FLOOD_SHARE * scoredBefore;
}
