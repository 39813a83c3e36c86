import type { PortalFacts } from '../../operations/ports.ts';
import type { JobQueue } from '../../operations/ports/job-queue.ts';
import { schedulePortal } from './schedule-portal.ts';

type Planned = Pick<PortalFacts, 'portalId' | 'timeZone'>;

/** Keeps the schedules of portals on the portals' own clocks, as far as this process knows them. */
export interface Planner {
  /** Puts a portal's schedules down, whatever was put down before. @throws {StoreError} */
  plan(portal: Planned): Promise<void>;
  /** The same where this process has not put them down yet, or for another time zone. @throws {StoreError} */
  keepUp(portal: Planned): Promise<void>;
  /** The schedules are gone. */
  forget(portalId: string): void;
  isPlanned(portalId: string): boolean;
}

export function createPlanner(jobs: Pick<JobQueue, 'schedule'>): Planner {
  const timeZones = new Map<string, string>();
  const plan = async (portal: Planned): Promise<void> => {
    await schedulePortal(jobs, portal);
    timeZones.set(portal.portalId, portal.timeZone);
  };
  return {
    plan,
    async keepUp(portal) {
      if (timeZones.get(portal.portalId) !== portal.timeZone) await plan(portal);
    },
    forget: (portalId) => void timeZones.delete(portalId),
    isPlanned: (portalId) => timeZones.has(portalId),
  };
}
