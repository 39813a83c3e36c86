/** Runs of the portal whose disk fills up at a random moment, and what the next run makes of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../sandbox/portal/chance/random.ts';
import type { UniformOptions } from '../../sandbox/portal/uniform-portal.ts';
import type { KillDesk } from '../portal/kill-desk.ts';
import {
  compareKept,
  type Moment,
  pickMoment,
  runToEnd,
  runUntil,
  runWhole,
  type Whole,
  withDesk,
} from '../portal/kill-runs.ts';
import type { FullDiskStore } from './full-disk-store.ts';
import { type HowItEnded, sayHowItEnded } from './how-it-ended.ts';

export interface FullDiskRun {
  readonly run: 'first' | 'night';
  readonly phase: string;
  /** What was left when everything else was taken. */
  readonly leftKilobytes: number;
  readonly ended: HowItEnded;
  /** The server ended too, and had to be started again. */
  readonly serverEnded: boolean;
  /** Companies on which something else stands than without the accident, or whose history is another. */
  readonly lost: number;
  readonly writtenTwice: readonly string[];
  readonly leftOver: boolean;
}

export interface FullDiskOptions {
  readonly portal: UniformOptions;
  readonly outages: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

const TRIES = 8;
const END_WITHIN_MILLISECONDS = 120_000;
const KILOBYTE = 1024;
/** From nothing to what a run of some hundred companies writes: small in most cases. */
const MOST_LEFT_KILOBYTES = 4_000;

export async function fillDiskInRuns(store: FullDiskStore, options: FullDiskOptions): Promise<readonly FullDiskRun[]> {
  const { outages, portal, seed, tell } = options;
  const random = new Random(seed, 'full disk');
  const makeDatabase = (): ReturnType<FullDiskStore['makeDatabase']> => store.makeDatabase();
  const whole = await runWhole({ portal, makeDatabase }, outages > 1);
  const reports: FullDiskRun[] = [];
  while (reports.length < outages) {
    const run = reports.length % 2 === 0 ? 'first' : 'night';
    const report = await fillDiskIn(store, options, run, whole[run], random);
    tell(`${run} run, ${report.phase}, ${report.leftKilobytes} kB left: ended ${report.ended}, ${report.lost} lost`);
    reports.push(report);
  }
  return reports;
}

async function fillDiskIn(
  store: FullDiskStore,
  { portal }: FullDiskOptions,
  run: FullDiskRun['run'],
  whole: Whole,
  random: Random,
): Promise<FullDiskRun> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const moment = pickMoment(whole, random, attempt);
    const leftKilobytes = Math.floor((MOST_LEFT_KILOBYTES * random.next() ** 3) / attempt);
    const report = await withDesk(
      portal,
      () => store.makeDatabase(),
      async (desk) => {
        if (run === 'night') {
          await runToEnd(desk);
          desk.letADayPass();
        }
        desk.log.takeTwice();
        const ended = await fillAt(store, desk, moment, leftKilobytes);
        const serverEnded = await store.mend();
        if (ended === null) return null;
        const { kept } = await runToEnd(desk);
        const writtenTwice = desk.log.takeTwice();
        const { phase } = moment;
        return { run, phase, leftKilobytes, ended, serverEnded, ...compareKept(kept, whole.kept), writtenTwice };
      },
    );
    if (report !== null) return report;
  }
  throw new Error(`A ${run} run found room on the disk ${TRIES} times.`);
}

/** @returns null where the run came to its end all the same */
async function fillAt(
  { disk }: FullDiskStore,
  desk: KillDesk,
  moment: Moment,
  leftKilobytes: number,
): Promise<HowItEnded | null> {
  const { run, result } = await runUntil(desk, moment);
  // It stands still meanwhile, or a short run would be over before the disk is full.
  run.hold();
  await disk.fill(leftKilobytes * KILOBYTE);
  run.goOn();
  const late = new AbortController();
  const ended = await Promise.race([
    result.then(
      () => null,
      (error: unknown) => sayHowItEnded(String(error)),
    ),
    sleep(END_WITHIN_MILLISECONDS, 'hanging' as const, { signal: late.signal }),
  ]);
  late.abort();
  if (ended === 'hanging') await run.kill();
  return ended;
}
