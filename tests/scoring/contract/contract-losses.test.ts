import { describe, expect, it } from 'vitest';
import { buildContracts } from '../../../src/scoring/contract/build-contracts.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { readDeals } from '../../../src/scoring/reading/read-deals.ts';
import { contractsOf, linesOf } from '../../support/contracts.ts';
import { companyHistory, day, lostRenewal, openRenewal, wonDeal, wonRenewal } from '../../support/histories.ts';

/** Runs until 1 March 2025. */
const FIRST = wonDeal({ id: 'first', on: '2024-03-01', termMonths: 12 });

describe('a lost renewal', () => {
  it('ends the contract on its day', () => {
    const contracts = contractsOf('2025-02-20', [FIRST, lostRenewal({ on: '2025-02-10' })]);
    expect(contracts.contracts).toMatchObject([{ fate: 'lost', lostOn: day('2025-02-10') }]);
    expect(contracts.renewalsLost).toBe(1);
  });

  it('soon after a renewal is its losing twin', () => {
    const won = wonRenewal({ id: 'again', on: '2025-03-01' });
    for (const on of ['2025-02-01', '2025-03-01', '2025-04-15', '2025-06-20']) {
      const contracts = contractsOf('2025-11-21', [FIRST, won, lostRenewal({ on })]);
      expect(contracts, on).toMatchObject({ renewalsMade: 1, renewalsLost: 0 });
      expect(contracts.contracts.at(-1)?.fate, on).toBe('running');
    }
  });

  it('on the day of the renewal of a short term is its losing twin too', () => {
    const quarter = { termMonths: 3 };
    const contracts = contractsOf('2026-11-21', [
      wonDeal({ on: '2026-07-01', ...quarter }),
      wonRenewal({ on: '2026-10-01', ...quarter }),
      lostRenewal({ on: '2026-10-01' }),
    ]);
    expect(contracts).toMatchObject({ renewalsMade: 1, renewalsLost: 0 });
  });

  it('late in the term of a three-year contract is about its renewal', () => {
    const threeYears = wonDeal({ id: 'three years', on: '2024-01-01', termMonths: 36 });
    expect(contractsOf('2026-11-21', [threeYears, lostRenewal({ on: '2025-12-01' })]).renewalsLost).toBe(1);
    expect(contractsOf('2026-11-21', [threeYears, lostRenewal({ on: '2024-12-01' })]).renewalsLost).toBe(0);
  });

  it('is made good by a renewal within the grace', () => {
    const contracts = contractsOf('2025-11-21', [
      FIRST,
      lostRenewal({ on: '2025-03-01' }),
      wonRenewal({ id: 'after all', on: '2025-04-20' }),
    ]);
    expect(contracts).toMatchObject({ renewalsMade: 1, renewalsLost: 0, relationships: 1 });
  });

  it('followed by a purchase starts a new relationship, and the old one is remembered', () => {
    const contracts = contractsOf('2026-11-21', [
      FIRST,
      wonRenewal({ id: 'again', on: '2025-03-01' }),
      lostRenewal({ on: '2026-03-01' }),
      wonDeal({ id: 'back', on: '2026-09-01' }),
    ]);
    expect(contracts).toMatchObject({
      renewalsMade: 1,
      renewalsLost: 1,
      relationships: 2,
      renewalsInRelationship: 0,
    });
    expect(linesOf(contracts).at(-1)).toBe('2026-09-01 to 2027-09-01 running: back');
  });

  it('is not made good by a purchase that is no renewal, however soon it comes', () => {
    const contracts = contractsOf('2025-04-01', [
      FIRST,
      lostRenewal({ on: '2025-02-20' }),
      wonDeal({ id: 'back', on: '2025-03-10' }),
    ]);
    expect(linesOf(contracts)).toEqual([
      '2024-03-01 to 2025-03-01 lost: first',
      '2025-03-10 to 2026-03-10 running: back',
    ]);
    expect(contracts.spells).toEqual([
      { from: day('2024-03-01'), lostOn: day('2025-02-20') },
      { from: day('2025-03-10'), lostOn: null },
    ]);
  });

  it('is not made good by a renewal beyond the grace', () => {
    const contracts = contractsOf('2025-11-21', [
      FIRST,
      lostRenewal({ on: '2025-02-20' }),
      wonRenewal({ id: 'back', on: '2025-09-01' }),
    ]);
    expect(contracts).toMatchObject({ renewalsLost: 1, relationships: 2, renewalsInRelationship: 0 });
  });

  it('before any purchase says nothing', () => {
    const contracts = contractsOf('2025-02-20', [lostRenewal({ on: '2023-02-10' }), FIRST]);
    expect(contracts).toMatchObject({ renewalsLost: 0, relationships: 1 });
  });
});

