import { expect, it } from 'vitest';
import { toDay } from '../../src/scoring/day.ts';
import { scoreOf, wonDeal, wonRenewal } from '../support/histories.ts';

it('the deal that the documentation traces is read, scored and valued as it says', () => {
  const score = scoreOf(
    {
      deals: [
        wonDeal({ on: '2024-11-21', amount: 48_000, termMonths: 12 }),
        wonRenewal({ on: '2025-11-21', amount: 48_000, termMonths: 12 }),
        wonRenewal({ on: '2026-11-21', amount: 48_000, termMonths: 12, pipeline: 'Renewals' }),
      ],
    },
    '2026-11-21',
  );
  expect(score.purchases.at(-1)).toMatchObject({
    day: 20_778,
    isRenewal: true,
    rule: 'pipeline "Renewals" contains "renewal"',
  });
  expect(score.renewal?.dueOn).toBe(toDay(2027, 11, 21));
  expect(score.loyalty).toBeCloseTo((8 * 0.8417 + 2) / 10, 12);
  expect(score.drivers[0]).toMatchObject({ name: 'starting_point', points: expect.closeTo(84.17, 9) as number });
  expect(score.drivers.reduce((sum, driver) => sum + driver.points, 0)).toBeCloseTo(100 * score.loyalty, 9);
  expect(score.waterfall.map((step) => step.kind)).toEqual([
    'initial',
    ...Array.from({ length: 5 }, () => 'future_year'),
  ]);
  expect(score.waterfall.reduce((sum, step) => sum + step.presentValue, 0)).toBeCloseTo(score.lifetimeValue, 6);
});
