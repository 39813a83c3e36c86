import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildContracts } from '../../../src/scoring/contract/build-contracts.ts';
import { splitChains } from '../../../src/scoring/contract/split-chains.ts';
import { contractStanding } from '../../../src/scoring/contract/standing.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { readDeals } from '../../../src/scoring/reading/read-deals.ts';
import type { Deal, Entered } from '../../../src/scoring/types.ts';
import { anyCustomer, AS_OF } from '../../support/arbitrary-histories.ts';
import { contractsOf, linesOf } from '../../support/contracts.ts';
import {
  companyHistory,
  day,
  lostRenewal,
  openRenewal,
  scoreOf,
  wonDeal,
  wonRenewal,
} from '../../support/histories.ts';

const TODAY = '2026-11-21';
/** Renews every March. */
const A = wonDeal({ id: 'a', on: '2024-03-01', termMonths: 12, amount: 12_000, products: ['Platform'] });
/** Renews every September. */
const B = wonDeal({ id: 'b', on: '2024-09-01', termMonths: 12, amount: 6_000, products: ['Analytics'] });
const RENEWALS = [
  wonRenewal({ id: 'a2', on: '2025-02-20', termMonths: 12, amount: 13_000 }),
  wonRenewal({ id: 'b2', on: '2025-08-25', termMonths: 12, amount: 6_500 }),
  wonRenewal({ id: 'a3', on: '2026-02-26', termMonths: 12, amount: 14_000 }),
  wonRenewal({ id: 'b3', on: '2026-09-10', termMonths: 12, amount: 7_000 }),
];

function standingOf(asOf: string, deals: readonly Deal[], entered: Partial<Entered> = {}) {
  const standing = contractStanding(contractsOf(asOf, deals, entered), day(asOf));
  if (standing === null) throw new Error('expected a standing');
  return standing;
}

const chainLines = (asOf: string, deals: readonly Deal[], entered: Partial<Entered> = {}) =>
  contractsOf(asOf, deals, entered).chains.map(linesOf);

