import type { ScoringContext } from '../../../scoring/relationship.ts';
import type { RescoreWorld } from '../../rescore/world.ts';
import type { ProgrammePass } from '../pass/pass-types.ts';
import { fixDueRanking } from './fix-ranking.ts';
import { keepMovers } from './keep-movers.ts';
import { keepReturns } from './portal-returns.ts';

/**
 * What of the programme rests on what is published, and is therefore worked out when everything was sent: the ranking of a
 * quarter that has ended, who moved since, and once a week what the activities returned. Each is kept in one piece, so that a run
 * that ends in between loses nothing: the next one works it out.
 *
 * @returns false where it was ended
 */
export async function workOutLater(
  world: Pick<RescoreWorld, 'store' | 'mirror'>,
  { parts, isIdle, context }: Pick<ProgrammePass, 'parts' | 'isIdle' | 'context'>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (isIdle) return true;
  if (!parts.has('ranking')) await world.store.programme.writeMovers([]);
  else if (!(await rank(world, context, signal))) return false;
  if (parts.has('returns') && !(await keepReturns(world, context, signal))) return false;
  return true;
}

async function rank(
  world: Pick<RescoreWorld, 'store' | 'mirror'>,
  context: ScoringContext,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  await fixDueRanking(world.store.programme, context);
  return keepMovers(world, context, signal);
}
