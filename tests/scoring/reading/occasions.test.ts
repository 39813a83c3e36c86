import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { toOccasions } from '../../../src/scoring/reading/occasions.ts';
import { readDeals } from '../../../src/scoring/reading/read-deals.ts';
import { day, wonDeal } from '../../support/histories.ts';

const occasionsOf = (...deals: Parameters<typeof readDeals>[0]) =>
  toOccasions(readDeals(deals, DEFAULT_POLICY, day('2026-11-21')).purchases);

describe('occasions', () => {
  it('join the purchases of one day', () => {
    expect(
      occasionsOf(
        wonDeal({ id: 'a', on: '2026-01-10', amount: 300 }),
        wonDeal({ id: 'b', on: '2026-01-10', amount: 200 }),
        wonDeal({ id: 'c', on: '2026-01-11', amount: 100 }),
      ),
    ).toEqual([
      { day: day('2026-01-10'), amount: 500 },
      { day: day('2026-01-11'), amount: 100 },
    ]);
  });

  it('hold a purchase of zero and no credit, also on the same day', () => {
    expect(
      occasionsOf(
        wonDeal({ id: 'free', on: '2026-01-10', amount: 0 }),
        wonDeal({ id: 'credit', on: '2026-02-10', amount: -50 }),
        wonDeal({ id: 'credit too', on: '2026-03-10', amount: -50 }),
        wonDeal({ id: 'bought', on: '2026-03-10', amount: 80 }),
      ),
    ).toEqual([
      { day: day('2026-01-10'), amount: 0 },
      { day: day('2026-03-10'), amount: 80 },
    ]);
  });
});
