import { SIGNIFICANT_MOVE } from '../../../programme/ranking/find-movers.ts';
import { knownAlike } from '../../../programme/ranking/known-alike.ts';
import { NO_RECORD_CHANGES, splitChange } from '../../../programme/ranking/split-change.ts';
import { suggestResponse, type Reading } from '../../../programme/ranking/suggest-response.ts';
import type { ScoringContext } from '../../../scoring/relationship.ts';
import { scoreCustomer } from '../../../scoring/score-customer.ts';
import type { CompanyHistory, CustomerScore } from '../../../scoring/types.ts';
import type { KeptMover, MoverCandidate, MoverCandidates, MoverStanding } from '../../ports/ranking-store.ts';

/** What the two days of a move are scored with. */
export interface MoveContexts {
  readonly before: ScoringContext;
  readonly now: ScoringContext;
}

/**
 * Looks at a candidate more closely: both days are scored again from what is known of each, and the change of the lifetime value
 * is split by cause, so that the parts add up to it. What is shown of either day is therefore what was known of it without open
 * deals and without what has no date, and may differ a little from what was published.
 *
 * @returns null where it is not scored on one of the days, or turns out not to have moved significantly
 */
export function readMover(
  history: CompanyHistory,
  candidate: MoverCandidate,
  { means, compared }: Pick<MoverCandidates, 'means' | 'compared'>,
  { before, now }: MoveContexts,
): KeptMover | null {
  const from = { history: knownAlike(history, before.asOf), context: before };
  const to = { history: knownAlike(history, now.asOf), context: now };
  const [earlier, later] = [scoreCustomer(from.history, before), scoreCustomer(to.history, now)];
  if (earlier.kind === 'not_scored' || later.kind === 'not_scored') return null;
  const { rankBefore, rankNow, segmentBefore, segmentNow } = candidate;
  const ends = {
    before: toStanding(earlier, { rank: rankBefore, segment: segmentBefore, mean: means.before }),
    after: toStanding(later, { rank: rankNow, segment: segmentNow, mean: means.now }),
  };
  const direction = directionOf(ends, candidate, compared);
  if (direction === null) return null;
  const causes = splitChange(from, to, NO_RECORD_CHANGES);
  const change = later.lifetimeValue - earlier.lifetimeValue;
  return {
    ...{ companyId: history.companyId, direction, ...ends, change, causes },
    response: suggestResponse({
      ...{ before: earlier, after: readAsBefore(to.history, { ...before, asOf: now.asOf }), risk: later.risk },
      ...{ direction, causes },
      own: change / means.before,
      others: later.lifetimeValue / means.now - later.lifetimeValue / means.before,
    }),
  };
}

function toStanding(
  { loyalty, lifetimeValue }: CustomerScore,
  { rank, segment, mean }: Pick<MoverStanding, 'rank' | 'segment'> & { readonly mean: number },
): MoverStanding {
  return { rank, segment, loyalty: 100 * loyalty, lifetimeValue, relativeValue: lifetimeValue / mean };
}

/** By its value where that moved enough, else by its place; null where neither did. */
function directionOf(
  { before, after }: Pick<KeptMover, 'before' | 'after'>,
  { placeBefore, placeNow }: MoverCandidate,
  compared: number,
): KeptMover['direction'] | null {
  const { places, shareOfPlaces, relativeValue } = SIGNIFICANT_MOVE;
  const grown = after.relativeValue - before.relativeValue;
  if (grown !== 0 && Math.abs(grown) >= relativeValue * Math.abs(before.relativeValue))
    return grown > 0 ? 'up' : 'down';
  const moved = placeBefore - placeNow;
  if (Math.abs(moved) < Math.max(places, shareOfPlaces * compared)) return null;
  return moved > 0 ? 'up' : 'down';
}

/** The later day with the earlier model and policy: what another model says is no change of the customer. */
function readAsBefore(history: CompanyHistory, context: ScoringContext): Reading {
  const result = scoreCustomer(history, context);
  return result.kind === 'scored' ? result : { drivers: [], loyalty: 0, currentAnnualValue: 0 };
}
