import { readLabels } from '../../src/hubspot/records/read-labels.ts';
import { readPortal } from '../../src/hubspot/records/read-portal.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { BenchDatabase } from './bench-database.ts';
import { fillMirror } from './fill-mirror.ts';
import { startMeasuredRun } from './measured-run.ts';
import { openEmptyAccount } from './open-account.ts';
import { toMegabytes } from './peak-memory.ts';
import type { PhaseTime } from './phase-clock.ts';
import type { RunResult } from './run-messages.ts';

export interface MirroredOptions {
  readonly companies: number;
  /** Work out the past of every company too. */
  readonly backfill: boolean;
  readonly database: BenchDatabase;
  /** Of the measured processes; null: what Node takes by itself. */
  readonly heapMegabytes: number | null;
  readonly tell: (line: string) => void;
}

interface ScoringReport {
  readonly companies: number;
  readonly customers: number;
  readonly written: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMemoryMb: number;
  readonly model: string;
  readonly phases: readonly PhaseTime[];
}

/** What scoring a portal from its mirror takes, without a CRM. */
export interface MirroredReport {
  readonly companies: number;
  readonly records: number;
  readonly store: BenchDatabase['name'];
  readonly fillingSeconds: number;
  /** Of a portal that was never scored: the model is fitted, every company is written. */
  readonly first: ScoringReport;
  /** A day later, nothing having happened. */
  readonly again: ScoringReport;
  readonly databaseMb: number | null;
}

const DAY = 24 * 3_600_000;

/** Fills the mirror of a uniform portal straight through the store and scores it twice, in processes of their own. */
export async function measureMirrored(options: MirroredOptions): Promise<MirroredReport> {
  const { companies, database, tell } = options;
  const { client, asOf } = openEmptyAccount();
  const noon = Date.parse(`${asOf}T12:00:00Z`);
  const facts = await readPortal(client);
  const labels = await readLabels(client);
  const started = performance.now();
  const store = await openStore(database.location, 'create');
  const knownUntil = new Date(noon);
  const records = await fillMirror(store.portal(facts.portalId).mirror, {
    portal: { companies },
    facts,
    labels,
    knownUntil,
  });
  await store.close();
  const fillingSeconds = (performance.now() - started) / 1000;
  tell(`The mirror holds ${records} records since ${fillingSeconds.toFixed(0)} s.`);
  const first = await score(options, noon, 'First scoring');
  const again = await score(options, noon + DAY, 'Scoring again');
  const bytes = await database.measure();
  return {
    companies,
    records,
    store: database.name,
    fillingSeconds,
    first,
    again,
    databaseMb: bytes === null ? null : toMegabytes(bytes),
  };
}

async function score(
  { database, backfill, heapMegabytes, tell }: MirroredOptions,
  now: number,
  what: string,
): Promise<ScoringReport> {
  const order = { url: null, location: database.location, now, setUp: false, paced: false, backfill };
  const watch = (phase: string): void => {
    tell(`${what}: ${phase}`);
  };
  const run = startMeasuredRun(order, watch, heapMegabytes);
  const result = await run.go();
  const { companies, customers, written, model, phases, peakBytes } = checked(result, backfill);
  return {
    companies,
    customers,
    written,
    seconds: phases.reduce((sum, { seconds }) => sum + seconds, 0),
    cpuSeconds: phases.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    peakMemoryMb: toMegabytes(peakBytes),
    model,
    phases,
  };
}

function checked(result: RunResult, backfill: boolean): RunResult {
  // Without the past it is ended before the past begins.
  if (result.outcome === 'done' || (!backfill && result.outcome === 'stopped')) return result;
  throw new Error(`The run ended as ${result.outcome}.`);
}
