import { describe, expect, it } from 'vitest';
import { loggingCoverage, type LoggedCustomer } from '../../src/programme/logging-coverage.ts';
import type { Activity } from '../../src/scoring/types.ts';
import { companyHistory, day, email, meeting, scoreOf, wonDeal } from '../support/histories.ts';

const TODAY = '2026-11-21';

function customer(
  ownerId: string | null,
  activities: readonly Activity[] = [],
  unread: readonly string[] = [],
): LoggedCustomer {
  const history = companyHistory({ ownerId, activities, unread, deals: [wonDeal({ on: '2026-03-01' })] });
  return { history, contact: scoreOf(history, TODAY).contact };
}

const note = meeting({ on: '2026-05-01', kind: 'note' });

describe('logging coverage', () => {
  it('counts customers with an activity of each kind, whether it reached them or not', () => {
    const missed = meeting({ on: '2026-05-01', outcome: 'no_show' });
    const customers = [
      customer('1', [missed, missed]),
      customer('1', [note, email({ on: '2026-05-02' })]),
      customer('1'),
    ];
    const { all } = loggingCoverage(customers, day(TODAY));
    expect(all).toMatchObject({
      customers: 3,
      kinds: { call: { count: 0 }, meeting: { count: 1 }, email: { count: 1 }, note: { count: 1, of: 3 } },
      nothingLogged: { count: 1, of: 3 },
      notMeasurable: { count: 1, of: 3 },
    });
  });

  it('looks back twelve months and not ahead', () => {
    const on = (...days: readonly string[]) =>
      customer(
        '1',
        days.map((each) => meeting({ on: each })),
      );
    const { all } = loggingCoverage(
      [on('2025-11-21'), on('2025-11-22'), on('2026-11-21'), on('2026-11-22')],
      day(TODAY),
    );
    expect(all?.kinds.meeting).toMatchObject({ count: 2, of: 4 });
  });

  it('says of a kind that could not be read that it is not known', () => {
    const { all } = loggingCoverage([customer('1', [note], ['call'])], day(TODAY));
    expect(all?.kinds.call).toBeNull();
    expect(all?.kinds.note).toMatchObject({ share: 1 });
  });

  it('counts those that hang on one contact among those where it can be told', () => {
    const customers = [
      customer('1', [meeting({ on: '2026-05-01', contactIds: ['31', '32'] })]),
      customer('1', [meeting({ on: '2026-05-01' })]),
      customer('1', [meeting({ on: '2026-05-01', contactIds: [] })]),
      customer('1'),
    ];
    expect(loggingCoverage(customers, day(TODAY)).all?.singleThreaded).toMatchObject({ count: 1, of: 2 });
    expect(loggingCoverage([customer('1')], day(TODAY)).all?.singleThreaded).toBeNull();
  });

  it('splits by owner, the largest group first, customers without an owner among them', () => {
    const { owners } = loggingCoverage(
      [customer('2'), customer(null, [note]), customer('1', [note]), customer('1')],
      day(TODAY),
    );
    expect(owners.map(({ ownerId, customers, nothingLogged }) => [ownerId, customers, nothingLogged.count])).toEqual([
      ['1', 2, 1],
      ['2', 1, 1],
      [null, 1, 0],
    ]);
  });

  it('of nobody is empty', () => {
    expect(loggingCoverage([], day(TODAY))).toEqual({ all: null, owners: [] });
  });
});
