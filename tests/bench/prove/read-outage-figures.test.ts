import { expect, it } from 'vitest';
import { clockFigures, fullDiskFigures, restoreFigures } from '../../../bench/prove/read-outage-figures.ts';

it('the figures of a full disk count the times, the pages and the companies of each store', () => {
  const report = {
    writers: [{ acknowledged: 300, lost: 0, serverEnded: true }],
    runs: [
      { lost: 0, serverEnded: false },
      { lost: 2, serverEnded: false },
    ],
  };
  expect(fullDiskFigures(JSON.stringify({ PGlite: null, PostgreSQL: report }))).toBe(
    'PGlite: skipped, no disk may be mounted here; PostgreSQL: 3 times full, 1 times the server ended too; ' +
      '300 pages said to be safe, 0 lost; 2 runs, 2 companies differ',
  );
});

it('the figures of restored dumps say how long it took and what is missing', () => {
  const one = { restoreSeconds: 4.04, wallsLost: [], jobsKept: true, lost: 0, historyGaps: 2, writtenTwice: [] };
  const other = { ...one, restoreSeconds: 6.4, wallsLost: ['policy of_portal on loyalty.run'], jobsKept: false };
  expect(restoreFigures(JSON.stringify([one, other]))).toBe(
    '2 dumps under a run, restored in 6.4 s at most: 0 companies differ, 0 values written twice, 4 lack a change in their history, ' +
      '1 policies, rights or indices missing, the jobs there 1 times',
  );
  expect(restoreFigures('null')).toBe('skipped, no PostgreSQL here');
});

it('the figures of the clocks say what the workers and the runs did', () => {
  const jobs = { jobs: 300, lost: 0, appliedTwice: 0, takenTooOften: 0, portals: 5, nights: 5 };
  const report = { jobs: { ...jobs, putOffSeconds: { least: 2.04, most: 2.31 } }, runs: [{ lost: 0 }, { lost: 1 }] };
  expect(clockFigures(JSON.stringify(report))).toBe(
    '300 jobs by three workers ten minutes behind, right and ten ahead: 0 lost, 0 took effect twice, 0 taken too often, ' +
      'put off for two seconds and taken after 2.0 to 2.3 s; 5 nights of 5 portals; 2 portals run by two clocks, 1 companies differ',
  );
  expect(clockFigures('null')).toBe('skipped, no PostgreSQL here');
});
