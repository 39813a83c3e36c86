import { describe, expect, it } from 'vitest';
import { isUnderContractTerms } from '../../../src/scoring/contract/build-contracts.ts';
import { formatIsoDay } from '../../../src/scoring/day.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { readDeals } from '../../../src/scoring/reading/read-deals.ts';
import type { Deal, Entered } from '../../../src/scoring/types.ts';
import { contractsOf, linesOf } from '../../support/contracts.ts';
import { companyHistory, day, lostRenewal, openRenewal, wonDeal, wonRenewal } from '../../support/histories.ts';

/** Runs until 1 March 2025. */
const FIRST = wonDeal({ id: 'first', on: '2024-03-01', termMonths: 12 });

describe('whether there is a contract at all', () => {
  const isContract = (deals: readonly Deal[], entered: Partial<Entered> = {}) =>
    isUnderContractTerms(readDeals(deals, DEFAULT_POLICY, day('2026-11-21')), companyHistory({ entered }).entered);

  it.each<[string, readonly Deal[]]>([
    ['a purchase with a term', [FIRST]],
    ['a purchase with a contract end', [wonDeal({ on: '2026-01-01', contractEnd: day('2026-12-31') })]],
    ['a won renewal', [wonRenewal({ on: '2026-01-01' })]],
    ['a lost renewal', [wonDeal({ on: '2025-01-01' }), lostRenewal({ on: '2026-01-01' })]],
    ['an open renewal', [wonDeal({ on: '2026-01-01' }), openRenewal({ on: '2027-01-01' })]],
  ])('%s makes one', (_, deals) => {
    expect(isContract(deals)).toBe(true);
  });

  it('an entered contract end makes one', () => {
    expect(isContract([wonDeal({ on: '2026-01-01' })], { contractEnd: day('2027-06-30') })).toBe(true);
  });

  it('purchases alone, and lost deals that were no renewals, make none', () => {
    const lost = wonDeal({ id: 'lost', on: '2026-05-01', outcome: 'lost' });
    expect(isContract([wonDeal({ on: '2026-01-01' }), lost])).toBe(false);
  });
});

describe('the term', () => {
  it.each<[string, Partial<Deal>, string]>([
    [
      'runs to its stated end, whatever the months say',
      { contractEnd: day('2026-12-31'), termMonths: 36 },
      '2026-12-31',
    ],
    ['runs its months', { termMonths: 36 }, '2028-01-15'],
    ['runs twelve months where nothing is stated', {}, '2026-01-15'],
    ['runs its months where the stated end lies before its start', { contractEnd: day('2024-01-01') }, '2026-01-15'],
    ['of a pilot runs three months', { name: 'Pilot' }, '2025-04-15'],
    ['is at least a month', { termMonths: 0.2 }, '2025-02-15'],
  ])('%s', (_, given, end) => {
    const [contract] = contractsOf('2025-02-01', [wonDeal({ on: '2025-01-15', ...given })]).contracts;
    expect(contract && formatIsoDay(contract.end)).toBe(end);
  });

  it('never runs out of the calendar, however many months are stated', () => {
    const [contract] = contractsOf('2025-02-01', [wonDeal({ on: '2025-01-15', termMonths: 1e9 })]).contracts;
    expect(contract?.termMonths).toBe(1200);
  });
});

