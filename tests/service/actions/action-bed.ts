import type { Account } from '../../../src/accounts/account.ts';
import type { JobData, JobName } from '../../../src/operations/ports/job-queue.ts';
import type { PortalStore } from '../../../src/operations/ports/portal-store.ts';
import type { PublishedValues } from '../../../src/operations/ports.ts';
import { parseIsoDay } from '../../../src/scoring/day.ts';
import type { ActionDoors, ActionOutput, LookedAgain } from '../../../src/service/actions/action-doors.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';
import { PUBLISHED } from '../../support/published-values.ts';
import { readLog, type ReadLog } from '../signed.ts';

export const PORTAL_ID = '4711';
export const COMPANY_ID = '100';
const TODAY = parseIsoDay('2026-11-22') ?? 0;

export interface ActionBed extends ReadLog {
  readonly doors: ActionDoors;
  readonly store: PortalStore;
  /** Companies that were looked at again, in order. */
  readonly looked: string[];
  readonly sent: { readonly name: JobName; readonly data: unknown }[];
  readonly completed: { readonly callbackId: string; readonly output: ActionOutput }[];
  /** What looking again comes to; replaced by a test. */
  lookAgain: () => Promise<LookedAgain>;
  complete: () => Promise<void>;
}

/** An account in memory, of which a test says what looking again comes to. */
export function openActions(): ActionBed {
  const { log, text } = readLog();
  const store = memoryPortalStore(PORTAL_ID, () => new Date('2026-11-22T12:00:00Z'));
  const bed: ActionBed = {
    ...{ log, text, store, looked: [], sent: [], completed: [] },
    lookAgain: async () => ({ kind: 'gone' }),
    complete: async () => undefined,
    doors: {
      log,
      accounts: {
        list: async () => [PORTAL_ID],
        open: async (portalId) => (portalId === PORTAL_ID ? account : null),
      },
      jobs: {
        send: async <Name extends JobName>(name: Name, jobs: readonly JobData[Name][]) => {
          for (const data of jobs) bed.sent.push({ name, data });
        },
      },
      lookAgain: (_account, companyId) => {
        bed.looked.push(companyId);
        return bed.lookAgain();
      },
    },
  };
  // Actions use the store, the desk, the day and the id of an account, and nothing else of it.
  const account = {
    portal: { portalId: PORTAL_ID, currency: 'EUR', timeZone: 'UTC' },
    store,
    today: () => TODAY,
    desk: {
      completeCallback: async (callbackId: string, output: ActionOutput) => {
        await bed.complete();
        bed.completed.push({ callbackId, output });
      },
    },
  } as unknown as Account;
  return bed;
}

/** What stands on a company. */
export function standing(changes: Partial<PublishedValues> = {}): PublishedValues {
  return {
    ...PUBLISHED,
    segment: 'uncertain',
    segmentComputed: 'uncertain',
    previousSegment: 'ideal',
    score: 61.5,
    risk: 'high',
    previousRisk: 'watch',
    changeReason: 'customer',
    renewalDate: TODAY + 99,
    contactStatus: 'overdue',
    lastNonRenewalContact: TODAY - 138,
    lifetimeValue: 100_000,
    valueAtRisk: 20_000,
    budgetDated: null,
    topDriver: null,
    nextAction: 'book_meeting',
    summary: 'High risk. Only renewal contact for 138 days.',
    scoredAt: '2026-11-22T12:00:00.000Z',
    model: 'seed/default',
    ...changes,
  };
}

export async function publish(store: PortalStore, values: PublishedValues): Promise<void> {
  await store.scores.settleOutgoing([{ companyId: COMPANY_ID, values, inputVersion: 1 }], []);
}