describe('silence after the end', () => {
  it('counts as lost from the day after the grace, not before', () => {
    expect(contractsOf('2025-04-30', [FIRST]).contracts[0]?.fate).toBe('running');
    expect(contractsOf('2025-05-01', [FIRST]).contracts[0]).toMatchObject({ fate: 'lost', lostOn: day('2025-05-01') });
  });

  it('is no loss while a renewal deal is open that is expected, or was until the grace ago', () => {
    const asOf = (on: string) => contractsOf(on, [FIRST, openRenewal({ on: '2025-06-01' })]);
    expect(asOf('2025-05-20').contracts[0]?.fate).toBe('running');
    expect(asOf('2025-07-31').contracts[0]?.fate).toBe('running');
    expect(asOf('2025-08-01')).toMatchObject({
      contracts: [{ fate: 'lost', lostOn: day('2025-08-01') }],
      chains: [{ gaveUpOpenDeal: true, countsAsLostFrom: day('2025-08-01') }],
    });
  });

  it('is a loss at the end of the grace where the open deal was expected on the day the renewal was due', () => {
    const forgotten = contractsOf('2026-11-21', [FIRST, openRenewal({ on: '2025-03-01' })]);
    expect(forgotten.contracts).toMatchObject([{ fate: 'lost', lostOn: day('2025-05-01') }]);
    expect(contractsOf('2026-11-21', [FIRST]).chains[0]?.gaveUpOpenDeal).toBe(false);
  });

  it('is a loss a year after the end, however late the open deal is expected: its renewal would be no renewal', () => {
    const someDay = [FIRST, openRenewal({ on: '2030-01-01' })];
    expect(contractsOf('2026-03-01', someDay).contracts[0]?.fate).toBe('running');
    expect(contractsOf('2026-03-02', someDay).contracts[0]?.lostOn).toBe(day('2026-03-02'));
  });

  it('is a loss while only some other deal is open', () => {
    const upsell = wonDeal({ id: 'upsell', on: '2026-12-01', outcome: 'open' });
    expect(contractsOf('2026-11-21', [FIRST, upsell]).contracts[0]?.fate).toBe('lost');
  });
});

