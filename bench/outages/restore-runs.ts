/** Runs of the portal in which the database is dumped and then lost, and what the next run makes of the restored one. */
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
import { differencesOf } from '../portal/standing.ts';
import type { DumpedServer } from './dumped-server.ts';

export interface RestoredRun {
  readonly run: 'first' | 'night';
  /** What it was doing while the dump was made. */
  readonly phase: string;
  /** The dump, and the restore with the commands before it. */
  readonly dumpSeconds: number;
  readonly restoreSeconds: number;
  /** Tables, policies, rights, indices and owners that are otherwise after the restore. */
  readonly wallsLost: readonly string[];
  /** Whether a job and a schedule that waited when the dump was made still do. */
  readonly jobsKept: boolean;
  /** Companies on which something else stands than without the accident. */
  readonly lost: number;
  /** Companies whose history lacks a change that was published after the dump: it is nowhere else, and lost with the database. */
  readonly historyGaps: number;
  readonly writtenTwice: readonly string[];
  readonly leftOver: boolean;
}

export interface RestoreOptions {
  readonly portal: UniformOptions;
  readonly restores: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
}

const LOST_AFTER_MILLISECONDS = 3_000;

export async function restoreInRuns(server: DumpedServer, options: RestoreOptions): Promise<readonly RestoredRun[]> {
  const { portal, restores, seed, tell } = options;
  const random = new Random(seed, 'restores');
  const whole = await runWhole({ portal, makeDatabase: () => server.makeDatabase() }, restores > 1);
  const reports: RestoredRun[] = [];
  while (reports.length < restores) {
    const run = reports.length % 2 === 0 ? 'first' : 'night';
    const moment = pickMoment(whole[run], random, 1);
    const lostAfter = LOST_AFTER_MILLISECONDS * random.next();
    const report = await restoreOne(server, portal, { run, moment, lostAfter, whole: whole[run] });
    tell(`${run} run, dumped while ${moment.phase}: ${report.lost} lost, ${report.writtenTwice.length} written twice`);
    reports.push(report);
  }
  return reports;
}

interface Accident {
  readonly run: RestoredRun['run'];
  readonly moment: Moment;
  readonly lostAfter: number;
  readonly whole: Whole;
}

async function restoreOne(
  server: DumpedServer,
  portal: UniformOptions,
  { run, moment, lostAfter, whole }: Accident,
): Promise<RestoredRun> {
  const database = await server.makeDatabase();
  return withDesk(
    portal,
    () => Promise.resolve(database),
    async (desk) => {
      if (run === 'night') {
        await runToEnd(desk);
        desk.letADayPass();
      }
      await database.putJobsDown();
      desk.log.takeTwice();
      const accident = await loseDuring(desk, database, moment, lostAfter);
      const { kept } = await runToEnd(desk);
      const after = {
        lost: differencesOf(kept.standing, whole.kept.standing).length,
        historyGaps: differencesOf(kept.history, whole.kept.history).length,
        writtenTwice: desk.log.takeTwice(),
        leftOver: compareKept(kept, whole.kept).leftOver,
      };
      return { run, phase: moment.phase, ...accident, ...after };
    },
  );
}

type Accidents = Pick<RestoredRun, 'dumpSeconds' | 'restoreSeconds' | 'wallsLost' | 'jobsKept'>;

async function loseDuring(
  desk: KillDesk,
  database: Awaited<ReturnType<DumpedServer['makeDatabase']>>,
  moment: Moment,
  lostAfter: number,
): Promise<Accidents> {
  const { result } = await runUntil(desk, moment);
  const over = result.catch(() => null);
  const dumpSeconds = await timed(() => database.dump());
  const walls = await database.readWalls();
  await sleep(lostAfter);
  await database.lose();
  // Who was at work in it has to end by himself.
  await over;
  const restoreSeconds = await timed(() => database.restore());
  const after = new Set(await database.readWalls());
  return {
    dumpSeconds,
    restoreSeconds,
    wallsLost: walls.filter((line) => !after.has(line)),
    jobsKept: await database.areJobsThere(),
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
