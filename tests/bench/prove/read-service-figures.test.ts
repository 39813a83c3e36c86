import { describe, expect, it } from 'vitest';
import {
  forgedFigures,
  jobFigures,
  keepsPace,
  routeFigures,
  serviceFigures,
  serviceKillFigures,
} from '../../../bench/prove/read-service-figures.ts';

const json = JSON.stringify;
const INTAKE = {
  requestsPerSecond: 240,
  baselineRequestsPerSecond: 280,
  eventsPerRequest: 100,
  p99Ms: 70,
  lost: 0,
};
const SERVICE = { intake: INTAKE, freshness: { medianSeconds: 3, p99Seconds: 3.2 } };

describe("the figures of the service's proofs", () => {
  it('say what kills did to jobs and to the service', () => {
    const killed = { kills: 100, jobs: 10_000, lost: 0, appliedTwice: 0, drainedSeconds: 41.6 };
    expect(jobFigures(json({ killed, throughput: { ratio: 3.38 }, limits: { calls: 2016, refused: 0 } }))).toBe(
      '100 workers killed over 10000 jobs: 0 lost, 0 took effect twice, all done 42 s after the last kill; ' +
        'three workers do 3.38 times the work of one; 2016 calls before a strict sandbox, 0 refused',
    );
    const end = { companies: 60, differing: [], deadJobs: 0 };
    const report = { kills: 10, acknowledged: 2250, lost: 0, recoveredSeconds: 3.04, end };
    expect(serviceKillFigures(json({ service: report, PostgreSQL: null }))).toBe(
      'service: 10 kills, 2250 events acknowledged, 0 lost, 0 of 60 companies differ, ready after 3.0 s; PostgreSQL: not to be had',
    );
  });

  it('say what became of forged requests', () => {
    const forgeries = { 'another secret': { tried: 60, accepted: 0 }, 'too old': { tried: 40, accepted: 0 } };
    expect(forgedFigures(json({ forgeries, accepted: 0, bodies: { tried: 50, thrown: 0 } }))).toBe(
      '100 forged requests, 0 accepted; 50 hostile bodies, 0 made something throw',
    );
    expect(routeFigures(json({ byStatus: { 401: 90, 404: 10 }, portalsWithEvents: 0 }))).toBe(
      'forged requests over the wire: 90 answered with 401, 10 answered with 404; 0 portals got an event of them',
    );
  });

  it('hold the service to its pace, its freshness and no lost event', () => {
    expect(serviceFigures(json(SERVICE))).toContain('0.86 of a bare route');
    expect(keepsPace(json(SERVICE))).toBe(true);
    const worse = [
      { intake: { ...INTAKE, requestsPerSecond: 223 } },
      { intake: { ...INTAKE, lost: 1 } },
      { intake: { ...INTAKE, p99Ms: 251 } },
      { freshness: { medianSeconds: 5.1, p99Seconds: 6 } },
    ];
    for (const change of worse) expect(keepsPace(json({ ...SERVICE, ...change }))).toBe(false);
  });
});
