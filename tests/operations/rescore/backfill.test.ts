import { describe, expect, it } from 'vitest';
import { quarterEndsBefore } from '../../../src/operations/rescore/backfill.ts';
import { formatIsoDay } from '../../../src/scoring/day.ts';
import { companyHistory, day, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk } from '../../support/rescore-desk.ts';

describe('the quarter-ends before a day', () => {
  it.each([
    ['2026-11-21', ['2026-06-30', '2026-09-30']],
    ['2026-10-01', ['2026-06-30', '2026-09-30']],
    ['2026-09-30', ['2026-03-31', '2026-06-30']],
    ['2026-01-15', ['2025-09-30', '2025-12-31']],
    ['2024-04-01', ['2023-12-31', '2024-03-31']],
  ])('of %s are %j', (on, ends) => {
    expect(quarterEndsBefore(day(on), 2).map(formatIsoDay)).toEqual(ends);
  });

  it('are eight unless said otherwise, in order', () => {
    const ends = quarterEndsBefore(day('2026-11-21'));
    expect(ends).toHaveLength(8);
    expect(ends).toEqual(ends.toSorted((one, other) => one - other));
  });
});

describe('the past of a customer', () => {
  const history = companyHistory({
    companyId: '7',
    deals: [
      wonDeal({ id: '1', on: '2025-08-01', amount: 10_000, termMonths: 12 }),
      wonRenewal({ id: '2', on: '2026-08-01', amount: 20_000, termMonths: 12 }),
    ],
  });

  it('begins where it became one, and knows on each day only what was known then', async () => {
    const desk = openRescoreDesk([history]);
    await desk.run();
    const snapshots = (await desk.store.scores.readSnapshots(['7'])).get('7') ?? [];
    const past = snapshots.filter(({ cause }) => cause === 'backfill');
    expect(past[0]).toMatchObject({
      asOf: day('2025-09-30'),
      values: { currentAnnualValue: 10_000, evidence: 'thin' },
    });
    expect(past.at(-1)).toMatchObject({ asOf: day('2026-09-30'), values: { currentAnnualValue: 20_000 } });
    expect(past.some(({ asOf, values }) => asOf < day('2026-08-01') && values.currentAnnualValue === 20_000)).toBe(
      false,
    );
  });

  it('is worked out once', async () => {
    const desk = openRescoreDesk([history]);
    await desk.run();
    expect(await desk.run()).toMatchObject({ report: { backfilled: 0 } });
  });
});
