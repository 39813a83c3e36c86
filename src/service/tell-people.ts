import type { Account } from '../accounts/account.ts';
import { deliverAlerts } from '../operations/alerts/deliver-alerts.ts';
import { sendDigest } from '../operations/alerts/send-digest.ts';
import { readAlertSettings } from '../operations/settings/read-settings.ts';
import type { Log } from './log.ts';
import type { WorkDoors } from './work/work-doors.ts';

/** Alerts and digests as the account's settings have them, with a line in the log of what came of them. */
export function tellPeople(log: Log): Pick<WorkDoors, 'deliverAlerts' | 'sendDigest'> {
  const portalOf = ({ portal }: Account): { readonly portalId: string } => ({ portalId: portal.portalId });
  return {
    deliverAlerts: async (account, signal) => {
      const settings = await readAlertSettings(account.store.runs);
      const { againAt, ...counts } = await deliverAlerts(account, settings, signal);
      log.info('alerts_delivered', { ...portalOf(account), ...counts, isAnyLeft: againAt !== null });
      return againAt;
    },
    sendDigest: async (account, signal) => {
      const settings = await readAlertSettings(account.store.runs);
      const { againAt, ...counts } = await sendDigest(account, settings, signal);
      log.info('digest_sent', { ...portalOf(account), ...counts, isAnyLeft: againAt !== null });
      return againAt;
    },
  };
}
