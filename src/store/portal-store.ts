import type { PortalStore } from '../operations/ports/portal-store.ts';
import type { Database } from './database.ts';
import { checkId } from './ids.ts';
import { createInbox } from './inbox/inbox.ts';
import { createMirrorStore } from './mirror/mirror-store.ts';
import { createNoticeStore } from './notices/notice-store.ts';
import { createPortfolioStore } from './portfolio/portfolio-store.ts';
import { createProgrammeEntries } from './programme-entries/programme-entries.ts';
import { createProgrammeStore } from './programme/programme-store.ts';
import { createReports } from './reports/reports.ts';
import { createRuns, type RunHolder } from './runs/runs.ts';
import { createModels, createSettings } from './runs/settings.ts';
import { createScoreStore } from './scores/score-store.ts';
import type { Clock } from './store.ts';

/** Every table that holds something of a portal. */
const TABLES = [
  'mirror_record',
  'merged_record',
  'tombstone',
  'checkpoint',
  'published',
  'outgoing',
  'snapshot',
  'waiting_snapshot',
  'refusal',
  'first_reading',
  'run',
  'setting',
  'model',
  'call_budget',
  'calls_of_day',
  'inbox_event',
  'alert',
  'digest',
  'action_answer',
  'installation_token',
  'installation',
  'portfolio',
  'course',
  'report',
  'programme_customer',
  'programme_milestone',
  'programme_prospect',
  'programme_mover',
  'ranking_end',
  'ranking',
  'programme_goal',
  'goal_member',
  'programme_activity',
  'roadmap_exchange',
  'roadmap_note',
  'portal',
] as const;

/**
 * @param own `erased` is told when everything of the portal is gone from the tables
 * @throws {RangeError} where the portal's id is not a number
 */
export function createPortalStore(
  database: Database,
  portalId: string,
  holder: RunHolder,
  { erased, now }: { readonly erased: () => Promise<void>; readonly now: Clock },
): PortalStore {
  const portal = checkId(portalId);
  const view = database.forPortal(portal);
  return {
    portalId: portal,
    mirror: createMirrorStore(view, portal),
    scores: createScoreStore(view, portal),
    runs: {
      ...createRuns(view, portal, holder, now),
      ...createSettings(view, portal, now),
      ...createModels(view, portal, now),
    },
    portfolio: createPortfolioStore(view, portal),
    reports: createReports(view, portal),
    notices: createNoticeStore(view, portal),
    programme: createProgrammeStore(view, portal),
    programmeEntries: createProgrammeEntries(view, portal, now),
    inbox: createInbox(view, portal),
    async erase() {
      await view.transaction(async (queries) => {
        for (const table of TABLES) await queries.query(`delete from loyalty.${table} where portal_id = $1`, [portal]);
      });
      await erased();
    },
  };
}