describe('auto-renewal', () => {
  const auto = { autoRenew: true };

  it('prolongs a contract term by term', () => {
    const contracts = contractsOf('2026-11-21', [FIRST], auto);
    expect(linesOf(contracts)).toEqual([
      '2024-03-01 to 2025-03-01 renewed: first',
      '2025-03-01 to 2026-03-01 renewed: first',
      '2026-03-01 to 2027-03-01 running: first',
    ]);
    expect(contracts.renewalsMade).toBe(2);
  });

  it('prolongs on the day after the end, not on it', () => {
    expect(contractsOf('2025-03-01', [FIRST], auto).renewalsMade).toBe(0);
    expect(contractsOf('2025-03-02', [FIRST], auto).renewalsMade).toBe(1);
  });

  it('comes from the policy where the company says nothing, and the company comes first', () => {
    const policy = { ...DEFAULT_POLICY, contract: { ...DEFAULT_POLICY.contract, autoRenew: true } };
    const asOf = day('2026-11-21');
    const deals = readDeals([FIRST], policy, asOf);
    expect(buildContracts(deals, companyHistory({}).entered, policy, asOf).renewalsLost).toBe(0);
    const opposed = companyHistory({ entered: { autoRenew: false } }).entered;
    expect(buildContracts(deals, opposed, policy, asOf).renewalsLost).toBe(1);
  });

  it('ends with a recorded lost renewal, also one recorded within the grace', () => {
    const contracts = contractsOf('2026-11-21', [FIRST, lostRenewal({ on: '2025-04-01' })], auto);
    expect(linesOf(contracts)).toEqual(['2024-03-01 to 2025-03-01 lost: first']);
  });

  it('is not counted twice where the renewal is signed a few days late', () => {
    const again = wonRenewal({ id: 'again', on: '2025-03-10' });
    const contracts = contractsOf('2025-11-21', [FIRST, again], auto);
    expect(contracts.renewalsMade).toBe(1);
    expect(linesOf(contracts).at(-1)).toBe('2025-03-01 to 2026-03-01 running: again');
  });

  it('is not counted twice where the deal for it is signed months late, and takes its price', () => {
    for (const on of ['2025-05-01', '2025-07-15', '2025-10-31']) {
      const late = wonRenewal({ id: 'late', on, amount: 1_200 });
      const contracts = contractsOf('2025-11-21', [FIRST, late], auto);
      expect(contracts.renewalsMade, on).toBe(1);
      expect(linesOf(contracts).at(-1), on).toBe('2025-03-01 to 2026-03-01 running: late');
    }
  });

  it('is renewed again by a deal in the next renewal window', () => {
    const contracts = contractsOf('2026-02-01', [FIRST, wonRenewal({ id: 'again', on: '2026-01-15' })], auto);
    expect(contracts.renewalsMade).toBe(2);
    expect(linesOf(contracts).at(-1)).toBe('2026-03-01 to 2027-03-01 running: again');
  });

  it('takes an unmarked invoice a few days late for the renewal, not for an expansion', () => {
    const contracts = contractsOf('2025-11-21', [FIRST, wonDeal({ id: 'invoice', on: '2025-03-06' })], auto);
    expect(linesOf(contracts).at(-1)).toBe('2025-03-01 to 2026-03-01 running: invoice');
  });
});

describe('an entered contract end', () => {
  it('comes before the default term and sets its length', () => {
    const contracts = contractsOf('2026-11-21', [wonDeal({ on: '2026-01-01' })], { contractEnd: day('2028-12-31') });
    expect(contracts.contracts).toMatchObject([{ end: day('2028-12-31'), termMonths: 36, fate: 'running' }]);
  });

  it('moves the end of a stated term and leaves its length, which the price is for', () => {
    const contracts = contractsOf('2025-02-01', [FIRST], { contractEnd: day('2025-06-30') });
    expect(contracts.contracts).toMatchObject([{ end: day('2025-06-30'), termMonths: 12 }]);
  });

  it('that belongs to the term before the last renewal is out of date and changes nothing', () => {
    const deals = [FIRST, wonRenewal({ id: 'again', on: '2025-02-20' })];
    const stale = contractsOf('2025-11-21', deals, { contractEnd: day('2025-03-31') });
    expect(stale).toEqual(contractsOf('2025-11-21', deals));
  });

  it('before the contract began changes nothing', () => {
    expect(contractsOf('2025-02-01', [FIRST], { contractEnd: day('2023-12-31') })).toEqual(
      contractsOf('2025-02-01', [FIRST]),
    );
  });

  it('tells where the terms of a contract that prolongs itself end', () => {
    const entered = { autoRenew: true, contractEnd: day('2027-02-28') };
    const contracts = contractsOf('2026-11-21', [wonDeal({ on: '2024-03-01' })], entered);
    expect(contracts.renewalsMade).toBe(2);
    expect(contracts.contracts.at(-1)).toMatchObject({ end: day('2027-02-28'), termMonths: 12 });
  });

  it('in the future makes no renewals in advance', () => {
    const entered = { autoRenew: true, contractEnd: day('2028-12-31') };
    const contracts = contractsOf('2026-11-21', [wonDeal({ on: '2026-01-01' })], entered);
    expect(contracts.renewalsMade).toBe(0);
    expect(contracts.contracts).toMatchObject([{ end: day('2028-12-31'), termMonths: 36 }]);
  });
});
