/** How the installed portals stand, for whoever watches: from the tables alone. */
import type { Installation } from '../operations/ports/installation-store.ts';
import { countAt, dateAt } from './cells.ts';
import type { Database } from './database.ts';

export interface PortalFigures {
  readonly portalId: string;
  readonly installedAt: Date;
  /** When the whole portal was last scored; null: never. */
  readonly scoredAt: Date | null;
  /** Of the latest day of the account's calendar on which calls were made, where that can be today; null where it cannot. */
  readonly callsOfDay: { readonly used: number; readonly limit: number | null } | null;
}

const DAY_MILLISECONDS = 86_400_000;

/**
 * @param now only tells which days can be today anywhere: a calendar is at most a day behind UTC
 * @throws {StoreError}
 */
export async function readPortalFigures(
  database: Database,
  { portalId, installedAt }: Installation,
  now: Date,
): Promise<PortalFigures> {
  const earliestToday = Math.floor(now.getTime() / DAY_MILLISECONDS) - 1;
  const [row = []] = await database.forPortal(portalId).query(
    `select scored.at, calls.used, calls.call_limit
     from (select max(finished_at) as at from loyalty.run
           where portal_id = $1 and kind <> 'companies' and state = 'done') as scored
     left join (select used, call_limit from loyalty.calls_of_day
                where portal_id = $1 and day >= $2 order by day desc limit 1) as calls on true`,
    [portalId, earliestToday],
  );
  const callsOfDay =
    row[1] === null ? null : { used: countAt(row, 1), limit: row[2] === null ? null : countAt(row, 2) };
  return { portalId, installedAt, scoredAt: row[0] === null ? null : dateAt(row, 0), callsOfDay };
}
