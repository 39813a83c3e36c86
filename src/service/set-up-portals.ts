/** What every installed account needs once: its schedule, and its first reading. */
import type { Account, Accounts } from '../accounts/account.ts';
import type { JobQueue } from '../operations/ports/job-queue.ts';
import { readPortalContext } from '../operations/rescore/learn-portal.ts';
import type { Log } from './log.ts';
import { startOf } from './work/refresh-page.ts';
import type { Planner } from './work/planner.ts';

const AGAIN_MILLISECONDS = 60_000;

export interface SetUpDoors {
  readonly accounts: Accounts;
  readonly jobs: Pick<JobQueue, 'send'>;
  readonly planner: Planner;
  readonly log: Log;
}

/** Done twice, it changes nothing. */
export async function setUpPortal(
  account: Account,
  { jobs, planner, log }: Omit<SetUpDoors, 'accounts'>,
): Promise<void> {
  const { portal, store } = account;
  await planner.plan(portal);
  if ((await readPortalContext(store.runs, startOf(account))) !== null) return;
  log.info('first_fill_asked_for', { portalId: portal.portalId });
  await jobs.send('rescore_portal', [{ portalId: portal.portalId }]);
}

export interface SettingUp {
  stop(): void;
}

/**
 * Sets all installed accounts up, and looks every minute for one that could not be reached, or was installed through a process
 * that ended before it could do so.
 */
export function setUpPortals(doors: SetUpDoors): SettingUp {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const done = new Set<string>();

  const tryAll = async (): Promise<void> => {
    await tryEach(doors, done);
    if (!isStopped) timer = setTimeout(() => void tryAll(), AGAIN_MILLISECONDS).unref();
  };
  void tryAll();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** An account that is not listed has left, or cannot be asked: when it is there again, it is set up again. */
async function tryEach(doors: SetUpDoors, done: Set<string>): Promise<void> {
  const { accounts, planner, log } = doors;
  try {
    const portalIds = await accounts.list();
    for (const portalId of done) if (!portalIds.includes(portalId)) done.delete(portalId);
    // The schedules of one that left and came back at once may have been taken away after they were put down.
    for (const portalId of portalIds.filter((id) => !done.has(id) || !planner.isPlanned(id))) {
      if (await tryOne(doors, portalId)) done.add(portalId);
    }
  } catch (error) {
    log.error('set_up_failed', {}, error);
  }
}

async function tryOne(doors: SetUpDoors, portalId: string): Promise<boolean> {
  try {
    const account = await doors.accounts.open(portalId);
    if (account !== null) await setUpPortal(account, doors);
    return true;
  } catch (error) {
    doors.log.error('set_up_failed', { portalId }, error);
    return false;
  }
}
