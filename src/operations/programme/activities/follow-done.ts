import { FOLLOWED_DAYS, followActivities } from '../../../programme/activities/follow-activities.ts';
import type { RetentionActivity } from '../../../programme/activities/retention-activity.ts';
import type { ScoringContext } from '../../../scoring/relationship.ts';
import type { LedgerEntry } from '../../ports/programme-entries.ts';
import type { RescoreWorld } from '../../rescore/world.ts';

const PAGE = 200;
/** Of a night: what is left is followed by the next one. Each takes two scores of one customer. */
const MOST_OF_A_NIGHT = 5000;

/**
 * Works out what changed within the 90 days after activities that were done, each once when these days are over, from the mirror.
 * The score of the day and of 90 days later are made with the same policy and model, so that neither counts as a change.
 *
 * @returns how many were looked at
 */
export async function followDone(
  { store: { programmeEntries }, mirror }: Pick<RescoreWorld, 'store' | 'mirror'>,
  scoring: ScoringContext,
  signal?: AbortSignal,
): Promise<number> {
  let looked = 0;
  while (signal?.aborted !== true && looked < MOST_OF_A_NIGHT) {
    const page = await programmeEntries.listUnfollowed(scoring.asOf - FOLLOWED_DAYS, PAGE);
    if (page.length === 0) break;
    const readings = await mirror.readCompanies([...new Set(page.map(({ companyId }) => companyId))]);
    const histories = readings.map(({ history }) => history);
    for (const entry of page) {
      const [followed] = followActivities([toActivity(entry)], histories, scoring);
      await programmeEntries.noteFollowed(
        entry.id,
        scoring.asOf,
        followed?.after.kind === 'followed' ? followed.after : null,
      );
    }
    looked += page.length;
  }
  return looked;
}

function toActivity({ companyId, kind, day, cost, by }: LedgerEntry): RetentionActivity {
  return { companyId, kind, day, cost, by };
}
