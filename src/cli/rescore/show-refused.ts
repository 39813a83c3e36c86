import { formatIsoDay } from '../../scoring/day.ts';
import { NOTHING_KEPT } from '../portal/kept-portal.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { plainTable } from '../text/table.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/** The companies whose scores did not arrive because of the account's own rules, or because they are gone. */
export async function showRefused(doors: CommandDoors, options: { readonly json?: boolean }): Promise<void> {
  const portal = await doors.openKept('open');
  try {
    const refusals = (await portal?.store.scores.listRefusals()) ?? [];
    if (options.json === true) doors.out(JSON.stringify(refusals, null, 2));
    else if (portal === null) doors.out(NOTHING_KEPT);
    else if (refusals.length === 0) doors.out('HubSpot refused no score.');
    else {
      const table = plainTable(['Company', 'Since', 'Reason']);
      for (const { companyId, since, reason } of refusals) {
        table.push([companyId, formatIsoDay(Math.floor(since.getTime() / MILLISECONDS_PER_DAY)), reason]);
      }
      doors.out(table.toString());
    }
  } finally {
    await portal?.close();
  }
}
