import { beginHold, HOLD_MILLISECONDS, whenToLookAgain, type Hold } from '../../alerts/hold.ts';
import { ownersById, recipientOf } from '../../alerts/recipients.ts';
import type { CrmOwner, NewTask } from '../../ports/crm-desk.ts';
import type { LedgerEntry } from '../../ports/programme-entries.ts';
import type { AlertSettings } from '../../settings/portal-settings.ts';
import { activityMark, activityTask } from './activity-task.ts';
import type { ActivityWorld } from './activity-world.ts';

export interface TasksReport {
  readonly made: number;
  /** The CRM would not take them. */
  readonly refused: number;
  /** When to look after what somebody else is making, or what the signal kept from being made; null: nothing is left. */
  readonly againAt: Date | null;
}

const PAGE = 100;

/**
 * Makes one task for each planned activity for which somebody asked for one: for the owner, as alerts find them. A task is taken
 * before it is made, for some minutes, and whoever takes it up after a fall looks for it first, so that there is exactly one.
 *
 * @param signal ends the work before the next task
 * @throws {HubSpotError} where the CRM gives no answer: what is left is made the next time
 */
export async function makeActivityTasks(
  world: ActivityWorld,
  settings: Pick<AlertSettings, 'ownerProperty' | 'queueId'>,
  signal?: AbortSignal,
): Promise<TasksReport> {
  const { programmeEntries } = world.store;
  const done = { made: 0, refused: 0 };
  let owners: ReadonlyMap<string, CrmOwner> | null = null;
  while (!isStopped(signal)) {
    const page = await programmeEntries.listTaskable(PAGE);
    if (page.length === 0) break;
    owners ??= ownersById(await world.desk.readOwners());
    const companyIds = [...new Set(page.map(({ companyId }) => companyId))];
    const ownerIds = await world.desk.readCompanyProperty(settings.ownerProperty, companyIds);
    for (const activity of page) {
      if (isStopped(signal)) break;
      const recipient = recipientOf(ownerIds.get(activity.companyId), owners, settings);
      const outcome = await makeInTurn(world, activity, activityTask(activity, recipient, world.today()));
      if (outcome !== 'not_ours') done[outcome] += 1;
    }
  }
  return { ...done, againAt: (await programmeEntries.isTaskLeft()) ? whenToLookAgain(world, signal) : null };
}

function isStopped(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

type TaskMaking = 'made' | 'refused' | 'not_ours';

/** What was taken and not made is given back, whatever was in the way. */
async function makeInTurn(world: ActivityWorld, { id, companyId }: LedgerEntry, task: NewTask): Promise<TaskMaking> {
  const { programmeEntries } = world.store;
  const hold = beginHold(world);
  const turn = await programmeEntries.beginTask(id, HOLD_MILLISECONDS);
  if (turn === 'held' || turn === 'over') return 'not_ours';
  let isSettled = false;
  try {
    const earlier = turn === 'again' ? await world.desk.findTask(companyId, activityMark(id)) : null;
    const outcome = await make(world, id, earlier, task, hold);
    isSettled = outcome !== 'not_ours';
    return outcome;
  } finally {
    if (!isSettled && hold.isOurs()) await programmeEntries.endTask(id);
  }
}

async function make(
  { store: { programmeEntries }, desk }: ActivityWorld,
  id: string,
  earlier: string | null,
  task: NewTask,
  hold: Hold,
): Promise<TaskMaking> {
  if (earlier === null && !hold.mayMake()) return 'not_ours';
  const taskId = earlier ?? (await createdId(desk, task));
  await programmeEntries.markTask(id, taskId === null ? 'refused' : 'made', taskId);
  return taskId === null ? 'refused' : 'made';
}

async function createdId(desk: ActivityWorld['desk'], task: NewTask): Promise<string | null> {
  const outcome = await desk.createTask(task);
  return outcome.kind === 'created' ? outcome.taskId : null;
}
