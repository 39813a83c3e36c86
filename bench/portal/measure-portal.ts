import { startSandboxProcess, type SandboxProcess } from '../../sandbox/crm-process.ts';
import type { CallReport } from '../../sandbox/crm/call-report.ts';
import type { Change } from '../../sandbox/crm/changes.ts';
import type { BenchDatabase } from './bench-database.ts';
import { startMeasuredRun } from './measured-run.ts';
import { createDeferred } from './deferred.ts';
import { nightChanges } from './night-changes.ts';
import { toMegabytes } from './peak-memory.ts';
import type { PhaseTime } from './phase-clock.ts';
import type { RunResult } from './run-messages.ts';

export interface PortalOptions {
  readonly companies: number;
  readonly latencyMilliseconds: number;
  /** Share of the records that change before the nightly run, 0 to 1. */
  readonly changes: number;
  readonly seed: number;
  readonly database: BenchDatabase;
  /** Of the measured processes; null: what Node takes by itself. */
  readonly heapMegabytes: number | null;
  readonly tell: (line: string) => void;
}

/** What the first run and a night of a portal take. Calls are counted by the sandbox. */
export interface PortalReport {
  readonly companies: number;
  readonly records: number;
  readonly store: BenchDatabase['name'];
  readonly latencyMilliseconds: number;
  readonly firstFill: {
    /** Until the mirror is filled. */
    readonly calls: number;
    readonly seconds: number;
    /** Calls of the ten-second bucket over those that its limit allows in this time. */
    readonly rateUsed: number;
    readonly tooManyRequests: number;
    readonly mostInTenSeconds: number;
    readonly peakMemoryMb: number;
  };
  /** What the first run does after that. */
  readonly firstRun: Rest & { readonly opening: number; readonly backfilled: number };
  readonly nightly: {
    readonly changed: number;
    /** Without those that write and those of the anti-entropy. */
    readonly calls: number;
    readonly writes: number;
    readonly seconds: number;
    readonly tooManyRequests: number;
    readonly peakMemoryMb: number;
    readonly written: number;
    readonly phases: readonly PhaseTime[];
  };
  readonly antiEntropy: { readonly calls: number; readonly corrected: number };
  readonly databaseMb: number | null;
}

interface Rest {
  readonly written: number;
  readonly writeCalls: number;
  readonly peakMemoryMb: number;
  readonly phases: readonly PhaseTime[];
}

/** What HubSpot allows of the bucket of objects: 190 calls in ten seconds. */
const ALLOWED_PER_SECOND = 19;
const HOUR = 3_600_000;
const CHANGES_AT_ONCE = 1_000;

/** Fills, scores and writes a uniform portal, lets a day pass in which a share of its records changes, and runs a night. */
export async function measurePortal(options: PortalOptions): Promise<PortalReport> {
  const { companies, latencyMilliseconds, database, tell } = options;
  const sandbox = await startSandboxProcess({ portal: { kind: 'uniform', companies }, latencyMilliseconds });
  tell(`The sandbox holds ${sandbox.ready.records} records in ${toMegabytes(sandbox.ready.residentBytes)} MB.`);
  try {
    const clock = clockOf(sandbox);
    const first = await runFirst(sandbox, options, clock.now());
    const changed = await letADayPass(sandbox, options, clock);
    tell(`${changed} changes since. The night begins.`);
    const night = await runNight(sandbox, options, clock.now());
    return {
      companies,
      records: sandbox.ready.records,
      store: database.name,
      latencyMilliseconds,
      ...first,
      nightly: { changed, ...night.nightly },
      antiEntropy: night.antiEntropy,
      databaseMb: await megabytesOf(database),
    };
  } finally {
    await sandbox.stop();
  }
}

interface AccountClock {
  /** Milliseconds since 1970 on the account's own clock. */
  readonly now: () => number;
  readonly advance: (milliseconds: number) => Promise<void>;
}

/** The account's clock starts at noon of its day when the sandbox does; it is told a little late, and never ahead. */
function clockOf(sandbox: SandboxProcess): AccountClock {
  let ahead = Date.parse(`${sandbox.ready.asOf}T12:00:00Z`) - Date.now();
  return {
    now: () => Date.now() + ahead,
    async advance(milliseconds) {
      await sandbox.advance(milliseconds);
      ahead += milliseconds;
    },
  };
}

