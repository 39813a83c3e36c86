/** Puts the figures of the outages' commands into one line each. */
import * as z from 'zod';

const lost = z.number();
const fullDiskForm = z.record(
  z.string(),
  z
    .object({
      writers: z.array(z.object({ acknowledged: z.number(), lost, serverEnded: z.boolean() })),
      runs: z.array(z.object({ lost, serverEnded: z.boolean() })),
    })
    .nullable(),
);

export function fullDiskFigures(output: string): string {
  return Object.entries(fullDiskForm.parse(JSON.parse(output)))
    .map(([store, report]) => {
      if (report === null) return `${store}: skipped, no disk may be mounted here`;
      const { writers, runs } = report;
      const all = [...writers, ...runs];
      const pages = sum(writers.map(({ acknowledged }) => acknowledged));
      const servers = all.filter(({ serverEnded }) => serverEnded).length;
      return (
        `${store}: ${all.length} times full, ${servers} times the server ended too; ` +
        `${pages} pages said to be safe, ${sum(writers.map((one) => one.lost))} lost; ` +
        `${runs.length} runs, ${sum(runs.map((one) => one.lost))} companies differ`
      );
    })
    .join('; ');
}

const restoreForm = z
  .array(
    z.object({
      restoreSeconds: z.number(),
      wallsLost: z.array(z.string()),
      jobsKept: z.boolean(),
      lost,
      historyGaps: z.number(),
      writtenTwice: z.array(z.string()),
    }),
  )
  .nullable();

export function restoreFigures(output: string): string {
  const reports = restoreForm.parse(JSON.parse(output));
  if (reports === null) return 'skipped, no PostgreSQL here';
  const walls = sum(reports.map(({ wallsLost }) => wallsLost.length));
  const jobs = reports.filter(({ jobsKept }) => jobsKept).length;
  const twice = sum(reports.map(({ writtenTwice }) => writtenTwice.length));
  const gaps = sum(reports.map(({ historyGaps }) => historyGaps));
  const slowest = Math.max(...reports.map(({ restoreSeconds }) => restoreSeconds));
  return (
    `${reports.length} dumps under a run, restored in ${slowest.toFixed(1)} s at most: ` +
    `${sum(reports.map((one) => one.lost))} companies differ, ${twice} values written twice, ` +
    `${gaps} lack a change in their history, ` +
    `${walls} policies, rights or indices missing, the jobs there ${jobs} times`
  );
}

const clockForm = z
  .object({
    jobs: z.object({
      jobs: z.number(),
      lost,
      appliedTwice: z.number(),
      takenTooOften: z.number(),
      putOffSeconds: z.object({ least: z.number(), most: z.number() }),
      portals: z.number(),
      nights: z.number(),
    }),
    runs: z.array(z.object({ lost })),
  })
  .nullable();

export function clockFigures(output: string): string {
  const report = clockForm.parse(JSON.parse(output));
  if (report === null) return 'skipped, no PostgreSQL here';
  const { jobs, runs } = report;
  const { least, most } = jobs.putOffSeconds;
  return (
    `${jobs.jobs} jobs by three workers ten minutes behind, right and ten ahead: ${jobs.lost} lost, ${jobs.appliedTwice} took effect twice, ` +
    `${jobs.takenTooOften} taken too often, put off for two seconds and taken after ${least.toFixed(1)} to ${most.toFixed(1)} s; ` +
    `${jobs.nights} nights of ${jobs.portals} portals; ` +
    `${runs.length} portals run by two clocks, ${sum(runs.map((one) => one.lost))} companies differ`
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