describe('a renewal', () => {
  it('starts where the old term ends, when signed within the window or the grace', () => {
    const early = wonRenewal({ id: 'early', on: '2024-12-01' });
    const late = wonRenewal({ id: 'late', on: '2026-04-30' });
    expect(linesOf(contractsOf('2026-11-21', [FIRST, early, late]))).toEqual([
      '2024-03-01 to 2025-03-01 renewed: first',
      '2025-03-01 to 2026-03-01 renewed: early',
      '2026-03-01 to 2027-03-01 running: late',
    ]);
  });

  it('starts on the day of its signature beyond the grace, and was late, not lost', () => {
    const late = wonRenewal({ id: 'late', on: '2025-08-01' });
    const contracts = contractsOf('2025-11-21', [FIRST, late]);
    expect(linesOf(contracts)).toEqual([
      '2024-03-01 to 2025-03-01 renewed: first',
      '2025-08-01 to 2026-08-01 running: late',
    ]);
    expect(contracts).toMatchObject({ renewalsMade: 1, renewalsLost: 0, relationships: 1 });
  });

  it('more than a year late starts anew after a loss', () => {
    const tooLate = wonRenewal({ id: 'back', on: '2026-03-02' });
    expect(contractsOf('2026-11-21', [FIRST, tooLate])).toMatchObject({
      renewalsMade: 0,
      renewalsLost: 1,
      relationships: 2,
      renewalsInRelationship: 0,
    });
  });

  it('long before the end replaces the running contract', () => {
    const threeYears = wonDeal({ id: 'three years', on: '2024-01-01', termMonths: 36 });
    const replaced = wonRenewal({ id: 'replaced', on: '2025-09-01', termMonths: 36 });
    expect(linesOf(contractsOf('2026-11-21', [threeYears, replaced]))).toEqual([
      '2024-01-01 to 2027-01-01 renewed: three years',
      '2025-09-01 to 2028-09-01 running: replaced',
    ]);
  });

  it('that is the first deal on record was made all the same', () => {
    expect(contractsOf('2026-11-21', [wonRenewal({ on: '2026-05-01' })])).toMatchObject({
      renewalsMade: 1,
      relationships: 1,
    });
  });

  it('in several deals of one signing is one renewal that holds them all', () => {
    const contracts = contractsOf('2025-11-21', [
      FIRST,
      wonRenewal({ id: 'licences', on: '2025-02-20', amount: 800 }),
      wonRenewal({ id: 'support', on: '2025-02-20', amount: 200 }),
      wonRenewal({ id: 'hosting', on: '2025-03-15', amount: 100 }),
    ]);
    expect(linesOf(contracts)).toEqual([
      '2024-03-01 to 2025-03-01 renewed: first',
      '2025-03-01 to 2026-03-01 running: licences + support + hosting',
    ]);
    expect(contracts.renewalsMade).toBe(1);
  });

  it('signed together with new business counts once, whichever comes first', () => {
    for (const [fresh, again] of [
      ['1', '2'],
      ['2', '1'],
    ] as const) {
      const contracts = contractsOf('2026-11-21', [
        wonDeal({ id: fresh, on: '2026-05-01' }),
        wonRenewal({ id: again, on: '2026-05-01' }),
      ]);
      expect(linesOf(contracts)).toEqual(['2026-05-01 to 2027-05-01 running: 1 + 2']);
      expect(contracts.renewalsMade).toBe(1);
    }
  });

  it('signed together with the first renewal on record counts once', () => {
    const contracts = contractsOf('2026-11-21', [
      wonRenewal({ id: '1', on: '2026-05-01' }),
      wonRenewal({ id: '2', on: '2026-05-10' }),
    ]);
    expect(linesOf(contracts)).toEqual(['2026-05-01 to 2027-05-01 running: 1 + 2']);
    expect(contracts.renewalsMade).toBe(1);
  });

  it('signed together with the new business of a customer who came back is none', () => {
    const contracts = contractsOf('2026-11-21', [
      FIRST,
      wonDeal({ id: '1', on: '2026-05-01', termMonths: 12 }),
      wonRenewal({ id: '2', on: '2026-05-10' }),
    ]);
    expect(linesOf(contracts).at(-1)).toBe('2026-05-01 to 2027-05-01 running: 1 + 2');
    expect(contracts).toMatchObject({ renewalsMade: 0, renewalsLost: 1, relationships: 2 });
  });

  it('of a monthly contract follows every month', () => {
    const monthly = { termMonths: 1 };
    const contracts = contractsOf('2026-05-10', [
      wonDeal({ on: '2026-01-01', ...monthly }),
      ...['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'].map((on) => wonRenewal({ on, ...monthly })),
    ]);
    expect(contracts).toMatchObject({ renewalsMade: 4, relationships: 1 });
    expect(linesOf(contracts).at(-1)).toBe('2026-05-01 to 2026-06-01 running: 2026-05-01');
  });
});

