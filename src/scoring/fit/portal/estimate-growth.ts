import { DAYS_PER_YEAR } from '../../day.ts';
import { isPilotOnly } from '../../loyalty/pilot-loyalty.ts';
import type { PortalSlice } from './portal-slice.ts';

/** A portfolio is not believed to grow or shrink faster than this from one year to the next. */
const BOUNDS = [2 / 3, 3 / 2] as const;
const FEWEST_CUSTOMERS = 50;

/**
 * What customers without a contract spent in past slices over what the model of each cut expected of them, pilots apart: in
 * a growing market every model of the past is too low. The mean of the
 * slices' logarithms, where one more slice without growth is added, since one year's growth seldom goes on; 1 where no
 * slice has 50 such customers.
 */
export function estimateGrowth(slices: readonly PortalSlice[]): number {
  const logs = slices.flatMap((slice) => {
    const ratio = spentOverExpected(slice);
    return ratio === null ? [] : [Math.log(Math.min(BOUNDS[1], Math.max(BOUNDS[0], ratio)))];
  });
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / (logs.length + 1));
}

function spentOverExpected({ customers, expectedSpend, cut, end }: PortalSlice): number | null {
  let count = 0;
  let expected = 0;
  let spent = 0;
  for (const [index, { read, relationship, spentAfter }] of customers.entries()) {
    if (relationship.contracts !== null || relationship.status === 'lapsed') continue;
    // What follows a pilot is a contract, whose price is another matter.
    if (isPilotOnly(read.deals.purchases)) continue;
    count += 1;
    expected += expectedSpend(index);
    spent += spentAfter;
  }
  const years = (end - cut) / DAYS_PER_YEAR;
  return count < FEWEST_CUSTOMERS || !(expected > 0) ? null : spent / (expected * years);
}
