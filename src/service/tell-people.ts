import type { Account } from '../accounts/account.ts';
import { deliverAlerts } from '../operations/alerts/deliver-alerts.ts';
import { makeActivityTasks } from '../operations/programme/activities/make-activity-tasks.ts';
import { sendDigest } from '../operations/alerts/send-digest.ts';
import type { AlertSettings } from '../operations/settings/portal-settings.ts';
import { readAlertSettings } from '../operations/settings/read-settings.ts';
import type { Log } from './log.ts';
import type { WorkDoors } from './work/work-doors.ts';

/** Alerts, tasks of planned activities and digests as the account's settings have them, with a line in the log of what came of them. */
export function tellPeople(log: Log): Pick<WorkDoors, 'deliverAlerts' | 'sendDigest'> {
  const portalOf = ({ portal }: Account): { readonly portalId: string } => ({ portalId: portal.portalId });
  const makeTasks = async (account: Account, settings: AlertSettings, signal: AbortSignal): Promise<Date | null> => {
    const { againAt, ...counts } = await makeActivityTasks(account, settings, signal);
    if (counts.made + counts.refused > 0 || againAt !== null)
      log.info('activity_tasks_made', { ...portalOf(account), ...counts, isAnyLeft: againAt !== null });
    return againAt;
  };
  return {
    deliverAlerts: async (account, signal) => {
      const settings = await readAlertSettings(account.store.runs);
      const { againAt, ...counts } = await deliverAlerts(account, settings, signal);
      log.info('alerts_delivered', { ...portalOf(account), ...counts, isAnyLeft: againAt !== null });
      return earlierOf(againAt, await makeTasks(account, settings, signal));
    },
    sendDigest: async (account, signal) => {
      const settings = await readAlertSettings(account.store.runs);
      const { againAt, ...counts } = await sendDigest(account, settings, signal);
      log.info('digest_sent', { ...portalOf(account), ...counts, isAnyLeft: againAt !== null });
      return againAt;
    },
  };
}

/** @param one null: never */
function earlierOf(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
