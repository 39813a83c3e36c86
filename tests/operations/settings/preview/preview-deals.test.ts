import { describe, expect, it } from 'vitest';
import { previewDeals } from '../../../../src/operations/settings/preview/preview-deals.ts';
import { DEFAULT_POLICY } from '../../../../src/scoring/policy.ts';
import { companyHistory, lostRenewal, openRenewal, wonDeal, wonRenewal } from '../../../support/histories.ts';
import { EVERYBODY, mirroredDesk, pairFrom, previewWorld } from './preview-desk.ts';

const ACME = companyHistory({
  deals: [
    wonDeal({ id: '1', on: '2024-12-01', amount: 12_000, termMonths: 12 }),
    wonDeal({ id: '2', on: '2025-12-01', amount: 12_000, type: 'Folgeauftrag', termMonths: 12 }),
    wonDeal({ id: '3', on: '2026-02-01', amount: -500, name: 'Credit' }),
    wonDeal({ id: '4', on: '2026-03-01', amount: null }),
    openRenewal({ id: '5', on: '2026-12-01' }),
    lostRenewal({ id: '6', on: '2023-01-01' }),
  ],
  skipped: [{ record: '7', kind: 'deal', reason: 'in a currency without a rate' }],
});
const BELT = companyHistory({
  companyId: '102',
  name: 'Belt',
  deals: [
    wonDeal({ id: '8', on: '2026-01-01', name: 'PoC sensors', amount: 100 }),
    wonRenewal({ id: '9', on: '2026-06-01', amount: 900, termMonths: 24 }),
  ],
});
const PROSPECT = companyHistory({ companyId: '103', deals: [openRenewal({ id: '10', on: '2026-12-01' })] });

const withWord = pairFrom({ renewalWords: [...DEFAULT_POLICY.renewalWords, 'Folgeauftrag'] });

describe('the preview of deals', () => {
  it('says which deals each policy takes for what, of customers only, and what could not be used', async () => {
    const desk = await mirroredDesk([ACME, BELT, PROSPECT]);
    const preview = await previewDeals(previewWorld(desk), withWord, EVERYBODY);
    expect(preview).toMatchObject({ companies: 2, ofCompanies: 2 });
    expect(preview.roles).toEqual([
      { role: 'renewal', now: 1, then: 2 },
      { role: 'purchase', now: 2, then: 1 },
      { role: 'pilot', now: 1, then: 1 },
      { role: 'credit', now: 1, then: 1 },
      { role: 'open_renewal', now: 1, then: 1 },
      { role: 'open', now: 0, then: 0 },
      { role: 'lost_renewal', now: 1, then: 1 },
      { role: 'lost', now: 0, then: 0 },
      { role: 'skipped', now: 2, then: 2 },
    ]);
  });

  it('shows what changes first, with the word that did it and the contract that it begins', async () => {
    const desk = await mirroredDesk([BELT, ACME]);
    const { examples } = await previewDeals(previewWorld(desk), withWord, EVERYBODY);
    expect(examples[0]).toEqual({
      companyId: '101',
      companyName: 'Acme',
      dealId: '2',
      dealName: 'Subscription',
      pipeline: 'Sales Pipeline',
      dealType: 'Folgeauftrag',
      closedOn: '2025-12-01',
      amount: 12_000,
      now: 'purchase',
      then: 'renewal',
      reason: 'has_word',
      word: 'Folgeauftrag',
      contractUntil: '2026-12-01',
    });
    expect(examples.find(({ dealId }) => dealId === '8')).toMatchObject({ now: 'pilot', then: 'pilot', word: 'poc' });
    expect(examples.find(({ dealId }) => dealId === '5')).toMatchObject({ then: 'open_renewal', closedOn: null });
    expect(new Set(examples.map(({ then }) => then)).size).toBe(7);
  });

  it('names the word of the policy in force where it is the one that no longer does it', async () => {
    const desk = await mirroredDesk([BELT]);
    const { examples } = await previewDeals(previewWorld(desk), pairFrom({ renewalWords: [] }), EVERYBODY);
    const gone = { now: 'renewal', then: 'purchase', reason: 'word_gone', word: 'renewal' };
    expect(examples[0]).toMatchObject({ dealId: '9', ...gone });
  });

  it('says what else makes a deal what it is: its own property, or that no word does', async () => {
    const marked = companyHistory({
      deals: [
        { ...wonDeal({ id: '21', on: '2025-01-01', amount: 9 }), markedRenewal: true },
        { ...wonRenewal({ id: '22', on: '2025-06-01', amount: 9 }), markedRenewal: false },
        wonDeal({ id: '23', on: '2024-06-01', amount: 9 }),
        wonDeal({ id: '24', on: '2024-07-01', amount: -9 }),
      ],
    });
    const desk = await mirroredDesk([marked]);
    const { examples } = await previewDeals(previewWorld(desk), withWord, EVERYBODY);
    const why = Object.fromEntries(examples.map(({ dealId, then, reason }) => [dealId, [then, reason]]));
    expect(why).toEqual({
      21: ['renewal', 'marked_renewal'],
      22: ['purchase', 'marked_no_renewal'],
      23: ['purchase', 'no_word'],
      24: ['credit', null],
    });
  });

  it('counts whose renewal would be due on another day, as where contracts prolong themselves', async () => {
    const old = companyHistory({
      companyId: '104',
      deals: [wonDeal({ id: '11', on: '2024-02-01', amount: 1200, termMonths: 12 })],
    });
    const steady = companyHistory({ deals: [wonDeal({ on: '2026-01-01', amount: 1200, termMonths: 12 })] });
    const desk = await mirroredDesk([steady, old]);
    const autoRenew = pairFrom({ contract: { ...DEFAULT_POLICY.contract, autoRenew: true } });
    const preview = await previewDeals(previewWorld(desk), autoRenew, EVERYBODY);
    expect(preview.renewalDatesChanged).toBe(1);
    expect(preview.examples.find(({ dealId }) => dealId === '11')).toMatchObject({ contractUntil: '2027-02-01' });
  });
});
