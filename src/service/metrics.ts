/** What is counted and timed, for Prometheus. A portal is a label only where something is counted by portal. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { JobHandler, JobHandlers, JobName } from '../operations/ports/job-queue.ts';
import type { Backlog } from './backlog.ts';

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.1, 0.5, 1, 2.5, 5, 15, 60, 300, 1800, 7200];

/** How an account stands, for the gauges. */
export interface AccountFigures {
  readonly portalId: string;
  readonly callsMade: number;
  readonly callsOfDay: number | null;
  readonly callLimit: number | null;
  /** Whether the portal was ever scored as a whole. */
  readonly isScored: boolean;
  /** Since the whole portal was last scored; where it never was, since the app was installed there. */
  readonly scoreAgeSeconds: number;
}

export interface Metrics {
  countReceived(portalId: string, events: number): void;
  /** Events of requests that brought nothing new. */
  countRepeated(portalId: string, events: number): void;
  countRefused(route: string, reason: string): void;
  /** What kept requests or jobs from being done, by a word of ours. */
  countTrouble(kind: string): void;
  timeRequest(route: string, status: number, seconds: number): void;
  /** The handlers, each counted by outcome and timed by page. */
  watchHandlers(handlers: JobHandlers): JobHandlers;
  /** Everything, in Prometheus' text format. */
  write(backlog: Backlog | null, accounts: readonly AccountFigures[], now: Date): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'loyalty_' });
  const counters = createCounters(registry);
  const gauges = createGauges(registry);

  const watch =
    <Name extends JobName>(name: Name, handler: JobHandler<Name>): JobHandler<Name> =>
    async (jobs) => {
      const began = performance.now();
      try {
        const outcomes = await handler(jobs);
        for (const { kind } of outcomes) counters.jobs.inc({ name, outcome: kind });
        return outcomes;
      } catch (error) {
        counters.jobs.inc({ name, outcome: 'threw' }, jobs.length);
        throw error;
      } finally {
        counters.jobSeconds.observe({ name }, (performance.now() - began) / 1000);
      }
    };

  return {
    countReceived: (portalId, events) => counters.received.inc({ portal_id: portalId }, events),
    countRepeated: (portalId, events) => counters.repeated.inc({ portal_id: portalId }, events),
    countRefused: (route, reason) => counters.refused.inc({ route, reason }),
    countTrouble: (kind) => counters.trouble.inc({ kind }),
    timeRequest: (route, status, seconds) => counters.requests.observe({ route, status: String(status) }, seconds),
    watchHandlers: (handlers) => ({
      sort_events: watch('sort_events', handlers.sort_events),
      refresh_company: watch('refresh_company', handlers.refresh_company),
      rescore_portal: watch('rescore_portal', handlers.rescore_portal),
      deliver_alerts: watch('deliver_alerts', handlers.deliver_alerts),
      send_digest: watch('send_digest', handlers.send_digest),
      finish_action: watch('finish_action', handlers.finish_action),
      tidy: watch('tidy', handlers.tidy),
    }),
    write(backlog, accounts, now) {
      gauges.show(backlog, accounts, now);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function createCounters(registry: Registry) {
  const registers = [registry];
  return {
    received: new Counter({
      name: 'loyalty_events_received_total',
      help: 'Events of HubSpot that were taken in, by portal.',
      labelNames: ['portal_id'],
      registers,
    }),
    repeated: new Counter({
      name: 'loyalty_events_repeated_total',
      help: 'Events in requests that brought nothing new of the portal.',
      labelNames: ['portal_id'],
      registers,
    }),
    refused: new Counter({
      name: 'loyalty_signatures_refused_total',
      help: 'Requests whose signature was refused.',
      labelNames: ['route', 'reason'],
      registers,
    }),
    trouble: new Counter({
      name: 'loyalty_trouble_total',
      help: 'Requests and jobs that something was in the way of.',
      labelNames: ['kind'],
      registers,
    }),
    requests: new Histogram({
      name: 'loyalty_request_seconds',
      help: 'Seconds from a request to its answer.',
      labelNames: ['route', 'status'],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    jobs: new Counter({
      name: 'loyalty_jobs_total',
      help: 'Jobs by what became of them.',
      labelNames: ['name', 'outcome'],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'loyalty_job_seconds',
      help: 'Seconds that a page of jobs took.',
      labelNames: ['name'],
      buckets: JOB_SECONDS,
      registers,
    }),
  };
}

function createGauges(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]): Gauge<Label> =>
    new Gauge({ name: `loyalty_${name}`, help, labelNames, registers: [registry] });
  const jobs = gauge('jobs', 'Jobs by state.', 'name', 'state');
  const events = gauge('events_waiting', 'Events that nobody sorted yet.');
  const oldestEvent = gauge('oldest_event_seconds', 'Age of the oldest event that waits; 0 where none does.');
  const oldestJob = gauge(
    'oldest_job_seconds',
    'How long the oldest job that could be taken waits; 0 where none does.',
  );
  const callsMade = gauge('api_calls', 'Calls of HubSpot that this process made.', 'portal_id');
  const callsOfDay = gauge(
    'api_calls_of_day',
    'Calls of HubSpot on the latest day with any, all apps of the account.',
    'portal_id',
  );
  const callsLeft = gauge('api_calls_left', 'Calls of HubSpot that are left of that day.', 'portal_id');
  const scored = gauge('portal_scored', '1 where the whole portal was ever scored, 0 where it never was.', 'portal_id');
  const scoreAge = gauge(
    'score_age_seconds',
    'Since the whole portal was last scored; where it never was, since it was installed.',
    'portal_id',
  );
  const all = [jobs, events, oldestEvent, oldestJob, callsMade, callsOfDay, callsLeft, scored, scoreAge];

  return {
    show(backlog: Backlog | null, accounts: readonly AccountFigures[], now: Date): void {
      for (const one of all) one.reset();
      if (backlog !== null) {
        for (const { name, waiting, deferred, active, dead } of backlog.queues) {
          for (const [state, count] of Object.entries({ waiting, deferred, active, dead }))
            jobs.set({ name, state }, count);
        }
        events.set(backlog.waitingEvents);
        oldestEvent.set(secondsSince(backlog.oldestEventAt, now));
        oldestJob.set(secondsSince(backlog.oldestJobAt, now));
      }
      for (const account of accounts) {
        const label = { portal_id: account.portalId };
        callsMade.set(label, account.callsMade);
        if (account.callsOfDay !== null) callsOfDay.set(label, account.callsOfDay);
        if (account.callsOfDay !== null && account.callLimit !== null)
          callsLeft.set(label, Math.max(0, account.callLimit - account.callsOfDay));
        scored.set(label, account.isScored ? 1 : 0);
        scoreAge.set(label, account.scoreAgeSeconds);
      }
    },
  };
}

function secondsSince(at: Date | null, now: Date): number {
  return at === null ? 0 : Math.max(0, (now.getTime() - at.getTime()) / 1000);
}
