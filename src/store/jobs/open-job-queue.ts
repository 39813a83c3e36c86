import type { JobData, JobName, JobQueue } from '../../operations/ports/job-queue.ts';
import { chunksOf } from '../chunks.ts';
import { checkId } from '../ids.ts';
import { startDispatcher, type Dispatcher } from './dispatcher.ts';
import { openEngine, type Engine, type EngineDatabase } from './engine.ts';
import { groupBy } from '../../programme/group-by.ts';
import { createJobRows, type JobRows } from './job-rows.ts';
import { deadQueueOf, priorityOf, SIGNS_OF_LIFE, type SignsOfLife, subjectOf } from './queues.ts';

const JOBS_A_STATEMENT = 1000;
const SCHEDULED = ['rescore_portal', 'send_digest', 'tidy'] as const;

/** The queue of jobs in a database. @throws {StoreError} */
export async function openJobQueue(database: EngineDatabase, signs: SignsOfLife = SIGNS_OF_LIFE): Promise<JobQueue> {
  const engine = await openEngine(database, signs);
  const rows = createJobRows(engine);
  if (database.isTakenOver) await takeOver(engine, rows);
  let dispatcher: Dispatcher | null = null;
  const send = createSend(engine, rows, () => dispatcher?.wake());
  const dead = createDead(engine, rows, send);
  const { boss, told } = engine;
  let closed: Promise<void> | null = null;

  async function close(withinMilliseconds: number): Promise<void> {
    try {
      await dispatcher?.close(withinMilliseconds);
    } finally {
      await engine.close();
    }
  }

  return {
    send,
    ...dead,
    async schedule(name, portalId, { minuteOfDay, weekday, timeZone }) {
      const portal = checkId(portalId);
      const cron = `${minuteOfDay % 60} ${Math.floor(minuteOfDay / 60)} * * ${weekday ?? '*'}`;
      // A night that nobody was there for is made up for once.
      const options = {
        tz: timeZone,
        key: portal,
        missed: 'once',
        singletonKey: portal,
        group: { id: portal },
      } as const;
      await told(() => boss.schedule(name, cron, { portalId: portal }, options));
    },
    async dropPortal(portalId) {
      const portal = checkId(portalId);
      for (const name of SCHEDULED) await told(() => boss.unschedule(name, portal));
      await rows.dropPortal(portal);
    },
    describe: () => rows.describe(),
    async work(handlers, trouble = () => undefined) {
      if (dispatcher !== null) throw new Error('This queue is worked on already.');
      await engine.keep(trouble);
      dispatcher = startDispatcher(engine, rows, handlers, signs, trouble);
    },
    close: (withinMilliseconds) => (closed ??= close(withinMilliseconds)),
  };
}

/** An attempt that ended with its process counts as one that failed: what ends every process is given up at last. */
async function takeOver({ boss, told }: Engine, rows: JobRows): Promise<void> {
  for (const [name, attempts] of await rows.listActive()) {
    await rows.mergeFailed(name, attempts);
    await told(() => boss.fail(name, [...attempts], { reason: 'The process that did it ended.' }));
    await rows.hurry(name, attempts);
  }
}

function createSend({ boss, told }: Engine, rows: JobRows, wake: () => void): JobQueue['send'] {
  return async (name, jobs, { afterSeconds = 0, atMostSeconds = null } = {}) => {
    for (const some of chunksOf(jobs, JOBS_A_STATEMENT)) {
      const ids = await told(() =>
        boss.insert(
          name,
          some.map((data) => toInsert(data, afterSeconds)),
        ),
      );
      if ((ids?.length ?? 0) < some.length) await rows.moveWaiting(name, some, { afterSeconds, atMostSeconds });
    }
    if (jobs.length > 0 && afterSeconds === 0) wake();
  };
}

function toInsert<Name extends JobName>(
  data: JobData[Name],
  afterSeconds: number,
): {
  readonly data: JobData[Name];
  readonly singletonKey: string;
  readonly group: { readonly id: string };
  readonly priority: number;
  readonly startAfter: string;
} {
  const portal = checkId(data.portalId);
  // As text: the engine takes a number for whole seconds.
  const startAfter = `${afterSeconds} seconds`;
  return { data, singletonKey: subjectOf(data), group: { id: portal }, priority: priorityOf(data), startAfter };
}

function createDead(
  { boss, told }: Engine,
  rows: JobRows,
  send: JobQueue['send'],
): Pick<JobQueue, 'listDead' | 'replayDead' | 'dropDead'> {
  const MOST = 100_000;

  async function drop(jobs: readonly { readonly id: string; readonly name: JobName }[]): Promise<number> {
    for (const [name, some] of groupBy(jobs, (job) => job.name)) {
      await told(() =>
        boss.deleteJob(
          deadQueueOf(name),
          some.map(({ id }) => id),
        ),
      );
    }
    return jobs.length;
  }

  return {
    listDead: (portalId, limit) => rows.listDead({ portalId, ids: null, limit }),
    async replayDead(portalId, ids) {
      const jobs = await rows.listDead({ portalId: checkId(portalId), ids, limit: MOST });
      // Put down before it is taken away: killed between the two, it is done twice rather than never.
      for (const { name, data } of jobs) await sendOne(send, name, data);
      return drop(jobs);
    },
    dropDead: async (portalId, ids) => drop(await rows.listDead({ portalId: checkId(portalId), ids, limit: MOST })),
  };
}

function sendOne<Name extends JobName>(send: JobQueue['send'], name: Name, data: JobData[Name]): Promise<void> {
  return send(name, [data]);
}