describe('two contracts side by side', () => {
  it('are each renewed by their own deals, and their values add up', () => {
    expect(chainLines(TODAY, [A, B, ...RENEWALS])).toEqual([
      [
        '2024-03-01 to 2025-03-01 renewed: a',
        '2025-03-01 to 2026-03-01 renewed: a2',
        '2026-03-01 to 2027-03-01 running: a3',
      ],
      [
        '2024-09-01 to 2025-09-01 renewed: b',
        '2025-09-01 to 2026-09-01 renewed: b2',
        '2026-09-01 to 2027-09-01 running: b3',
      ],
    ]);
    expect(standingOf(TODAY, [A, B, ...RENEWALS])).toMatchObject({
      state: 'in_force',
      annualValue: 21_000,
      termRevenue: 21_000,
      annualRevenue: 21_000,
      renewal: { dueOn: day('2027-03-01') },
      ahead: [{ annualRevenue: 14_000 }, { annualRevenue: 7_000 }],
    });
  });

  it('make a score whose loyalty is about the renewal due first, and whose driver names it', () => {
    const score = scoreOf({ deals: [A, B, ...RENEWALS] }, TODAY);
    expect(score).toMatchObject({ currentAnnualValue: 21_000, loyaltyTest: 'next_renewal' });
    expect(score.renewal?.dueOn).toBe(day('2027-03-01'));
    const made = score.drivers.find(({ name }) => name === 'renewals_made');
    expect(made).toMatchObject({
      because: '4 renewals made; of 2 contracts in force the next is due on 2027-03-01',
      facts: { renewals: 4, contracts: 2, dueOn: '2027-03-01' },
    });
  });

  it('are told apart by a contract end of their own, also where nobody marks renewals', () => {
    const ended = (id: string, on: string, end: string) =>
      wonDeal({ id, on, contractEnd: day(end), amount: 1_000, products: [] });
    const deals = [
      ended('a', '2024-03-01', '2025-02-28'),
      ended('b', '2024-09-01', '2025-08-31'),
      ended('a2', '2025-02-25', '2026-02-28'),
      ended('b2', '2025-08-28', '2026-08-31'),
    ];
    expect(chainLines('2025-11-21', deals)).toEqual([
      ['2024-03-01 to 2025-02-28 renewed: a', '2025-02-28 to 2026-02-28 running: a2'],
      ['2024-09-01 to 2025-08-31 renewed: b', '2025-08-31 to 2026-08-31 running: b2'],
    ]);
    expect(contractsOf('2025-11-21', deals)).toMatchObject({ renewalsMade: 2, renewalsLost: 0, relationships: 1 });
  });

  it('are told apart by renewals at another time of the year, where no term is stated', () => {
    const plain = (deal: Deal): Deal => ({ ...deal, termMonths: null, products: [] });
    const deals = [A, B, ...RENEWALS].map(plain);
    expect(chainLines(TODAY, deals)).toEqual(chainLines(TODAY, [A, B, ...RENEWALS]));
  });

  it('are told apart by their products where one is bought in the other one’s renewal window', () => {
    const guard = wonDeal({ id: 'g', on: '2025-02-10', termMonths: 12, products: ['Guard'] });
    const more = wonDeal({ id: 'more', on: '2025-02-10', termMonths: 12, products: ['Platform'] });
    expect(chainLines('2025-02-20', [A, guard])).toHaveLength(2);
    expect(chainLines('2025-02-20', [A, more])).toHaveLength(1);
  });

  it('let a renewal follow its products rather than its day', () => {
    const early = wonRenewal({ id: 'b2', on: '2025-03-10', termMonths: 12, products: ['Analytics'] });
    expect(chainLines('2025-04-01', [A, B, early])[1]?.[0]).toContain('renewed: b');
  });

  describe('that a purchase without a term follows', () => {
    const bought = (id: string, on: string, products: readonly string[] = []): Deal => wonDeal({ id, on, products });
    const where = (...deals: readonly Deal[]) => chainLines('2025-03-20', [A, B, ...deals]);

    it('renew the one that is about to end, where it names no product', () => {
      const [a, b] = where(bought('c', '2025-02-20'));
      expect(a).toEqual(['2024-03-01 to 2025-03-01 renewed: a', '2025-03-01 to 2026-03-01 running: c']);
      expect(b).toEqual(['2024-09-01 to 2025-09-01 running: b']);
    });

    it('renew the one that is about to end, where it names that one’s product', () => {
      expect(where(bought('c', '2025-02-20', ['Platform']))[0]?.[0]).toContain('renewed: a');
    });

    it('grow by it where it names their product, whichever is about to end', () => {
      const [a, b] = where(bought('c', '2025-02-20', ['Analytics']));
      expect(a).toEqual(['2024-03-01 to 2025-03-01 running: a']);
      expect(b).toEqual(['2024-09-01 to 2025-09-01 running: b + c']);
    });

    it('let the older one grow by it where none is about to end, however near the end of the other', () => {
      const [a, b] = where(bought('c', '2024-10-15'));
      expect([a?.[0], b?.[0]]).toEqual([
        '2024-03-01 to 2025-03-01 running: a + c',
        '2024-09-01 to 2025-09-01 running: b',
      ]);
      const [first, second] = chainLines('2026-01-20', [
        wonDeal({ id: 'old', on: '2025-03-01', termMonths: 24, products: ['Platform'] }),
        wonDeal({ id: 'new', on: '2025-06-01', termMonths: 12, products: ['Analytics'] }),
        bought('c', '2026-01-15'),
      ]);
      expect([first?.[0], second?.[0]]).toEqual([
        '2025-03-01 to 2027-03-01 running: old + c',
        '2025-06-01 to 2026-06-01 running: new',
      ]);
    });

    it('let the one that still runs grow by it, once the other is lost or its grace is over', () => {
      const long = { ...B, termMonths: 24 };
      const grown = ['2024-09-01 to 2026-09-01 running: b + c'];
      const lost = lostRenewal({ on: '2025-02-15' });
      expect(chainLines('2025-04-01', [A, long, lost, bought('c', '2025-03-20')])[1]).toEqual(grown);
      expect(chainLines('2025-08-01', [A, long, bought('c', '2025-07-01')])[1]).toEqual(grown);
    });

    it('renew the one whose end is nearer where both are about to end', () => {
      const late = wonDeal({ id: 'b', on: '2024-06-01', termMonths: 14, products: ['Analytics'] });
      const early = wonDeal({ id: 'a', on: '2024-03-01', termMonths: 14, products: ['Platform'] });
      const [a, b] = chainLines('2025-06-25', [early, late, bought('c', '2025-06-20')]);
      expect(a).toEqual(['2024-03-01 to 2025-05-01 running: a']);
      expect(b?.at(-1)).toContain('running: c');
    });
  });

  it('count a credit once, on the contract that has its product', () => {
    const credit = wonDeal({ id: 'credit', on: '2026-10-01', amount: -2_000, products: ['Analytics'] });
    const plain = wonDeal({ id: 'plain', on: '2026-10-02', amount: -500 });
    expect(standingOf(TODAY, [A, B, ...RENEWALS, credit, plain])).toMatchObject({
      annualValue: 18_500,
      ahead: [{ annualRevenue: 13_500 }, { annualRevenue: 5_000 }],
    });
  });

  it('belong to the open renewal deal whose day is nearest', () => {
    const deals = [A, B, ...RENEWALS, openRenewal({ id: 'open b', on: '2027-08-20' })];
    expect(standingOf(TODAY, deals).renewal?.openRenewalDealIds).toEqual([]);
    const both = [...deals, openRenewal({ id: 'open a', on: '2027-02-20' })];
    expect(standingOf(TODAY, both).renewal?.openRenewalDealIds).toEqual(['open a']);
  });

  it('let an entered contract end speak for the one that ends nearest to it', () => {
    const standing = standingOf(TODAY, [A, B, ...RENEWALS], { contractEnd: day('2027-08-31') });
    expect(standing.renewal?.dueOn).toBe(day('2027-03-01'));
    const ends = contractsOf(TODAY, [A, B, ...RENEWALS], { contractEnd: day('2027-08-31') }).contracts.filter(
      ({ fate }) => fate === 'running',
    );
    expect(ends.map(({ end }) => end)).toEqual([day('2027-03-01'), day('2027-08-31')]);
  });
});