async function runFirst(
  sandbox: SandboxProcess,
  { database, tell, heapMegabytes }: PortalOptions,
  now: number,
): Promise<Pick<PortalReport, 'firstFill' | 'firstRun'>> {
  const filled = createDeferred<CallReport>();
  let started = performance.now();
  const order = { url: sandbox.url, location: database.location, now, setUp: true, paced: true, backfill: true };
  const watch = (phase: string): void => {
    tell(`First run: ${phase}`);
    // Learning makes no call: what is counted now is what the filling took.
    if (phase !== 'learning') return;
    filled.resolve(sandbox.calls());
    void filled.promise.then(({ total, byBucket }) => {
      const rate = byBucket.objects / (ALLOWED_PER_SECOND * ((performance.now() - started) / 1000));
      tell(`The mirror is filled: ${total} calls, at ${(rate * 100).toFixed(1)} % of the allowed rate.`);
    });
  };
  const run = startMeasuredRun(order, watch, heapMegabytes);
  const opening = await run.opened();
  await sandbox.resetCalls();
  started = performance.now();
  const result = finished(await run.go());
  const calls = await filled.promise;
  const all = await sandbox.calls();
  const seconds = secondsOf(result, ['opening', 'reading']);
  return {
    firstFill: {
      calls: calls.total,
      seconds,
      rateUsed: calls.byBucket.objects / (ALLOWED_PER_SECOND * seconds),
      tooManyRequests: calls.refusedByLimit,
      mostInTenSeconds: calls.mostInTenSeconds,
      peakMemoryMb: toMegabytes(result.syncPeakBytes),
    },
    firstRun: { opening, backfilled: result.backfilled, ...restOf(result, all.total - calls.total) },
  };
}

async function letADayPass(
  sandbox: SandboxProcess,
  { companies, changes, seed }: PortalOptions,
  clock: AccountClock,
): Promise<number> {
  await clock.advance(12 * HOUR);
  let changed = 0;
  let batch: Change[] = [];
  const send = async (): Promise<void> => {
    await sandbox.change(...batch);
    changed += batch.length;
    batch = [];
  };
  const at = new Date(clock.now()).toISOString();
  for (const change of nightChanges({ companies }, { share: changes, seed, at })) {
    batch.push(change);
    if (batch.length === CHANGES_AT_ONCE) await send();
  }
  await send();
  await clock.advance(12 * HOUR);
  return changed;
}

async function runNight(
  sandbox: SandboxProcess,
  { database, tell, heapMegabytes }: PortalOptions,
  now: number,
): Promise<{
  readonly nightly: Omit<PortalReport['nightly'], 'changed'>;
  readonly antiEntropy: PortalReport['antiEntropy'];
}> {
  const order = { url: sandbox.url, location: database.location, now, setUp: false, paced: true, backfill: true };
  const watch = (phase: string): void => {
    tell(`Night: ${phase}`);
  };
  const run = startMeasuredRun(order, watch, heapMegabytes);
  await run.opened();
  await sandbox.resetCalls();
  const result = finished(await run.go());
  const all = await sandbox.calls();
  const reading = Object.values(result.syncCalls).reduce((sum, count) => sum + count, 0);
  const { antiEntropyCalls, corrected, phases } = result;
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const { writeCalls, ...rest } = restOf(result, all.total - reading - antiEntropyCalls);
  return {
    nightly: { calls: reading, writes: writeCalls, seconds, tooManyRequests: all.refusedByLimit, ...rest },
    antiEntropy: { calls: antiEntropyCalls, corrected },
  };
}

function restOf({ written, phases, peakBytes }: RunResult, writeCalls: number): Rest {
  return { written, writeCalls, phases, peakMemoryMb: toMegabytes(peakBytes) };
}

function finished(result: RunResult): RunResult {
  if (result.outcome === 'done' && result.failed === 0) return result;
  throw new Error(`The run ended as ${result.outcome}; ${result.failed} companies could not be written.`);
}

function secondsOf({ phases }: RunResult, wanted: readonly string[]): number {
  return phases.reduce((sum, { phase, seconds }) => sum + (wanted.includes(phase) ? seconds : 0), 0);
}

async function megabytesOf(database: BenchDatabase): Promise<number | null> {
  const bytes = await database.measure();
  return bytes === null ? null : toMegabytes(bytes);
}
