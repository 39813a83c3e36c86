/** Kills processes that do jobs, at random moments, and looks what became of the jobs. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobQueue } from '../../src/operations/ports/job-queue.ts';
import { Random } from '../../sandbox/portal/chance/random.ts';
import { engineOnServer } from '../../src/store/jobs/engine-databases.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import type { SignsOfLife } from '../../src/store/jobs/queues.ts';
import { connect, countEffects, makeEffectTables } from './effects.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

export interface KillOptions {
  readonly databaseUrl: string;
  readonly kills: number;
  readonly jobs: number;
  /** Of the moments. */
  readonly seed: number;
  readonly signs: SignsOfLife | null;
  readonly tell?: (line: string) => void;
}

export interface KillJobsReport {
  readonly kills: number;
  readonly jobs: number;
  readonly lost: number;
  readonly appliedTwice: number;
  /** Jobs that were begun once more because their worker was killed. */
  readonly begunAgain: number;
  readonly dead: number;
  /** From the last kill until nothing waited any more. */
  readonly drainedSeconds: number;
}

const WORKERS = 3;
const PORTALS = 20;
/** A page takes so long, so that a kill finds workers at work. */
const PAGE_MILLISECONDS = [50, 600] as const;
/** From one kill to the next. */
const KILL_MILLISECONDS = [200, 1200] as const;
const DRAIN_WITHIN_MILLISECONDS = 300_000;

/** @throws where the jobs are not done within five minutes of the last kill */
export async function killWorkers(options: KillOptions): Promise<KillJobsReport> {
  const { databaseUrl, kills, jobs, seed, signs, tell = () => undefined } = options;
  const pool = connect(databaseUrl);
  await makeEffectTables(pool);
  const queue = await openJobQueue(engineOnServer(databaseUrl), signs ?? undefined);
  const begin = (): WorkerProcess => {
    const worker = startWorker({ databaseUrl, signs, milliseconds: PAGE_MILLISECONDS, crm: null });
    // Whoever kills it first waits for it; at the end one may be killed while it begins.
    worker.ready.catch(() => undefined);
    return worker;
  };
  const workers = Array.from({ length: WORKERS }, begin);
  try {
    await Promise.all(workers.map(({ ready }) => ready));
    const random = new Random(seed, 'kill-jobs');
    const perKill = Math.ceil(jobs / kills);
    for (let kill = 0; kill < kills; kill += 1) {
      await put(queue, kill * perKill, Math.min((kill + 1) * perKill, jobs));
      const [least, most] = KILL_MILLISECONDS;
      const place = Math.floor(WORKERS * random.next());
      // One that has not begun has nothing to lose.
      await workers[place]?.ready;
      await sleep(least + (most - least) * random.next());
      await workers[place]?.kill();
      workers[place] = begin();
      if ((kill + 1) % 10 === 0) tell(`${kill + 1} kills, ${(await countEffects(pool)).done} jobs done`);
    }
    const lastKill = performance.now();
    await drain(queue);
    const drainedSeconds = (performance.now() - lastKill) / 1000;
    const { done, appliedTwice, begun } = await countEffects(pool);
    const dead = (await queue.describe()).reduce((total, state) => total + state.dead, 0);
    return { kills, jobs, lost: jobs - done, appliedTwice, begunAgain: begun - done, dead, drainedSeconds };
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await queue.close(0);
    await pool.end();
  }
}

async function put(queue: JobQueue, from: number, until: number): Promise<void> {
  const jobs = Array.from({ length: until - from }, (_, index) => ({
    portalId: String(1 + ((from + index) % PORTALS)),
    companyId: String(from + index),
    occasion: 'event' as const,
    correlationId: 'bench',
  }));
  await queue.send('refresh_company', jobs);
}

async function drain(queue: JobQueue): Promise<void> {
  const until = performance.now() + DRAIN_WITHIN_MILLISECONDS;
  for (;;) {
    const state = (await queue.describe()).find(({ name }) => name === 'refresh_company');
    if (state === undefined || state.waiting + state.deferred + state.active === 0) return;
    if (performance.now() > until) throw new Error(`The jobs were not done in time: ${JSON.stringify(state)}`);
    await sleep(200);
  }
}
