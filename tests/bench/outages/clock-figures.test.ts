import { expect, it } from 'vitest';
import { isPunctual, isSame, type ClockJobs } from '../../../bench/outages/clock-figures.ts';

const GOOD: ClockJobs = {
  ...{ jobs: 300, lost: 0, appliedTwice: 0, takenTooOften: 0 },
  ...{ putOffSeconds: { least: 2, most: 2.3 }, portals: 5, nights: 5 },
};

it('jobs are punctual where each is done once, when it was meant to, and each portal has one night', () => {
  expect(isPunctual(GOOD)).toBe(true);
  const bad: readonly Partial<ClockJobs>[] = [
    { jobs: 0 },
    { lost: 1 },
    { appliedTwice: 1 },
    { takenTooOften: 1 },
    { putOffSeconds: { least: 0.2, most: 2.3 } },
    { putOffSeconds: { least: 2, most: 602 } },
    { nights: 4 },
    { nights: 6 },
  ];
  for (const change of bad) expect([change, isPunctual({ ...GOOD, ...change })]).toEqual([change, false]);
});

it('a run by another clock is the same where nothing differs, waits or was written twice', () => {
  const run = { firstMinutesAhead: 10, nightMinutesAhead: -10, lost: 0, leftOver: false, writtenTwice: [] };
  expect(isSame(run)).toBe(true);
  expect(
    [{ lost: 1 }, { leftOver: true }, { writtenTwice: ['company 1'] }].map((one) => isSame({ ...run, ...one })),
  ).toEqual([false, false, false]);
});
