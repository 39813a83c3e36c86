import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../sandbox/portal/chance/random.ts';
import type { UniformOptions } from '../../sandbox/portal/uniform-portal.ts';
import type { BenchDatabase } from './bench-database.ts';
import { createDeferred } from './deferred.ts';
import { type Kept, type KillDesk, openKillDesk } from './kill-desk.ts';
import type { MeasuredRun } from './measured-run.ts';
import type { RunResult } from './run-messages.ts';
import { differencesOf } from './standing.ts';

export interface KillOptions {
  readonly portal: UniformOptions;
  readonly kills: number;
  /** Of the moments. */
  readonly seed: number;
  readonly makeDatabase: () => Promise<BenchDatabase>;
  readonly tell: (line: string) => void;
}

/** What became of a run that was killed, and of the next one. */
export interface KillReport {
  readonly run: 'first' | 'night';
  /** What it was doing. */
  readonly phase: string;
  /** Since it began with that. */
  readonly seconds: number;
  /** Companies on which something else stands than without the kill, or whose history is another. */
  readonly lost: number;
  /** Values that were written and then, by the next run, replaced by others. */
  readonly writtenTwice: readonly string[];
  /** Still waiting to be sent, and records that are mirrored otherwise. */
  readonly leftOver: boolean;
}

export interface Whole {
  readonly kept: Kept;
  readonly phases: readonly { readonly phase: string; readonly seconds: number }[];
}

/** A moment of a run: so long after a phase of it began. */
export interface Moment {
  readonly phase: string;
  readonly seconds: number;
}

const TRIES = 8;
const OPENING = 'opening';

/** Kills a first run and a night in turns, each in a portal and a store of its own, and lets the next run finish. */
export async function killRuns(options: KillOptions): Promise<readonly KillReport[]> {
  const random = new Random(options.seed, 'kill runs');
  // Nobody looks at a night where only one run is killed, which is the first.
  const whole = await runWhole(options, options.kills > 1);
  const reports: KillReport[] = [];
  while (reports.length < options.kills) {
    const run = reports.length % 2 === 0 ? 'first' : 'night';
    const report = await killOne(options, run, whole[run], random);
    options.tell(`Killed a ${run} run ${report.seconds.toFixed(2)} s into ${report.phase}: ${verdict(report)}`);
    reports.push(report);
  }
  return reports;
}

export function isHarmless({ lost, writtenTwice, leftOver }: KillReport): boolean {
  return lost === 0 && writtenTwice.length === 0 && !leftOver;
}

function verdict(report: KillReport): string {
  if (isHarmless(report)) return 'nothing lost, nothing written twice.';
  return `${report.lost} lost, ${report.writtenTwice.length} written twice (${report.writtenTwice.slice(0, 3).join('; ')})`;
}

/** A first run and a night that nothing happens to, to hold others against. */
export async function runWhole(
  { portal, makeDatabase }: Pick<KillOptions, 'portal' | 'makeDatabase'>,
  withNight: boolean,
): Promise<Readonly<Record<KillReport['run'], Whole>>> {
  return withDesk(portal, makeDatabase, async (desk) => {
    const first = await runToEnd(desk);
    if (!withNight) return { first, night: first };
    desk.letADayPass();
    return { first, night: await runToEnd(desk) };
  });
}

/** @throws {Error} where the run does not do everything */
export async function runToEnd(desk: KillDesk, aheadMilliseconds = 0): Promise<Whole> {
  const run = desk.start(undefined, aheadMilliseconds);
  const opening = await run.opened();
  const { outcome, failed, phases } = await run.go();
  if (outcome !== 'done' || failed > 0) throw new Error(`The run ended as ${outcome}, ${failed} failed.`);
  const kept = await desk.read();
  return { kept, phases: [{ phase: OPENING, seconds: opening }, ...phases.filter(({ phase }) => phase !== OPENING)] };
}

async function killOne(
  { portal, makeDatabase }: KillOptions,
  run: KillReport['run'],
  whole: Whole,
  random: Random,
): Promise<KillReport> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const moment = pickMoment(whole, random, attempt);
    const report = await withDesk(portal, makeDatabase, async (desk) => {
      if (run === 'night') {
        await runToEnd(desk);
        desk.letADayPass();
      }
      desk.log.takeTwice();
      if (!(await killAt(desk, moment))) return null;
      const { kept } = await runToEnd(desk);
      return { run, ...moment, ...compareKept(kept, whole.kept), writtenTwice: desk.log.takeTwice() };
    });
    if (report !== null) return report;
  }
  throw new Error(`A ${run} run was over before it could be killed, ${TRIES} times.`);
}

/** @param attempt 1 and higher: the later, the earlier the moment, since what was missed came too late */
export function pickMoment({ phases }: Whole, random: Random, attempt: number): Moment {
  // Each phase as often as the others: the short ones are where values are sent.
  const { phase, seconds } = random.pick(phases);
  return { phase, seconds: (random.next() * seconds) / attempt };
}

/** @returns false where the run was over before */
async function killAt(desk: KillDesk, moment: Moment): Promise<boolean> {
  const { run, result } = await runUntil(desk, moment);
  const isOver = result.then(
    () => true,
    () => false,
  );
  await run.kill();
  return !(await isOver);
}

/** Starts a run. @returns it at the moment, or when it is over before */
export async function runUntil(
  desk: Pick<KillDesk, 'start'>,
  { phase, seconds }: Moment,
): Promise<{ readonly run: MeasuredRun; readonly result: Promise<RunResult> }> {
  const begun = createDeferred<unknown>();
  if (phase === OPENING) begun.resolve(null);
  const run = desk.start((entered) => {
    if (entered === phase) begun.resolve(null);
  });
  const result = run.go();
  await Promise.race([begun.promise, result.catch(() => null)]);
  await sleep(seconds * 1000);
  return { run, result };
}

/** What is otherwise than without the accident. */
export function compareKept(kept: Kept, whole: Kept): Pick<KillReport, 'lost' | 'leftOver'> {
  const standing = differencesOf(kept.standing, whole.standing);
  const history = differencesOf(kept.history, whole.history);
  return {
    lost: new Set([...standing, ...history]).size,
    leftOver: kept.waiting > 0 || kept.mirrored !== whole.mirrored,
  };
}

export async function withDesk<T>(
  portal: UniformOptions,
  makeDatabase: KillOptions['makeDatabase'],
  work: (desk: KillDesk) => Promise<T>,
): Promise<T> {
  const desk = await openKillDesk(portal, await makeDatabase());
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}
