/** The engine's table of jobs, for what the engine has no verb for. Its columns are those of the version that package.json names. */
import * as z from 'zod';
import type { DeadJob, JobData, JobName, QueueState } from '../../operations/ports/job-queue.ts';
import { SCHEMA, type Engine } from './engine.ts';
import { deadQueueOf, isJobName, JOB_NAMES, priorityOf, subjectOf } from './queues.ts';
import { sayReason } from './say-reason.ts';

const JOBS = `${SCHEMA}.job`;

/** One attempt of a job: a job that another process has taken over meanwhile is another attempt. */
export interface Attempt {
  readonly id: string;
  readonly retryCount: number;
}

export interface JobRows {
  /** Kinds of which a job is ready to be taken. */
  readyOf(names: readonly JobName[]): Promise<readonly JobName[]>;
  /** Puts jobs that wait already off to an instant, within their limit, or brings them forward. */
  moveWaiting<Name extends JobName>(
    name: Name,
    jobs: readonly JobData[Name][],
    to: { readonly afterSeconds: number; readonly atMostSeconds: number | null },
  ): Promise<void>;
  /** Gives attempts back unfailed, to be taken from the instant on (null: at once). One of which another waits is done with. */
  giveBack(name: JobName, attempts: readonly Attempt[], at: Date | null): Promise<void>;
  /** Takes away what waits or is dead of a portal. */
  dropPortal(portalId: string): Promise<void>;
  describe(): Promise<readonly QueueState[]>;
  listDead(of: {
    readonly portalId: string | null;
    readonly ids: readonly string[] | null;
    readonly limit: number;
  }): Promise<readonly DeadJob[]>;
}

export function createJobRows({ boss, told }: Pick<Engine, 'boss' | 'told'>): JobRows {
  const ask = async <T>(row: z.ZodType<T>, sql: string, values: readonly unknown[]): Promise<readonly T[]> => {
    const answer: { readonly rows: unknown } = await told(() => boss.getDb().executeSql(sql, [...values]));
    return z.array(row).parse(answer.rows);
  };
  const change = async (sql: string, values: readonly unknown[]): Promise<void> => {
    await told(() => boss.getDb().executeSql(sql, [...values]));
  };

  return {
    async readyOf(names) {
      const rows = await ask(
        namedSchema,
        `select asked.name from unnest($1::text[]) as asked (name)
         where exists (select from ${JOBS} where name = asked.name and state < 'active' and not blocked and start_after <= now())`,
        [names],
      );
      return rows.map(({ name }) => name);
    },
    async moveWaiting(name, jobs, { afterSeconds, atMostSeconds }) {
      const urgency = Math.max(0, ...jobs.map((data) => priorityOf(data)));
      await change(
        `update ${JOBS} set
           priority = greatest(priority, $5::integer),
           start_after = case
             when $4::double precision is null then least(start_after, now() + $3 * interval '1 second')
             else least(greatest(start_after, now() + $3 * interval '1 second'), created_on + $4 * interval '1 second') end
         where name = $1 and singleton_key = any($2::text[]) and state = 'created' and start_after > now()`,
        [name, jobs.map((data) => subjectOf(data)), afterSeconds, atMostSeconds, urgency],
      );
    },
    async giveBack(name, attempts, at) {
      // Taken without having begun, a job does not count the attempt.
      await change(
        `with mine as (
           select id, exists (
             select from ${JOBS} as other
             where other.name = $1 and other.singleton_key = job.singleton_key and other.state < 'active') as is_doubled
           from ${JOBS} as job
           where name = $1 and state = 'active'
             and (id, retry_count) in (select * from unnest($2::uuid[], $3::integer[])))
         update ${JOBS} as job set
           state = (case when is_doubled then 'completed' else 'retry' end)::${SCHEMA}.job_state,
           completed_on = case when is_doubled then now() end,
           started_on = null, heartbeat_on = null, start_after = coalesce($4::timestamptz, now())
         from mine where job.name = $1 and job.id = mine.id and job.state = 'active'`,
        [name, attempts.map(({ id }) => id), attempts.map(({ retryCount }) => retryCount), at],
      );
    },
    async dropPortal(portalId) {
      await change(`delete from ${JOBS} where name = any($1::text[]) and group_id = $2 and state <> 'active'`, [
        JOB_NAMES.flatMap((name) => [name, deadQueueOf(name)]),
        portalId,
      ]);
    },
    async describe() {
      const rows = await ask(
        countsSchema,
        `select name,
           count(*) filter (where state < 'active' and start_after <= now())::integer as waiting,
           count(*) filter (where state < 'active' and start_after > now())::integer as deferred,
           count(*) filter (where state = 'active')::integer as active,
           min(start_after) filter (where state < 'active' and start_after <= now()) as oldest
         from ${JOBS} where state <= 'active' group by name`,
        [],
      );
      const counts = new Map(rows.map((row) => [row.name, row]));
      return JOB_NAMES.map((name) => {
        const { waiting, deferred, active, oldest } = counts.get(name) ?? NONE;
        const dead = counts.get(deadQueueOf(name))?.waiting ?? 0;
        return { name, waiting, deferred, active, dead, oldestWaitingAt: oldest };
      });
    },
    async listDead({ portalId, ids, limit }) {
      const rows = await ask(
        deadSchema,
        `select id, source_name, group_id, data, source_output, source_retry_count, source_created_on, created_on
         from ${JOBS}
         where name = any($1::text[]) and ($2::text is null or group_id = $2) and ($3::text[] is null or id::text = any($3))
         order by created_on desc, id limit $4`,
        [JOB_NAMES.map(deadQueueOf), portalId, ids, limit],
      );
      return rows.map((row) => ({
        id: row.id,
        name: row.source_name,
        portalId: row.group_id,
        data: row.data,
        reason: sayReason(row.source_output),
        attempts: row.source_retry_count + 1,
        firstAt: row.source_created_on,
        diedAt: row.created_on,
      }));
    },
  };
}

const NONE = { waiting: 0, deferred: 0, active: 0, oldest: null } as const;

const jobNameSchema = z.string().refine(isJobName);
const namedSchema = z.object({ name: jobNameSchema });
const countsSchema = z.object({
  name: z.string(),
  waiting: z.int(),
  deferred: z.int(),
  active: z.int(),
  oldest: z.date().nullable(),
});

const portalJob = z.object({ portalId: z.string() });
const dataSchema = z.union([
  portalJob.extend({
    companyId: z.string(),
    occasion: z.enum(['event', 'person', 'workflow']),
    correlationId: z.string(),
  }),
  portalJob.extend({ callbackId: z.string() }),
  portalJob,
]);
const deadSchema = z.object({
  id: z.string(),
  source_name: jobNameSchema,
  group_id: z.string(),
  data: dataSchema,
  source_output: z.unknown(),
  source_retry_count: z.int(),
  source_created_on: z.date(),
  created_on: z.date(),
});
