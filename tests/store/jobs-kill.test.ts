import { describe, expect, it } from 'vitest';
import { killWorkers } from '../../bench/jobs/kill-workers.ts';
import { makeEmptyDatabase, SERVER } from './on-both-drivers.ts';

/** Shorter than the service has them, so that a dead worker is noticed within the patience of a test. */
const SIGNS = { heartbeatSeconds: 10, beatSeconds: 2, watchSeconds: 2 };

describe.skipIf(SERVER === null)('processes that do jobs and are killed', () => {
  it('lose no job and let none take effect twice', async () => {
    const databaseUrl = await makeEmptyDatabase();
    const report = await killWorkers({ databaseUrl, kills: 2, jobs: 200, seed: 11, signs: SIGNS });
    expect(report).toMatchObject({ kills: 2, jobs: 200, lost: 0, appliedTwice: 0, dead: 0 });
    expect(report.drainedSeconds).toBeLessThan(120);
  }, 240_000);
});
