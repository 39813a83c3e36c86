/** A PostgreSQL server whose databases belong to a log-in that is no superuser, and are dumped and restored by its administrator. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { engineOnServer } from '../../src/store/jobs/engine-databases.ts';
import { openJobQueue } from '../../src/store/jobs/open-job-queue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startPostgres } from '../../tests/support/postgres.ts';
import type { BenchDatabase } from '../portal/bench-database.ts';
import { describeWalls } from './describe-walls.ts';
import { type DumpPlace, dropDatabase, dumpDatabase, restoreDatabase, urlOf } from './dump.ts';

export interface DumpedDatabase extends BenchDatabase {
  readonly location: { readonly kind: 'server'; readonly databaseUrl: string };
  dump(): Promise<void>;
  /** It is gone, under the hands of whoever is at work in it. */
  lose(): Promise<void>;
  restore(): Promise<void>;
  readWalls(): Promise<readonly string[]>;
  /** Makes the tables, and has a job and a schedule wait. */
  putJobsDown(): Promise<void>;
  areJobsThere(): Promise<boolean>;
}

export interface DumpedServer {
  makeDatabase(): Promise<DumpedDatabase>;
  stop(): Promise<void>;
}

const LOG_IN = 'loyalty_log_in';
const JOB = { portalId: '1', companyId: '1', occasion: 'event', correlationId: 'dumped' } as const;
const AT_NIGHT = { minuteOfDay: 30, weekday: null, timeZone: 'Europe/Berlin' } as const;

/** @returns null where no PostgreSQL can be had, or one without its client programs */
export async function startDumpedServer(): Promise<DumpedServer | null> {
  const server = await startPostgres(true);
  if (server === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'loyalty-dumps-'));
  await withClient(server.url, (client) => client.query(`create role ${LOG_IN} login createrole`));
  return {
    async makeDatabase() {
      const name = `loyalty_bench_${randomUUID().replaceAll('-', '')}`;
      await server.createDatabase(name);
      await withClient(server.url, (client) => client.query(`alter database ${name} owner to ${LOG_IN}`));
      const file = join(folder, `${name}.dump`);
      return toDumped({ programs: server.programs, administrator: server.url, database: name, file });
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function toDumped(place: DumpPlace): DumpedDatabase {
  const { administrator, database } = place;
  const url = new URL(urlOf(administrator, database));
  url.username = LOG_IN;
  const location = { kind: 'server', databaseUrl: url.href } as const;
  const inDatabase = <T>(work: (client: Client) => Promise<T>): Promise<T> =>
    withClient(urlOf(administrator, database), work);
  return {
    name: 'PostgreSQL',
    location,
    measure: () => Promise.resolve(null),
    dump: () => dumpDatabase(place),
    lose: () => dropDatabase(place),
    restore: () => restoreDatabase(place, LOG_IN),
    readWalls: () => inDatabase(describeWalls),
    async putJobsDown() {
      const store = await openStore(location, 'create');
      const jobs = await store.openJobs();
      await jobs.send('refresh_company', [JOB]);
      await jobs.schedule('rescore_portal', JOB.portalId, AT_NIGHT);
      await jobs.close(0);
      await store.close();
    },
    areJobsThere: () => areJobsIn(location.databaseUrl, inDatabase),
    remove: () => dropDatabase(place),
  };
}

async function areJobsIn(
  databaseUrl: string,
  inDatabase: <T>(work: (client: Client) => Promise<T>) => Promise<T>,
): Promise<boolean> {
  const queue = await openJobQueue(engineOnServer(databaseUrl));
  const states = await queue.describe();
  await queue.close(0);
  const schedules = await inDatabase((client) => client.query('select 1 from loyalty_jobs.schedule'));
  const waiting = states.find(({ name }) => name === 'refresh_company')?.waiting;
  return waiting === 1 && schedules.rowCount === 1;
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