describe('the loss of one of two contracts', () => {
  const deals = [A, B, ...RENEWALS.slice(0, 3), lostRenewal({ on: '2026-08-20' })];

  it('is remembered while the customer stays, with the other contract alone', () => {
    const contracts = contractsOf(TODAY, deals);
    expect(contracts).toMatchObject({ renewalsMade: 3, renewalsLost: 1, relationships: 1 });
    expect(standingOf(TODAY, deals)).toMatchObject({ state: 'in_force', annualValue: 14_000, wonBack: false });
    const lost = scoreOf({ deals }, TODAY).drivers.find(({ name }) => name === 'renewal_lost');
    expect(lost?.because).toBe('1 renewal lost while another contract went on');
  });

  it('makes the customer lapse only together with the loss of the other', () => {
    const gone = [...deals, lostRenewal({ id: 'lost a', on: '2027-02-15' })];
    expect(standingOf('2027-03-15', gone)).toMatchObject({
      state: 'lapsed',
      lapsedOn: day('2027-02-15'),
      annualValue: 0,
      annualRevenue: 14_000 + 6_500,
    });
    expect(contractsOf('2027-03-15', gone).spells).toEqual([{ from: day('2024-03-01'), lostOn: day('2027-02-15') }]);
  });
});

describe('the relationships of contracts side by side', () => {
  const license = (id: string, on: string, products: readonly string[]) =>
    wonDeal({ id, on, termMonths: 12, products });
  const again = (id: string, on: string, products: readonly string[]) =>
    wonRenewal({ id, on, termMonths: 12, products });
  /** From March 2020 to March 2023. */
  const LONG = [
    license('a', '2020-03-01', ['Platform']),
    again('a2', '2021-02-20', ['Platform']),
    again('a3', '2022-02-20', ['Platform']),
  ];
  /** From September 2020 to September 2021. */
  const WITHIN = license('b', '2020-09-01', ['Analytics']);

  it('are one where the shorter contract began and ended within the other', () => {
    const contracts = contractsOf('2024-01-01', [...LONG, WITHIN]);
    expect(contracts.chains).toHaveLength(2);
    expect(contracts.spells).toEqual([{ from: day('2020-03-01'), lostOn: day('2023-05-01') }]);
    expect(contracts.renewalsInRelationship).toBe(2);
  });

  it('are told by their days, in whichever contract they began', () => {
    const back = license('a4', '2025-03-01', ['Platform']);
    const longer = [
      WITHIN,
      ...['2021', '2022', '2023'].map((year) => again(`b ${year}`, `${year}-08-20`, ['Analytics'])),
    ];
    const contracts = contractsOf('2025-06-01', [...LONG, ...longer, back]);
    expect(contracts.chains).toHaveLength(2);
    expect(contracts.spells).toEqual([
      { from: day('2020-03-01'), lostOn: day('2024-11-01') },
      { from: day('2025-03-01'), lostOn: null },
    ]);
  });

  it('are two where one contract is lost on the day on which the other begins', () => {
    const [first] = LONG;
    const other = license('b', '2021-02-10', ['Analytics']);
    const contracts = contractsOf('2021-06-01', [first!, other, lostRenewal({ on: '2021-02-10' })]);
    expect(contracts.chains).toHaveLength(2);
    expect(contracts.relationships).toBe(2);
  });

  it('count the renewals of the last one alone, in all its contracts', () => {
    const back = license('b2', '2025-03-01', ['Analytics']);
    const contracts = contractsOf('2026-06-01', [...LONG, WITHIN, back, again('b3', '2026-02-20', ['Analytics'])]);
    expect(contracts.chains).toHaveLength(2);
    expect(contracts).toMatchObject({ renewalsMade: 3, relationships: 2, renewalsInRelationship: 1 });
  });
});

