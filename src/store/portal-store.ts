import type { PortalStore } from '../operations/ports/portal-store.ts';
import type { Database } from './database.ts';
import { checkId } from './ids.ts';
import { createInbox } from './inbox/inbox.ts';
import { createMirrorStore } from './mirror/mirror-store.ts';
import { createNoticeStore } from './notices/notice-store.ts';
import { createPortfolioStore } from './portfolio/portfolio-store.ts';
import { createReports } from './reports/reports.ts';
import { createRuns, type RunHolder } from './runs/runs.ts';
import { createModels, createSettings } from './runs/settings.ts';
import { createScoreStore } from './scores/score-store.ts';

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
  'portal',
] as const;

/**
 * @param erased is told when everything of the portal is gone from the tables
 * @throws {RangeError} where the portal's id is not a number
 */
export function createPortalStore(
  database: Database,
  portalId: string,
  holder: RunHolder,
  erased: () => Promise<void>,
): PortalStore {
  const portal = checkId(portalId);
  const view = database.forPortal(portal);
  return {
    portalId: portal,
    mirror: createMirrorStore(view, portal),
    scores: createScoreStore(view, portal),
    runs: {
      ...createRuns(view, portal, holder),
      ...createSettings(view, portal),
      ...createModels(view, portal),
    },
    portfolio: createPortfolioStore(view, portal),
    reports: createReports(view, portal),
    notices: createNoticeStore(view, portal),
    inbox: createInbox(view, portal),
    async erase() {
      await view.transaction(async (queries) => {
        for (const table of TABLES) await queries.query(`delete from loyalty.${table} where portal_id = $1`, [portal]);
      });
      await erased();
    },
  };
}
