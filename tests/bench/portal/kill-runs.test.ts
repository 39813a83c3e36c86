import { describe, expect, it } from 'vitest';
import { makeBenchDatabase } from '../../../bench/portal/bench-database.ts';
import { killRuns } from '../../../bench/portal/kill-runs.ts';

describe('a run that is killed', () => {
  it('is finished by the next one: nothing lost, nothing written twice', async () => {
    const reports = await killRuns({
      portal: { companies: 12, touchesPerCompany: 12 },
      kills: 1,
      seed: 2,
      makeDatabase: () => makeBenchDatabase(null),
      tell: () => undefined,
    });
    expect(reports).toMatchObject([{ run: 'first', lost: 0, writtenTwice: [], leftOver: false }]);
  }, 240_000);
});
