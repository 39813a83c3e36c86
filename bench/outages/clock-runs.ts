/** A first run and a night on two machines whose clocks differ from the account's. */
import type { UniformOptions } from '../../sandbox/portal/uniform-portal.ts';
import { makeBenchDatabase } from '../portal/bench-database.ts';
import { compareKept, runToEnd, runWhole, withDesk } from '../portal/kill-runs.ts';
import type { ClockRuns } from './clock-figures.ts';

const MINUTE = 60_000;

/** @param pairs of minutes ahead: of the machine of the first run, and of that of the night */
export async function runByClocks(
  databaseUrl: string,
  portal: UniformOptions,
  pairs: readonly (readonly [first: number, night: number])[],
): Promise<readonly ClockRuns[]> {
  const makeDatabase = (): ReturnType<typeof makeBenchDatabase> => makeBenchDatabase(databaseUrl);
  const whole = await runWhole({ portal, makeDatabase }, true);
  const reports: ClockRuns[] = [];
  for (const [first, night] of pairs) {
    const report = await withDesk(portal, makeDatabase, async (desk) => {
      await runToEnd(desk, first * MINUTE);
      desk.letADayPass();
      desk.log.takeTwice();
      const { kept } = await runToEnd(desk, night * MINUTE);
      return { ...compareKept(kept, whole.night.kept), writtenTwice: desk.log.takeTwice() };
    });
    reports.push({ firstMinutesAhead: first, nightMinutesAhead: night, ...report });
  }
  return reports;
}
