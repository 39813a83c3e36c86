import type { ScoringContext } from '../../scoring/relationship.ts';
import type { RescoreWorld } from '../rescore/world.ts';
import { readProgrammeSettings } from '../settings/read-settings.ts';
import type { ActivityWorld } from './activities/activity-world.ts';
import { finishByTask } from './activities/finish-by-task.ts';
import { followDone } from './activities/follow-done.ts';
import { type ExchangesFound, lookForExchanges } from './roadmap/look-for-exchanges.ts';
import type { RoadmapWorld } from './roadmap/roadmap-world.ts';

/** What is done with entries once the portal was scored; a part that is off is null. */
export interface EntriesKept {
  readonly activities: {
    /** Activities of which it was told what changed after them. */
    readonly followed: number;
    /** Activities whose task was completed in the CRM. */
    readonly finished: number;
    /** Whether tasks are left to be made that somebody asked for. */
    readonly areTasksLeft: boolean;
  } | null;
  readonly roadmap: ExchangesFound | null;
}

/**
 * Follows up on what people entered into the programme. To be called after a run of the whole portal: its mirror is read. Of a part
 * that is off nothing is read and no call is made. Ended at any moment, the next one does what is left.
 *
 * @param scoring what the run scored with
 * @throws {HubSpotError}
 */
export async function keepEntries(
  world: Pick<RescoreWorld, 'store' | 'mirror'> &
    Pick<ActivityWorld & RoadmapWorld, 'desk' | 'now' | 'today' | 'portal'>,
  scoring: ScoringContext,
  signal?: AbortSignal,
): Promise<EntriesKept> {
  const { parts } = await readProgrammeSettings(world.store.runs);
  const activities = parts.activities
    ? {
        followed: await followDone(world, scoring, signal),
        finished: await finishByTask(world, signal),
        areTasksLeft: await world.store.programmeEntries.isTaskLeft(),
      }
    : null;
  return { activities, roadmap: parts.roadmap ? await lookForExchanges(world, signal) : null };
}
