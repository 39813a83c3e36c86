/** The engine's table of jobs, for what the engine has no verb for. Its columns are those of the version that package.json names. */
import * as z from 'zod';
import type { DeadJob, JobData, JobName, QueueState } from '../../operations/ports/job-queue.ts';
import { SCHEMA, type Engine } from './engine.ts';
import { groupBy } from '../../programme/group-by.ts';
import { deadQueueOf, isJobName, JOB_NAMES, priorityOf, subjectOf } from './queues.ts';
import { READY_KINDS } from './ready-kinds.ts';
import { sayReason } from './say-reason.ts';

const JOBS = `${SCHEMA}.job`;
/** On the database's clock, by which jobs are taken: those of the processes may be minutes apart. */
const AFTER = "now() + $4::double precision * interval '1 millisecond'";

/** One attempt of a job: a job that another process has taken over meanwhile is another attempt. */
export interface Attempt {
  readonly id: string;
  readonly retryCount: number;
}

export interface JobRows {
  /** Kinds of which a job is ready to be taken, of another portal than those that are worked on. */
  readyOf(
    kinds: readonly { readonly name: JobName; readonly without: readonly string[] }[],
  ): Promise<readonly JobName[]>;
  /** Puts jobs that wait already off to an instant, within their limit, or brings them forward; they take over a more urgent occasion. */
  moveWaiting<Name extends JobName>(
    name: Name,
    jobs: readonly JobData[Name][],
    to: { readonly afterSeconds: number; readonly atMostSeconds: number | null },
  ): Promise<void>;
  /** Gives attempts back unfailed, to be taken after so long, at least 0. One of which another waits is done with. */
  giveBack(name: JobName, attempts: readonly Attempt[], afterMilliseconds: number): Promise<void>;
  /** Ends failed attempts of which another waits to be tried again, for both. The others are left as they are. */
  mergeFailed(name: JobName, attempts: readonly Attempt[]): Promise<void>;
  /** Of every kind, attempts that are under way. */
  listActive(): Promise<ReadonlyMap<JobName, readonly Attempt[]>>;
  /** Lets jobs that failed be tried again without the wait. */
  hurry(name: JobName, attempts: readonly Attempt[]): Promise<void>;
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

  /**
   * Ends attempts of which another job waits for the same subject, which takes over the more urgent occasion. Those that were
   * given back hand it the earlier instant too. Those that failed end only where the other failed before them: its wait and its
   * tries go on as they were, so that nothing is tried more often, or dies sooner, for being asked for often.
   */
  const mergeIntoWaiting = async (
    name: JobName,
    attempts: readonly Attempt[],
    { afterMilliseconds, isFailed }: { readonly afterMilliseconds: number; readonly isFailed: boolean },
  ): Promise<void> => {
    await change(
      `with pair as (
         select distinct on (mine.id) mine.id, mine.priority, mine.data, mine.retry_count, other.id as other_id
         from ${JOBS} as mine join ${JOBS} as other
           on other.name = $1 and other.singleton_key = mine.singleton_key and other.state < 'active'
             and (not $5::boolean or other.state = 'retry')
         where mine.name = $1 and mine.state = 'active'
           and (mine.id, mine.retry_count) in (select * from unnest($2::uuid[], $3::integer[]))
         order by mine.id, other.start_after, other.id),
       heir as (
         update ${JOBS} as job set
           priority = greatest(job.priority, given.priority),
           data = case when given.priority > job.priority and given.data ? 'occasion'
             then jsonb_set(job.data, '{occasion}', given.data -> 'occasion') else job.data end,
           start_after = case when $5::boolean then job.start_after
             else least(job.start_after, ${AFTER}) end,
           retry_count = case when $5::boolean
             then greatest(job.retry_count, given.retry_count) else job.retry_count end
         from (select distinct on (other_id) * from pair order by other_id, priority desc, retry_count desc) as given
         where job.name = $1 and job.id = given.other_id and job.state < 'active')
       update ${JOBS} as job set state = 'completed', completed_on = now(), started_on = null, heartbeat_on = null
       from pair where job.name = $1 and job.id = pair.id and job.state = 'active'`,
      [name, ...idsAndCounts(attempts), afterMilliseconds, isFailed],
    );
  };