describe('one contract with expansions', () => {
  it.each<[string, Partial<Deal> & { on: string }]>([
    ['without a term of its own', { on: '2024-09-01' }],
    ['that ends with the contract', { on: '2024-09-01', contractEnd: day('2025-02-28') }],
    ['whose months end with the contract', { on: '2024-09-15', termMonths: 6 }],
    ['that is a pilot', { on: '2024-09-01', name: 'Pilot', termMonths: 3 }],
  ])('stays one: an expansion %s', (_, given) => {
    expect(contractsOf('2024-11-21', [A, wonDeal({ id: 'more', ...given })]).chains).toHaveLength(1);
  });

  it('stays one where the contract’s own term is not known', () => {
    const fee = wonDeal({ id: 'set-up', on: '2024-02-10' });
    expect(contractsOf('2024-11-21', [fee, A]).chains).toHaveLength(1);
  });

  it('runs as long as the deal of one day that states its term', () => {
    const fee = wonDeal({ id: '0 set-up', on: '2024-03-01' });
    const long = wonDeal({ id: '1 licence', on: '2024-03-01', termMonths: 36 });
    expect(linesOf(contractsOf('2026-11-21', [fee, long]))).toEqual([
      '2024-03-01 to 2027-03-01 running: 1 licence + 0 set-up',
    ]);
  });
});

describe('the deals of the chains', () => {
  it('have each open deal once where contracts prolong themselves until the day of the next one', () => {
    const deals = [
      wonDeal({ id: 'first', on: '2016-01-01' }),
      openRenewal({ id: 'soon', on: '2016-01-01' }),
      wonRenewal({ id: 'renewal', on: '2016-08-30' }),
      wonDeal({ id: 'other', on: '2022-03-30', termMonths: 3 }),
      openRenewal({ id: 'late', on: '2025-10-30' }),
    ];
    const { entered } = companyHistory({ entered: { autoRenew: true } });
    const parts = splitChains(readDeals(deals, DEFAULT_POLICY, day(TODAY)), entered, DEFAULT_POLICY);
    expect(parts).toHaveLength(2);
    expect(parts.flatMap(({ open }) => open.map(({ dealId }) => dealId)).toSorted()).toEqual(['late', 'soon']);
  });

  it('are all the deals, each once', () => {
    fc.assert(
      fc.property(anyCustomer, ({ deals, entered }) => {
        const read = readDeals(deals, DEFAULT_POLICY, day(AS_OF));
        const parts = splitChains(read, entered, DEFAULT_POLICY);
        const ids = (of: (part: typeof read) => readonly { readonly dealId: string }[]) =>
          parts.flatMap((part) => of(part).map(({ dealId }) => dealId)).toSorted();
        expect(ids((part) => part.purchases)).toEqual(read.purchases.map(({ dealId }) => dealId).toSorted());
        expect(ids((part) => part.open)).toEqual(read.open.map(({ dealId }) => dealId).toSorted());
        const lost = read.lost.filter(({ isRenewal }) => isRenewal).map(({ dealId }) => dealId);
        expect(ids((part) => part.lost.filter(({ isRenewal }) => isRenewal))).toEqual(lost.toSorted());
      }),
    );
  });

  it('give the counts of the whole, and a customer is there as long as any contract is', () => {
    fc.assert(
      fc.property(anyCustomer, (history) => {
        const read = readDeals(history.deals, DEFAULT_POLICY, day(AS_OF));
        const contracts = buildContracts(read, companyHistory(history).entered, DEFAULT_POLICY, day(AS_OF));
        expect(contracts.contracts.filter(({ fate }) => fate === 'lost')).toHaveLength(contracts.renewalsLost);
        expect(contracts.yearsRenewed).toBeLessThanOrEqual(contracts.renewalsMade);
        expect(contracts.spells).toHaveLength(contracts.relationships);
        const isThere = contracts.contracts.some(({ fate }) => fate === 'running');
        expect(contracts.spells.at(-1)?.lostOn === null).toBe(isThere);
      }),
    );
  });
});