describe('a purchase that nobody marked', () => {
  it('prolongs the contract within the window or the grace', () => {
    const contracts = contractsOf('2026-11-21', [
      FIRST,
      wonDeal({ id: 'second', on: '2025-02-10' }),
      wonDeal({ id: 'third', on: '2026-04-29' }),
    ]);
    expect(contracts).toMatchObject({ renewalsMade: 2, relationships: 1 });
    expect(linesOf(contracts).at(-1)).toBe('2026-03-01 to 2027-03-01 running: third');
  });

  it('earlier in the term is an expansion and ends with the contract', () => {
    const contracts = contractsOf('2025-11-21', [
      FIRST,
      wonDeal({ id: 'more seats', on: '2024-06-01' }),
      wonRenewal({ id: 'again', on: '2025-03-01' }),
    ]);
    expect(linesOf(contracts)).toEqual([
      '2024-03-01 to 2025-03-01 renewed: first + more seats',
      '2025-03-01 to 2026-03-01 running: again',
    ]);
  });

  it('on the first day of a short term is an expansion, not a renewal', () => {
    const quarter = wonDeal({ id: 'a', on: '2026-10-01', termMonths: 3 });
    const contracts = contractsOf('2026-11-21', [quarter, wonDeal({ id: 'b', on: '2026-10-01' })]);
    expect(linesOf(contracts)).toEqual(['2026-10-01 to 2027-01-01 running: a + b']);
    expect(contracts.renewalsMade).toBe(0);
  });

  it('is an expansion where a deal so marked speaks for the same end', () => {
    const seats = wonDeal({ id: 'more seats', on: '2024-12-01' });
    const marked = [
      wonRenewal({ id: 'again', on: '2025-03-01' }),
      lostRenewal({ on: '2025-03-01' }),
      openRenewal({ on: '2025-03-15' }),
    ];
    for (const renewal of marked) {
      expect(linesOf(contractsOf('2025-03-20', [FIRST, seats, renewal]))[0]).toContain('first + more seats');
    }
  });

  it('keeps its reading when renewals are marked in later years', () => {
    const unmarked = [FIRST, wonDeal({ id: 'second', on: '2025-03-05' })];
    const before = contractsOf('2025-11-21', unmarked);
    const after = contractsOf('2026-11-21', [...unmarked, wonRenewal({ id: 'third', on: '2026-03-05' })]);
    expect(before).toMatchObject({ renewalsMade: 1, renewalsLost: 0 });
    expect(after).toMatchObject({ renewalsMade: 2, renewalsLost: 0, relationships: 1 });
  });

  it('beyond the grace starts a new relationship after a loss', () => {
    const contracts = contractsOf('2025-11-21', [FIRST, wonDeal({ id: 'back', on: '2025-06-01' })]);
    expect(linesOf(contracts)).toEqual([
      '2024-03-01 to 2025-03-01 lost: first',
      '2025-06-01 to 2026-06-01 running: back',
    ]);
    expect(contracts.contracts[0]?.lostOn).toBe(day('2025-05-01'));
    expect(contracts).toMatchObject({ renewalsLost: 1, relationships: 2 });
  });
});

describe('a pilot', () => {
  const pilot = wonDeal({ id: 'pilot', on: '2026-01-01', name: 'Pilot' });

  it('that leads to a contract was converted, neither renewed nor lost', () => {
    const contracts = contractsOf('2026-11-21', [pilot, wonDeal({ id: 'contract', on: '2026-02-15', termMonths: 24 })]);
    expect(linesOf(contracts)).toEqual([
      '2026-01-01 to 2026-04-01 converted: pilot',
      '2026-02-15 to 2028-02-15 running: contract',
    ]);
    expect(contracts).toMatchObject({ renewalsMade: 0, renewalsLost: 0, relationships: 1 });
  });

  it('that leads to nothing is lost after the grace', () => {
    const withTerm = { ...pilot, termMonths: 3 };
    expect(contractsOf('2026-11-21', [withTerm]).contracts[0]?.fate).toBe('lost');
  });

  it('never prolongs itself', () => {
    const contracts = contractsOf('2026-11-21', [{ ...pilot, termMonths: 3 }], { autoRenew: true });
    expect(contracts).toMatchObject({ renewalsMade: 0, renewalsLost: 1 });
  });
});