  return {
    async readyOf(kinds) {
      const rows = await ask(namedSchema, READY_KINDS, [
        kinds.map(({ name }) => name),
        kinds.map(({ without }) => without.join(' ')),
      ]);
      return rows.map(({ name }) => name);
    },
    async moveWaiting(name, jobs, { afterSeconds, atMostSeconds }) {
      const wanted = jobs.map((data) => ({
        subject: subjectOf(data),
        urgency: priorityOf(data),
        occasion: 'occasion' in data ? data.occasion : null,
      }));
      await change(
        `update ${JOBS} as job set
           priority = greatest(job.priority, asked.urgency),
           data = case when asked.urgency > job.priority and asked.occasion is not null
             then jsonb_set(job.data, '{occasion}', to_jsonb(asked.occasion)) else job.data end,
           start_after = case
             when job.start_after <= now() then job.start_after
             when $4::double precision is null then least(job.start_after, now() + $3 * interval '1 second')
             else least(greatest(job.start_after, now() + $3 * interval '1 second'), job.created_on + $4 * interval '1 second') end
         from (
           select distinct on (subject) subject, urgency, occasion
           from unnest($2::text[], $5::integer[], $6::text[]) as wanted (subject, urgency, occasion)
           order by subject, urgency desc) as asked
         where job.name = $1 and job.singleton_key = asked.subject and job.state = 'created'
           and (job.start_after > now() or asked.urgency > job.priority)`,
        [
          name,
          wanted.map(({ subject }) => subject),
          afterSeconds,
          atMostSeconds,
          wanted.map(({ urgency }) => urgency),
          wanted.map(({ occasion }) => occasion),
        ],
      );
    },
    async giveBack(name, attempts, afterMilliseconds) {
      await mergeIntoWaiting(name, attempts, { afterMilliseconds, isFailed: false });
      // Taken without having begun, a job does not count the attempt.
      await change(
        `update ${JOBS} set
           state = 'retry', started_on = null, heartbeat_on = null, start_after = ${AFTER}
         where name = $1 and state = 'active' and (id, retry_count) in (select * from unnest($2::uuid[], $3::integer[]))`,
        [name, ...idsAndCounts(attempts), afterMilliseconds],
      );
    },
    mergeFailed: (name, attempts) => mergeIntoWaiting(name, attempts, { afterMilliseconds: 0, isFailed: true }),
    async listActive() {
      const rows = await ask(
        activeSchema,
        `select name, id, retry_count from ${JOBS} where name = any($1::text[]) and state = 'active'`,
        [JOB_NAMES],
      );
      const byName = groupBy(rows, ({ name }) => name);
      const toAttempt = ({ id, retry_count: retryCount }: (typeof rows)[number]): Attempt => ({ id, retryCount });
      return new Map([...byName].map(([name, some]) => [name, some.map(toAttempt)]));
    },
    async hurry(name, attempts) {
      await change(
        `update ${JOBS} set start_after = now() where name = $1 and state = 'retry' and id = any($2::uuid[])`,
        [name, attempts.map(({ id }) => id)],
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

function idsAndCounts(attempts: readonly Attempt[]): readonly [readonly string[], readonly number[]] {
  return [attempts.map(({ id }) => id), attempts.map(({ retryCount }) => retryCount)];
}

const NONE = { waiting: 0, deferred: 0, active: 0, oldest: null } as const;

const jobNameSchema = z.string().refine(isJobName);
const namedSchema = z.object({ name: jobNameSchema });
const activeSchema = z.object({ name: jobNameSchema, id: z.string(), retry_count: z.int() });
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
