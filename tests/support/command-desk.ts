import type { CrmData } from '../../sandbox/crm/crm-data.ts';
import { createCrm, type CrmOptions, type SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { openFolder } from '../../sandbox/open-folder.ts';
import { inProcessTransport } from '../../sandbox/sandbox-portal.ts';
import { openLivePortal } from '../../src/accounts/open-live-portal.ts';
import { keepPortal, summarizeProvision } from '../../src/cli/doors/hubspot-doors.ts';
import type { CommandDoors, KeptPortal } from '../../src/cli/doors/doors.ts';
import { runCommand } from '../../src/cli/program.ts';
import { archiveProperties } from '../../src/hubspot/properties/archive-properties.ts';
import { findPropertyUses } from '../../src/hubspot/properties/find-property-uses.ts';
import { createHubSpotClient } from '../../src/hubspot/client/hubspot-client.ts';
import { provision } from '../../src/hubspot/properties/provision.ts';
import { readPortal } from '../../src/hubspot/records/read-portal.ts';
import type { JobQueue } from '../../src/operations/ports/job-queue.ts';
import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import { keepPolicy } from '../../src/operations/rescore/keep-policy.ts';
import { createFakeClock, type FakeClock } from '../hubspot/support/fake-clock.ts';
import { idleDoors } from './idle-doors.ts';
import { memoryPortalStore } from './memory-portal-store.ts';

/** What one command line printed, and how it ended. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line before a sandbox account: waits take no time, and now stands still until it is moved. */
export interface CommandDesk {
  readonly crm: SandboxCrm;
  readonly clock: FakeClock;
  readonly store: PortalStore;
  /** What the person before the terminal is asked, and answers with. */
  readonly questions: string[];
  answer: boolean;
  readonly run: (...args: readonly string[]) => Promise<CommandRun>;
  readonly setNow: (instant: string) => void;
  /** Portals whose jobs were dropped, and whether their store was still open then. */
  readonly dropped: { readonly portalId: string; readonly keptIsOpen: boolean }[];
  /** Batch updates that were sent so far. */
  readonly updates: () => number;
}

const TOKEN = 'pat-eu1-desk';

/** @param keptIn default: in memory */
export function openDesk(data: CrmData, options: CrmOptions = {}, keptIn: PortalStore | null = null): CommandDesk {
  let now = new Date('2026-11-21T12:00:00Z');
  const crm = createCrm(data, { token: TOKEN, now: () => now, ...options });
  const clock = createFakeClock();
  const client = createHubSpotClient(inProcessTransport(crm, TOKEN), { clock });
  const store = keptIn ?? memoryPortalStore(String(data.account.portalId), () => now);
  let openStores = 0;
  const openKept: CommandDoors['openKept'] = async (_mode, policy = null): Promise<KeptPortal> => {
    const portal = await readPortal(client);
    const kept = await keepPolicy(store.runs, policy, false);
    openStores += 1;
    return keepPortal({ client, portal, store, policy: kept, budget: null, now: () => now }, () => {
      openStores -= 1;
      return Promise.resolve();
    });
  };
  const desk: CommandDesk = {
    crm,
    clock,
    store,
    questions: [],
    dropped: [],
    answer: false,
    setNow: (instant) => {
      now = new Date(instant);
    },
    updates: () => crm.calls.log.filter(({ path }) => path.endsWith('/companies/batch/update')).length,
    run: async (...args) => {
      const out: string[] = [];
      const err: string[] = [];
      const doors = idleDoors({
        openHubSpot: () => openLivePortal(client, now),
        openKept,
        openFolder,
        provision: async (mode) => summarizeProvision(await provision(client, mode)),
        findPropertyUses: () => findPropertyUses(client),
        archiveProperties: () => archiveProperties(client),
        openJobs: () =>
          Promise.resolve({
            jobs: noJobs((portalId) => desk.dropped.push({ portalId, keptIsOpen: openStores > 0 })),
            close: () => Promise.resolve(),
          }),
        now: () => now,
        out: (text) => out.push(text),
        err: (text) => err.push(text),
        ask: (question) => {
          desk.questions.push(question);
          return Promise.resolve(desk.answer);
        },
      });
      const code = await runCommand(args, doors);
      return { code, out: out.join('\n'), err: err.join('\n') };
    },
  };
  return desk;
}

/** A desk whose account has the app's properties, as after an installation. */
export async function openInstalledDesk(
  data: CrmData,
  options: CrmOptions = {},
  keptIn: PortalStore | null = null,
): Promise<CommandDesk> {
  const desk = openDesk(data, options, keptIn);
  const { code, err } = await desk.run('properties', '--apply');
  if (code !== 0) throw new Error(`the sandbox must take the properties: ${err}`);
  desk.crm.calls.reset();
  return desk;
}

/** A queue in which nothing waits. */
function noJobs(dropped: (portalId: string) => void): JobQueue {
  const notAsked = (): Promise<never> => Promise.reject(new Error('the queue is not asked'));
  return {
    ...{ send: notAsked, schedule: notAsked, work: notAsked, describe: notAsked },
    ...{ listDead: notAsked, replayDead: notAsked, dropDead: notAsked },
    dropPortal: async (portalId) => dropped(portalId),
    close: () => Promise.resolve(),
  };
}
