import { createCrm, type SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';
import { uniformPortal, type UniformOptions } from '../../sandbox/portal/uniform-portal.ts';
import { WRITTEN_PROPERTIES } from '../../src/hubspot/properties/written-properties.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { BenchDatabase } from './bench-database.ts';
import { type MeasuredRun, startMeasuredRun } from './measured-run.ts';
import { nightChanges } from './night-changes.ts';
import { serveCrm } from './serve-crm.ts';
import { readStanding, type Standing } from './standing.ts';
import { type WriteLog, watchWrites } from './write-log.ts';

/** A portal and its store, in which runs are killed. */
export interface KillDesk {
  readonly log: WriteLog;
  /** @param aheadMilliseconds of the clock of the machine that runs it, against the account's */
  start(watch?: (phase: string) => void, aheadMilliseconds?: number): MeasuredRun;
  /** Things happen in the account, and it is the next day. */
  letADayPass(): void;
  read(): Promise<Kept>;
  close(): Promise<void>;
}

/** What has to be the same whether or not a run was killed. */
export interface Kept {
  /** What stands on the companies, without the instants of the runs. */
  readonly standing: Standing;
  /** Of each company, on which days and why its score was kept. */
  readonly history: ReadonlyMap<string, string>;
  readonly waiting: number;
  readonly mirrored: string;
}

const TOKEN = 'bench';
const HOUR = 3_600_000;
const CHANGED_SHARE = 0.05;
const ANSWERS_AFTER_MILLISECONDS = 2;
const MOST_COMPANIES = 100_000;
const INSTANTS = new Set(WRITTEN_PROPERTIES.filter(({ format }) => format === 'instant').map(({ name }) => name));

export async function openKillDesk(portal: UniformOptions, database: BenchDatabase): Promise<KillDesk> {
  const { data, asOf } = uniformPortal(portal);
  let ahead = Date.parse(`${asOf}T12:00:00Z`) - Date.now();
  const now = (): number => Date.now() + ahead;
  const crm = createCrm(data, {
    token: TOKEN,
    now: () => new Date(now()),
    latencyMilliseconds: ANSWERS_AFTER_MILLISECONDS,
  });
  const served = await serveCrm(crm);
  const { location } = database;
  return {
    log: watchWrites(crm),
    start(watch, aheadMilliseconds = 0) {
      const order = { url: served.url, location, now: now() + aheadMilliseconds };
      return startMeasuredRun({ ...order, setUp: true, paced: false, backfill: true }, watch);
    },
    letADayPass() {
      ahead += 12 * HOUR;
      const day = { share: CHANGED_SHARE, seed: 1, at: new Date(now()).toISOString() };
      for (const change of nightChanges(portal, day)) crm.change(change);
      ahead += 12 * HOUR;
    },
    read: () => readKept(crm, data.account.portalId, database),
    async close() {
      await served.close();
      await database.remove();
    },
  };
}

async function readKept(crm: SandboxCrm, portalId: number, { location }: BenchDatabase): Promise<Kept> {
  const store = await openStore(location, 'create');
  try {
    const { mirror, scores } = store.portal(String(portalId));
    const ids = await mirror.listIds('company', { after: null, limit: MOST_COMPANIES });
    const snapshots = await scores.readSnapshots(ids);
    return {
      standing: readStanding(crm, INSTANTS),
      history: new Map(
        [...snapshots].map(([id, list]) => [id, list.map(({ asOf, cause }) => `${asOf} ${cause}`).join(', ')]),
      ),
      waiting: await scores.countOutgoing(),
      mirrored: JSON.stringify([...(await mirror.countRecords())].sort()),
    };
  } finally {
    await store.close();
  }
}
