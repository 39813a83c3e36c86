import { randomUUID } from 'node:crypto';
import { createCallBudget } from './call-budget.ts';
import type { Database } from './database.ts';
import { createIntake } from './inbox/intake.ts';
import { createInstallations } from './installations/installations.ts';
import { readPortalFigures, type PortalFigures } from './portal-figures.ts';
import { createPortalStore } from './portal-store.ts';
import { identifyThisProcess } from './process-identity.ts';
import type { Clock, Store } from './store.ts';

/**
 * The store on a database whose tables are up to date.
 *
 * @param own what its driver has to do besides: closing it, keeping backups, opening its jobs
 */
export function createStore(
  database: Database,
  own: Pick<Store, 'close' | 'backUpWhenOlderThan' | 'openJobs'> & {
    readonly erased: () => Promise<void>;
    readonly now: Clock;
  },
): Store {
  const holder = { ...identifyThisProcess(), opening: randomUUID(), underWay: new Set<string>() };
  const installations = createInstallations(database);
  return {
    portal: (portalId) => createPortalStore(database, portalId, holder, own),
    callBudget: (portalId) => createCallBudget(database.forPortal(portalId), portalId),
    intake: createIntake(database.acrossPortals()),
    installations,
    async readFigures(now) {
      const figures: PortalFigures[] = [];
      for (const installation of await installations.list())
        figures.push(await readPortalFigures(database, installation, now));
      return figures;
    },
    openJobs: own.openJobs,
    backUpWhenOlderThan: own.backUpWhenOlderThan,
    close: own.close,
  };
}
