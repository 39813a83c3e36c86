/**
 * The engine of the queues: pg-boss in a schema of its own, `loyalty_jobs`. It keeps, hands out, expires and schedules jobs;
 * whom they are handed to is decided by the dispatcher, since the engine's own workers wait for the slowest job of a batch.
 */
import { PgBoss, type ConstructorOptions } from 'pg-boss';
import { asOurOwn } from '../drivers/driver-failure.ts';
import { DEAD_QUEUE_OPTIONS, deadQueueOf, engineOptionsOf, JOB_NAMES, type SignsOfLife } from './queues.ts';

export const SCHEMA = 'loyalty_jobs';

/** A database as the engine takes it. */
export interface EngineDatabase {
  readonly backend: 'postgres' | 'pglite';
  readonly connection: NonNullable<ConstructorOptions['db']>;
  /** Nobody else can be at its jobs: those under way were begun by a process that ended without giving them back. */
  readonly isTakenOver: boolean;
  /** What to say where it is not there, given the code of the failure. */
  readonly away: (code: string | null) => string;
  /** Ends connections that are the engine's own. */
  close(): Promise<void>;
}

export interface Engine {
  readonly boss: PgBoss;
  /** Runs what talks to the database and tells its failures as {@link StoreError}. */
  readonly told: <T>(work: () => Promise<T>) => Promise<T>;
  /** From now on this process also looks after all jobs: dead workers, schedules, what is done long ago. */
  keep(trouble: (error: unknown) => void): Promise<void>;
  close(): Promise<void>;
}

/** Opens the engine, bringing its tables and queues to this program's version. @throws {StoreError} */
export async function openEngine(database: EngineDatabase, signs: SignsOfLife): Promise<Engine> {
  const { backend, connection, away } = database;
  const told = <T>(work: () => Promise<T>): Promise<T> => asOurOwn(work, away);
  const options = { db: connection, backend, schema: SCHEMA } as const satisfies ConstructorOptions;
  const boss = new PgBoss({ ...options, supervise: false, schedule: false });
  // Without a listener an `error` event would end the process; what it tells is told again by the call that failed.
  boss.on('error', () => undefined);
  const keepers: PgBoss[] = [];
  try {
    await told(() => boss.start());
    await told(() => makeQueues(boss, signs));
    await told(() => boss.getDb().executeSql(MAKE_INDEXES));
  } catch (error) {
    await stop(boss);
    await database.close();
    throw error;
  }
  return {
    boss,
    told,
    async keep(trouble) {
      const keeper = new PgBoss({
        ...options,
        migrate: false,
        supervise: true,
        superviseIntervalSeconds: signs.watchSeconds,
        monitorIntervalSeconds: signs.watchSeconds,
        schedule: true,
        cronMonitorIntervalSeconds: 15,
      });
      keeper.on('error', trouble);
      keepers.push(keeper);
      await told(() => keeper.start());
    },
    async close() {
      for (const one of [...keepers, boss]) await stop(one);
      await database.close();
    },
  };
}

/**
 * Of the jobs that wait: by what each is about, for which the engine's own index has another expression and only what was not
 * tried yet; and by portal. Made by one process where several start at once.
 */
const MAKE_INDEXES = `
do $$
begin
  if to_regclass('${SCHEMA}.waiting_subject') is null or to_regclass('${SCHEMA}.waiting_portal') is null then
    perform pg_advisory_xact_lock(hashtextextended('loyalty.jobs.indexes', 0));
    create index if not exists waiting_subject on ${SCHEMA}.job (name, singleton_key) where state < 'active';
    create index if not exists waiting_portal on ${SCHEMA}.job (name, group_id, start_after)
      where state < 'active' and not blocked;
  end if;
end
$$`;

/** The engine's own way out waits for its workers, of which it has none here. */
async function stop(boss: PgBoss): Promise<void> {
  await boss.stop({ graceful: false, close: false });
}

async function makeQueues(boss: PgBoss, signs: SignsOfLife): Promise<void> {
  const there = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const name of JOB_NAMES) {
    const dead = deadQueueOf(name);
    if (!there.has(dead)) await boss.createQueue(dead, DEAD_QUEUE_OPTIONS);
    // Short: one job of a subject waits; one more may wait while the first is worked on, since the world may have moved on.
    if (!there.has(name)) await boss.createQueue(name, { ...engineOptionsOf(name, signs), policy: 'short' });
    else await boss.updateQueue(name, engineOptionsOf(name, signs));
  }
}
