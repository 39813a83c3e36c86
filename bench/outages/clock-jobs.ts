/** Jobs and nights that are done by processes whose clocks differ. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineOnServer } from '../../src/store/jobs/engine-databases.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { connect } from '../jobs/effects.ts';
import { toProcess, type WorkerProcess } from '../jobs/worker-process.ts';
import { makeClockTables, readClockEffects } from './clock-effects.ts';
import type { ClockJobs } from './clock-figures.ts';

const WORKER = join(import.meta.dirname, 'clock-worker.ts');
const PORTALS = 5;
/** The engine looks for what is due four times a minute. */
const NIGHTS_WITHIN_MILLISECONDS = 150_000;
/** Whoever would begin a night a second time has had his turn. */
const AFTERWARDS_MILLISECONDS = 20_000;
const MINUTES_OF_DAY = 24 * 60;

/** @param minutesAhead of each worker's clock, against the database's */
export async function doJobsByClocks(
  databaseUrl: string,
  jobs: number,
  minutesAhead: readonly number[],
): Promise<ClockJobs> {
  const pool = connect(databaseUrl);
  await makeClockTables(pool);
  const queue = await openJobQueue(engineOnServer(databaseUrl));
  const workers = minutesAhead.map((minutes) => startWorker(databaseUrl, minutes));
  try {
    await Promise.all(workers.map(({ ready }) => ready));
    const soon = new Date(Date.now() + 60_000);
    const minuteOfDay = (soon.getUTCHours() * 60 + soon.getUTCMinutes()) % MINUTES_OF_DAY;
    for (let portal = 1; portal <= PORTALS; portal += 1)
      await queue.schedule('rescore_portal', String(portal), { minuteOfDay, weekday: null, timeZone: 'UTC' });
    await queue.send(
      'refresh_company',
      Array.from({ length: jobs }, (_, index) => ({
        portalId: String(1 + (index % PORTALS)),
        companyId: String(index),
        occasion: 'event' as const,
        correlationId: 'bench',
      })),
    );
    const read = (): Promise<ClockJobs> => readClockEffects(pool, jobs, PORTALS);
    await untilDone(read);
    await sleep(AFTERWARDS_MILLISECONDS);
    return await read();
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await queue.close(0);
    await pool.end();
  }
}

async function untilDone(read: () => Promise<ClockJobs>): Promise<void> {
  const until = performance.now() + NIGHTS_WITHIN_MILLISECONDS;
  while (performance.now() < until) {
    const { lost, nights, portals } = await read();
    if (lost === 0 && nights >= portals) return;
    await sleep(500);
  }
}

function startWorker(databaseUrl: string, minutes: number): WorkerProcess {
  return toProcess(
    spawn(process.execPath, [WORKER, databaseUrl, String(minutes)], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}
