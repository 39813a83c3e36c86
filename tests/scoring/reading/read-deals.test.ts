import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { readDeals, renewalRule } from '../../../src/scoring/reading/read-deals.ts';
import { day, lostRenewal, openRenewal, wonDeal, wonRenewal } from '../../support/histories.ts';

const ASOF = day('2026-11-21');
const read = (...deals: Parameters<typeof readDeals>[0]) => readDeals(deals, DEFAULT_POLICY, ASOF);

describe('reading deals', () => {
  it('reads won, lost and open deals as purchases, losses and chances', () => {
    const { purchases, lost, open } = read(
      wonDeal({ on: '2026-01-10' }),
      lostRenewal({ on: '2026-02-10' }),
      openRenewal({ on: '2027-01-10', amount: 500 }),
    );
    expect(purchases.map((purchase) => purchase.dealId)).toEqual(['2026-01-10']);
    expect(lost).toEqual([{ dealId: 'lost 2026-02-10', day: day('2026-02-10'), isRenewal: true }]);
    expect(open).toEqual([{ dealId: 'open 2027-01-10', expectedOn: day('2027-01-10'), amount: 500, isRenewal: true }]);
  });

  it('counts a purchase of the as-of day and skips, with the reason, one of the day after', () => {
    const { purchases, skipped } = read(wonDeal({ on: '2026-11-21' }), wonDeal({ on: '2026-11-22' }));
    expect(purchases.map((purchase) => purchase.dealId)).toEqual(['2026-11-21']);
    expect(skipped).toEqual([
      { record: '2026-11-22', kind: 'deal', reason: 'closed on 2026-11-22, after the day of the score' },
    ]);
  });

  it('does not look ahead at a deal lost later', () => {
    const { lost, skipped } = read(lostRenewal({ on: '2026-12-01' }));
    expect(lost).toEqual([]);
    expect(skipped).toHaveLength(1);
  });

  it('skips a won deal without an amount and keeps one of zero', () => {
    const { purchases, skipped } = read(
      wonDeal({ id: 'a', on: '2026-01-10', amount: null }),
      wonDeal({ id: 'b', on: '2026-01-10', amount: 0 }),
    );
    expect(purchases.map((purchase) => purchase.dealId)).toEqual(['b']);
    expect(skipped).toEqual([{ record: 'a', kind: 'deal', reason: 'won without an amount' }]);
  });

  it('gives the same reading in whatever order the deals come', () => {
    const deals = [
      wonDeal({ id: '2', on: '2025-01-10' }),
      wonDeal({ id: '1', on: '2025-01-10' }),
      wonDeal({ id: '3', on: '2024-01-10' }),
      lostRenewal({ id: '5', on: '2025-05-10' }),
      lostRenewal({ id: '4', on: '2025-05-10' }),
      openRenewal({ id: '7', on: '2027-01-10' }),
      openRenewal({ id: '6', on: '2027-01-10' }),
      wonDeal({ id: '9', on: '2027-02-10' }),
      wonDeal({ id: '8', on: '2027-03-10' }),
    ];
    expect(read(...deals.toReversed())).toEqual(read(...deals));
    expect(read(...deals).purchases.map((purchase) => purchase.dealId)).toEqual(['3', '1', '2']);
  });

  it.each([
    ['Pilot for the London office', 'New business', true],
    ['Phase 1', 'Proof of Concept', true],
    ['POC: search', '', true],
    ['Autopilot licences', '', false],
    ['Pocket edition', '', false],
    ['Pilotprojekt Hamburg', '', true],
    ['Teststellung Zugriff', '', true],
    ['Testing licences', '', false],
  ])('reads "%s" of type "%s" as a pilot: %s', (name, type, isPilot) => {
    expect(read(wonDeal({ on: '2026-01-10', name, type })).purchases[0]?.isPilot).toBe(isPilot);
  });

  it('reads the renewal of a pilot as a renewal', () => {
    const [purchase] = read(wonRenewal({ on: '2026-01-10', name: 'Pilot, prolonged' })).purchases;
    expect(purchase).toMatchObject({ isRenewal: true, isPilot: false });
  });
});

describe('the rule for renewals', () => {
  const rule = (deal: Partial<Parameters<typeof renewalRule>[0]>) =>
    renewalRule({ markedRenewal: null, pipeline: 'Sales', type: '', ...deal }, DEFAULT_POLICY);

  it('finds its word in the label of the pipeline or of the type, in any case', () => {
    expect(rule({ pipeline: 'RENEWALS EMEA' })).toEqual({
      isRenewal: true,
      rule: 'pipeline "RENEWALS EMEA" contains "renewal"',
      word: 'renewal',
    });
    expect(rule({ type: 'Early renewal' })).toEqual({
      isRenewal: true,
      rule: 'deal type "Early renewal" contains "renewal"',
      word: 'renewal',
    });
  });

  it.each([
    ['Renewals', true],
    ['Customer Renewals 2026', true],
    ['Renewed contracts', true],
    ['Renew', true],
    ['Verlängerungen', true],
    ['Verlaengerungen', true],
    ['Vertragsverlängerungen', true],
    ['Lizenz-Verlängerung', true],
    ['Erneuerungen', true],
    ['Verlängerungsgeschäft', true],
    ['Folgeverträge', true],
    ['Renewable energy', false],
    ['Erneuerbare Energien', false],
    ['Newlands', false],
    ['Bestandskunden', false],
    ['Upgrade', false],
    ['Vertrieb', false],
  ])('by its defaults reads the pipeline "%s" as one of renewals: %s', (pipeline, isRenewal) => {
    expect(rule({ pipeline }).isRenewal).toBe(isRenewal);
  });

  it("does not take HubSpot's existing business for a renewal", () => {
    expect(rule({ type: 'Existing Business' })).toEqual({
      isRenewal: false,
      rule: 'no renewal word in its pipeline or type',
      word: null,
    });
  });

  it('lets the mapped property overrule the words, both ways', () => {
    expect(rule({ markedRenewal: false, pipeline: 'Renewal' })).toEqual({
      isRenewal: false,
      rule: 'marked as no renewal',
      word: null,
    });
    expect(rule({ markedRenewal: true })).toEqual({ isRenewal: true, rule: 'marked as a renewal', word: null });
  });

  it('uses the words of the policy', () => {
    const german = { renewalWords: ['verlängerung'] };
    expect(renewalRule({ markedRenewal: null, pipeline: 'Verlängerungen', type: '' }, german).isRenewal).toBe(true);
    expect(renewalRule({ markedRenewal: null, pipeline: 'Renewal', type: '' }, german).isRenewal).toBe(false);
    expect(renewalRule({ markedRenewal: null, pipeline: 'B', type: 'Verlängerungen' }, german).word).toBe(
      'verlängerung',
    );
  });
});
