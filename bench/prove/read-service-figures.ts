/** Puts the figures of the service's commands into one line each. */
import * as z from 'zod';

const jobsForm = z.object({
  killed: z.object({
    kills: z.number(),
    jobs: z.number(),
    lost: z.number(),
    appliedTwice: z.number(),
    drainedSeconds: z.number(),
  }),
  throughput: z.object({ ratio: z.number() }),
  limits: z.object({ calls: z.number(), refused: z.number() }).nullable(),
});

export function jobFigures(output: string): string {
  const { killed, throughput, limits } = jobsForm.parse(JSON.parse(output));
  const calls = limits === null ? '' : `; ${limits.calls} calls before a strict sandbox, ${limits.refused} refused`;
  return (
    `${killed.kills} workers killed over ${killed.jobs} jobs: ${killed.lost} lost, ${killed.appliedTwice} took effect twice, ` +
    `all done ${killed.drainedSeconds.toFixed(0)} s after the last kill; three workers do ${throughput.ratio.toFixed(2)} times the work of one${calls}`
  );
}

const serviceKillForm = z.object({
  kills: z.number(),
  acknowledged: z.number(),
  lost: z.number(),
  recoveredSeconds: z.number(),
  end: z.object({ companies: z.number(), differing: z.array(z.unknown()), deadJobs: z.number() }).nullable(),
});

export function serviceKillFigures(output: string): string {
  const reports = z.record(z.string(), serviceKillForm.nullable()).parse(JSON.parse(output));
  return Object.entries(reports)
    .map(([victim, report]) => {
      if (report === null) return `${victim}: not to be had`;
      const { kills, acknowledged, lost, recoveredSeconds, end } = report;
      return (
        `${victim}: ${kills} kills, ${acknowledged} events acknowledged, ${lost} lost, ` +
        `${end?.differing.length ?? 0} of ${end?.companies ?? 0} companies differ, ready after ${recoveredSeconds.toFixed(1)} s`
      );
    })
    .join('; ');
}

const forgedForm = z.object({
  forgeries: z.record(z.string(), z.object({ tried: z.number() })),
  accepted: z.number(),
  bodies: z.object({ tried: z.number(), thrown: z.number() }),
});

export function forgedFigures(output: string): string {
  const { forgeries, accepted, bodies } = forgedForm.parse(JSON.parse(output));
  const tried = Object.values(forgeries).reduce((sum, forgery) => sum + forgery.tried, 0);
  return `${tried} forged requests, ${accepted} accepted; ${bodies.tried} hostile bodies, ${bodies.thrown} made something throw`;
}

const routesForm = z.object({ byStatus: z.record(z.string(), z.number()), portalsWithEvents: z.number() });

export function routeFigures(output: string): string {
  const { byStatus, portalsWithEvents } = routesForm.parse(JSON.parse(output));
  const answers = Object.entries(byStatus).map(([status, count]) => `${count} answered with ${status}`);
  return `forged requests over the wire: ${answers.join(', ')}; ${portalsWithEvents} portals got an event of them`;
}

const serviceForm = z.object({
  intake: z.object({
    requestsPerSecond: z.number(),
    baselineRequestsPerSecond: z.number(),
    eventsPerRequest: z.number(),
    p99Ms: z.number(),
    lost: z.number(),
  }),
  freshness: z.object({ medianSeconds: z.number(), p99Seconds: z.number() }),
});

/** Share of the pace of a bare route with the same insert. */
const INTAKE_AT_LEAST = 0.8;
const INTAKE_P99_MILLISECONDS = 250;
const FRESH_WITHIN_SECONDS = 5;

export function serviceFigures(output: string): string {
  const { intake, freshness } = serviceForm.parse(JSON.parse(output));
  const share = intake.requestsPerSecond / intake.baselineRequestsPerSecond;
  return (
    `${intake.requestsPerSecond.toFixed(0)} requests of ${intake.eventsPerRequest} events a second, ${share.toFixed(2)} of a bare route, ` +
    `99 of 100 within ${intake.p99Ms.toFixed(0)} ms, ${intake.lost} events lost; ` +
    `from a change to the score ${freshness.medianSeconds.toFixed(1)} s (median), ${freshness.p99Seconds.toFixed(1)} s (99 of 100)`
  );
}

/** Whether the service keeps what is promised of it under load. */
export function keepsPace(output: string): boolean {
  const { intake, freshness } = serviceForm.parse(JSON.parse(output));
  return (
    intake.requestsPerSecond >= INTAKE_AT_LEAST * intake.baselineRequestsPerSecond &&
    intake.p99Ms < INTAKE_P99_MILLISECONDS &&
    intake.lost === 0 &&
    freshness.medianSeconds < FRESH_WITHIN_SECONDS
  );
}
