import { createHash } from 'node:crypto';
import { enterActivity } from '../../../operations/programme/activities/enter-activity.ts';
import type { RetentionActivity } from '../../../programme/activities/retention-activity.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { countText } from '../../../scoring/count-text.ts';
import type { CommandDoors } from '../../doors/doors.ts';
import { readLedger } from '../programme-portal.ts';
import { ledgerOf, withEntries } from './with-entries.ts';

/** Enters everything of a ledger that was done. A row is known again by what it says, so that nothing is entered twice. */
export async function importLedger(doors: CommandDoors, file: string): Promise<void> {
  const rows = withKeys(await readLedger(doors, { activities: file }));
  await withEntries(doors, 'activities', async (portal) => {
    const world = ledgerOf(portal);
    const before = (await portal.store.programmeEntries.listDone()).length;
    let refused = 0;
    for (const { key, activity } of rows) {
      const outcome = await enterActivity(world, {
        ...{ ...activity, key, beneficiary: { kind: 'company' }, note: '', isDone: true, wantsTask: false },
        by: activity.by === '' ? doors.user : activity.by,
      });
      if (outcome.kind === 'saved') continue;
      refused += 1;
      const { companyId, kind, day } = activity;
      doors.err(`Left out: ${kind} for ${companyId} on ${formatIsoDay(day)}. ${outcome.message}`);
    }
    const entered = (await portal.store.programmeEntries.listDone()).length - before;
    const known = rows.length - refused - entered;
    doors.out(
      `${countText(entered, 'activity', 'activities')} entered; ${String(known)} known already, ${String(refused)} left out.`,
    );
  });
}

interface KeyedRow {
  readonly key: string;
  readonly activity: RetentionActivity;
}

/** Rows that say the same stand for as many activities. */
function withKeys(activities: readonly RetentionActivity[]): readonly KeyedRow[] {
  const seen = new Map<string, number>();
  return activities.map((activity) => {
    const { companyId, kind, day, cost, by } = activity;
    const says = JSON.stringify([companyId, kind, day, cost, by]);
    const nth = seen.get(says) ?? 0;
    seen.set(says, nth + 1);
    const digest = createHash('sha256')
      .update(`${says} ${String(nth)}`)
      .digest('hex');
    return { key: `import-${digest.slice(0, 40)}`, activity };
  });
}
