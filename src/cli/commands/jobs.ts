import type { Command } from 'commander';
import type { DeadJob, JobName, JobQueue, QueueState } from '../../operations/ports/job-queue.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { plainTable } from '../text/table.ts';

interface JobsOptions {
  readonly dead?: boolean;
  readonly replay?: string;
  readonly drop?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Dead jobs that are named one by one; all of them are counted, replayed and dropped. */
const MOST_SHOWN = 100;
const ALL = 100_000;

/** `loyalty jobs`: what the service has to do, and what it could not do. */
export function registerJobs(program: Command, doors: CommandDoors): void {
  program
    .command('jobs')
    .description('show what the service has to do; name, replay or drop what failed too often')
    .option('--dead', 'name the jobs that failed too often, with the reason')
    .option('--replay <id>', 'put a dead job down again, or "all" of them; asks')
    .option('--drop <id>', 'take a dead job away, or "all" of them; asks')
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(async (options: JobsOptions) => {
      if (options.replay !== undefined && options.drop !== undefined) {
        throw new CommandFailure('Say either --replay or --drop, not both.');
      }
      const opened = await doors.openJobs();
      if (opened === null) throw new CommandFailure('There is no store yet: nothing was ever put down to be done.');
      try {
        await showOrChange(opened.jobs, doors, options);
      } finally {
        await opened.close();
      }
    });
}

async function showOrChange(jobs: JobQueue, doors: CommandDoors, options: JobsOptions): Promise<void> {
  if (options.replay !== undefined) return changeDead(jobs, doors, options, 'replay', options.replay);
  if (options.drop !== undefined) return changeDead(jobs, doors, options, 'drop', options.drop);
  const queues = await jobs.describe();
  const dead = options.dead === true ? await jobs.listDead(null, MOST_SHOWN) : null;
  if (options.json === true) {
    doors.out(JSON.stringify(dead === null ? { queues } : { queues, dead }, null, 2));
    return;
  }
  doors.out(queuesText(queues, doors.now()));
  if (dead !== null) doors.out(deadText(dead, queues));
}

async function changeDead(
  jobs: JobQueue,
  doors: CommandDoors,
  { yes, json }: JobsOptions,
  verb: 'replay' | 'drop',
  id: string,
): Promise<void> {
  const dead = await jobs.listDead(null, ALL);
  const chosen = id === 'all' ? dead : dead.filter((job) => job.id === id);
  if (chosen.length === 0) throw new CommandFailure(id === 'all' ? 'No job is dead.' : `No dead job has the id ${id}.`);
  const what = chosen.length === 1 ? 'one dead job' : `${String(chosen.length)} dead jobs`;
  const question = verb === 'replay' ? `Put ${what} down again?` : `Take ${what} away for good?`;
  if (yes !== true && !(await doors.ask(question))) {
    doors.out('Nothing was changed.');
    return;
  }
  let count = 0;
  for (const portalId of new Set(chosen.map((job) => job.portalId))) {
    const ids = chosen.filter((job) => job.portalId === portalId).map((job) => job.id);
    count += await (verb === 'replay' ? jobs.replayDead(portalId, ids) : jobs.dropDead(portalId, ids));
  }
  const done = verb === 'replay' ? 'put down again' : 'taken away';
  doors.out(json === true ? JSON.stringify({ [verb]: count }) : `${jobsText(count)} ${done}.`);
}

/** In the words of somebody who does not know the program from inside. */
const KINDS: Readonly<Record<JobName, string>> = {
  sort_events: 'find the companies that events concern',
  refresh_company: 'look at a company again',
  rescore_portal: 'score the whole portal',
  deliver_alerts: 'tell owners of alerts',
  send_digest: 'make Monday’s digest',
  finish_action: 'finish a workflow action',
  tidy: 'tidy up and back up',
};

function queuesText(queues: readonly QueueState[], now: Date): string {
  const table = plainTable(
    ['What', 'Ready', 'Later', 'Under way', 'Dead', 'Oldest waits'],
    ['Ready', 'Later', 'Under way', 'Dead', 'Oldest waits'],
  );
  for (const { name, waiting, deferred, active, dead, oldestWaitingAt } of queues) {
    table.push([KINDS[name], waiting, deferred, active, dead, waitText(oldestWaitingAt, now)]);
  }
  return table.toString();
}

function waitText(since: Date | null, now: Date): string {
  if (since === null) return '--';
  const seconds = Math.max(0, Math.round((now.getTime() - since.getTime()) / 1000));
  return seconds < 120 ? `${String(seconds)} s` : `${String(Math.round(seconds / 60))} min`;
}

function deadText(dead: readonly DeadJob[], queues: readonly QueueState[]): string {
  const total = queues.reduce((sum, queue) => sum + queue.dead, 0);
  if (total === 0) return 'No job is dead.';
  const lines = dead.map(
    (job) =>
      `${job.id}  ${KINDS[job.name]}${subjectText(job)}, portal ${job.portalId}: tried ${String(job.attempts)} times from ${job.firstAt.toISOString()} to ${job.diedAt.toISOString()}. ${job.reason}`,
  );
  const more = total > dead.length ? [`And ${String(total - dead.length)} more.`] : [];
  return [
    `${jobsText(total)} dead: they failed too often and wait for somebody to decide.`,
    ...lines,
    ...more,
    'loyalty jobs --replay ID does one again, --replay all does all; --drop takes them away.',
  ].join('\n');
}

function subjectText({ data }: DeadJob): string {
  if ('companyId' in data) return ` (company ${data.companyId})`;
  return 'callbackId' in data ? ` (callback ${data.callbackId})` : '';
}

function jobsText(count: number): string {
  return count === 1 ? 'One job is' : `${String(count)} jobs are`;
}
