import type { AlertWorld } from '../../../src/operations/alerts/alert-world.ts';
import { noteAlerts } from '../../../src/operations/alerts/note-alerts.ts';
import type { PublishedValues } from '../../../src/operations/ports.ts';
import type { CrmOwner, NewTask, TaskOutcome } from '../../../src/operations/ports/crm-desk.ts';
import type { PortalStore } from '../../../src/operations/ports/portal-store.ts';
import { day } from '../../support/histories.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';

const OWNERS: readonly CrmOwner[] = [
  { id: '7', name: 'Ada Kaya', email: 'ada@example.com', userId: '70', isActive: true, teams: [] },
  { id: '8', name: 'Ben Roth', email: 'ben@example.com', userId: null, isActive: false, teams: [] },
];

/** A portal whose people are told things: its store, and a CRM that keeps companies and tasks in memory. */
export interface AlertDesk {
  readonly world: AlertWorld;
  readonly store: PortalStore;
  readonly tasks: readonly (NewTask & { readonly id: string })[];
  /** Properties of the companies, by id. */
  readonly companies: Map<string, Readonly<Record<string, string>>>;
  /** Ids of companies for which no task is taken. */
  readonly refusing: Set<string>;
  /** What happens to the next task that is made: an end before it, or after it. */
  fall: 'before' | 'after' | null;
  /** What happens once while the next task is made. */
  meanwhile: (() => Promise<void>) | null;
  now: Date;
  /** Publishes values on a company as a run does: alerts are noted, then the values are settled. */
  readonly publish: (companyId: string, values: PublishedValues) => Promise<void>;
}

export function openAlertDesk(now: string): AlertDesk {
  const store = memoryPortalStore('4711', () => desk.now);
  const tasks: (NewTask & { readonly id: string })[] = [];

  async function createTask(task: NewTask): Promise<TaskOutcome> {
    const { fall, meanwhile } = desk;
    desk.fall = null;
    desk.meanwhile = null;
    await meanwhile?.();
    if (fall === 'before') throw new Error('the process ends');
    if (task.companyIds.some((id) => desk.refusing.has(id))) return { kind: 'refused' };
    const taskId = String(9000 + tasks.length);
    tasks.push({ ...task, id: taskId });
    if (fall === 'after') throw new Error('the process ends');
    return { kind: 'created', taskId };
  }

  const desk: AlertDesk = {
    store,
    tasks,
    companies: new Map(),
    refusing: new Set(),
    fall: null,
    meanwhile: null,
    now: new Date(now),
    world: {
      portal: { currency: 'EUR', timeZone: 'Europe/Berlin' },
      store,
      now: () => desk.now,
      today: () => day(desk.now.toISOString().slice(0, 10)),
      desk: {
        readOwners: () => Promise.resolve(OWNERS),
        readCompanyProperty: (name, companyIds) =>
          Promise.resolve(
            new Map(
              companyIds.flatMap((id) => {
                if (name === 'hs_object_id') return desk.refusing.has(id) ? [] : [[id, id] as const];
                const value = desk.companies.get(id)?.[name];
                return value === undefined || value === '' ? [] : [[id, value] as const];
              }),
            ),
          ),
        createTask,
        findTask: (companyId, mark) =>
          Promise.resolve(tasks.find((task) => task.companyIds.includes(companyId) && task.mark === mark)?.id ?? null),
      },
    },
    publish: async (companyId, values) => {
      const before = (await store.scores.readPublished([companyId])).get(companyId)?.values ?? null;
      await noteAlerts(store.notices, [{ companyId, before, after: values }]);
      await store.scores.correctPublished([{ companyId, values }]);
    },
  };
  return desk;
}
