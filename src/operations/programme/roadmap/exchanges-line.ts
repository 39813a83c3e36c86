import type { PortalStore } from '../../ports/portal-store.ts';
import { readProgrammeSettings } from '../../settings/read-settings.ts';
import type { Day } from '../../../scoring/types.ts';
import { dueSince } from './exchanges.ts';
import { wereExchangesLookedFor } from './look-for-exchanges.ts';

/**
 * One line for the week's task of an owner: how many of the Ideal and Uncertain have not told their plans for a year.
 *
 * @returns null where there is nothing to say: nobody is due, the part is off, or the notes were not looked through yet
 */
export async function exchangesLine(
  store: Pick<PortalStore, 'programmeEntries' | 'reports' | 'runs'>,
  ownerId: string,
  today: Day,
): Promise<string | null> {
  const { parts } = await readProgrammeSettings(store.runs);
  if (!parts.roadmap || !(await wereExchangesLookedFor({ store }))) return null;
  const page = { since: dueSince(today), ownerIds: [ownerId], offset: 0, limit: 1 };
  const { total, customers } = await store.programmeEntries.listDue(page);
  if (total === 0) return null;
  return `${String(total)} of your ${String(customers)} Ideal and Uncertain customers have not told us their plans for a year: see Programme, Roadmap.`;
}
