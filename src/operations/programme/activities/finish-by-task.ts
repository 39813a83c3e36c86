import type { LedgerEntry } from '../../ports/programme-entries.ts';
import type { ActivityWorld } from './activity-world.ts';

/** Tasks that HubSpot gives in one call. */
const PAGE = 100;

/** Who is noted for what the CRM told. */
const BY_TASK = 'task completed in HubSpot';

/**
 * Notes activities as done whose task was completed in the CRM: on the day of that, with the cost that was planned. One call for a
 * hundred planned activities that have a task.
 *
 * @returns how many
 * @throws {HubSpotError}
 */
export async function finishByTask(
  { store: { programmeEntries }, desk, today }: ActivityWorld,
  signal?: AbortSignal,
): Promise<number> {
  let finished = 0;
  for (let after: string | null = null; signal?.aborted !== true;) {
    const page: readonly LedgerEntry[] = await programmeEntries.listWithTask({ after, limit: PAGE });
    const last = page.at(-1);
    if (last === undefined) break;
    const completed = await desk.readCompletedTasks(page.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])));
    for (const { id, taskId, cost } of page) {
      if (taskId === null || !completed.has(taskId)) continue;
      const day = Math.min(completed.get(taskId) ?? today(), today());
      if ((await programmeEntries.finishActivity(id, { day, cost, by: BY_TASK })) !== null) finished += 1;
    }
    after = last.id;
  }
  return finished;
}
