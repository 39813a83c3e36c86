import { describe, expect, it } from 'vitest';
import { suggestNextAction, type ActionFacts } from '../../src/scoring/next-action.ts';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';
import type { NextAction, Renewal, Wallet } from '../../src/scoring/types.ts';

const WALLET: Wallet = { amount: 100, source: 'entered', asOf: null, by: null, comparable: null };

function renewalIn(days: number, openRenewalDealIds: readonly string[] = []): Renewal {
  return { dueOn: 20_000 + days, overdueDays: -days, openRenewalDealIds, countsAsLostFrom: 20_061 + days };
}

/** Everything is in order and nothing is left to do. */
const CALM: ActionFacts = {
  status: 'active',
  risk: 'low',
  segment: 'uncertain',
  renewal: null,
  contactStatus: 'in_touch',
  wallet: WALLET,
  walletBelowSpend: false,
  valueGap: null,
  lifetimeValue: 1_000,
  growing: false,
  hasReferred: false,
  explained: false,
};

const POLICY = { ...DEFAULT_POLICY, idealLifetimeValue: 5_000 };
const ESTIMATE: Wallet = { ...WALLET, source: 'estimated', comparable: 40 };
const actionOf = (facts: Partial<ActionFacts>) => suggestNextAction({ ...CALM, ...facts }, POLICY);

describe('the next action', () => {
  it('keeps in touch where nothing else is to be done', () => {
    expect(actionOf({})).toBe('keep_in_touch');
  });

  /** From the most urgent to the least: each row leaves out what the row before was about. */
  const steps: readonly (readonly [NextAction, Partial<ActionFacts>])[] = [
    ['record_renewal_outcome', { status: 'renewal_overdue' }],
    ['book_meeting', { contactStatus: 'overdue' }],
    ['start_renewal', { renewal: renewalIn(99) }],
    ['book_meeting', { risk: 'high' }],
    ['ask_budget', { wallet: null }],
    ['check_logging', { contactStatus: 'not_measurable' }],
    ['ask_budget', { wallet: ESTIMATE, growing: true }],
    ['ask_referral', { segment: 'ideal' }],
    ['grow', { valueGap: 50 }],
  ];

  it.each(steps.map(([action], index) => [action, index] as const))(
    'is "%s" before everything below it',
    (action, index) => {
      const facts = steps
        .slice(index)
        .toReversed()
        .reduce<Partial<ActionFacts>>((all, [, given]) => ({ ...all, ...given }), {});
      expect(actionOf(facts)).toBe(action);
    },
  );

  it('of a lapsed customer is to win it back, whatever else', () => {
    expect(actionOf({ status: 'lapsed', risk: 'critical', contactStatus: 'overdue', wallet: null })).toBe('win_back');
  });

  it('books a meeting where nobody ever talked, where contact is due, and where risk is critical', () => {
    expect(actionOf({ contactStatus: 'never' })).toBe('book_meeting');
    expect(actionOf({ contactStatus: 'due' })).toBe('book_meeting');
    expect(actionOf({ risk: 'critical' })).toBe('book_meeting');
    expect(actionOf({ risk: 'watch' })).toBe('keep_in_touch');
  });

  it('starts the renewal within the window, and not where it has been started', () => {
    expect(actionOf({ renewal: renewalIn(120) })).toBe('start_renewal');
    expect(actionOf({ renewal: renewalIn(121) })).toBe('keep_in_touch');
    expect(actionOf({ renewal: renewalIn(30, ['711']) })).toBe('keep_in_touch');
  });

  it('is about the renewal where one is near, whatever could be asked for', () => {
    const open = (days: number): Partial<ActionFacts> => ({ renewal: renewalIn(days, ['711']) });
    for (const wish of [
      { segment: 'ideal' },
      { valueGap: 50 },
      { wallet: null },
      { walletBelowSpend: true },
    ] as const) {
      expect(actionOf({ ...wish, ...open(120), risk: 'watch' })).toBe('keep_in_touch');
      expect(actionOf({ ...wish, ...open(30) })).toBe('keep_in_touch');
      expect(actionOf({ ...wish, ...open(31) })).not.toBe('keep_in_touch');
      expect(actionOf({ ...wish, ...open(121), risk: 'watch' })).not.toBe('keep_in_touch');
      expect(actionOf({ ...wish, renewal: renewalIn(30), risk: 'watch' })).toBe('start_renewal');
      expect(actionOf({ ...wish, ...open(30), contactStatus: 'not_measurable' })).toBe('check_logging');
    }
  });

  it('books no meeting where a person recorded why the customer leaves or is no fit', () => {
    expect(actionOf({ explained: true, contactStatus: 'never', risk: 'critical' })).toBe('keep_in_touch');
    expect(actionOf({ explained: true, contactStatus: 'overdue', renewal: renewalIn(99) })).toBe('start_renewal');
    expect(actionOf({ explained: true, wallet: null, valueGap: 50, segment: 'ideal' })).toBe('keep_in_touch');
    expect(actionOf({ explained: true, status: 'lapsed' })).toBe('win_back');
  });

  it('asks again for a budget that is below spend', () => {
    expect(actionOf({ walletBelowSpend: true })).toBe('ask_budget');
  });

  it('asks for the budget of a top or a growing customer although there is an estimate', () => {
    expect(actionOf({ wallet: ESTIMATE, lifetimeValue: 5_000 })).toBe('ask_budget');
    expect(actionOf({ wallet: ESTIMATE, growing: true })).toBe('ask_budget');
    expect(actionOf({ wallet: ESTIMATE, lifetimeValue: 4_999, valueGap: 50 })).toBe('grow');
    expect(actionOf({ lifetimeValue: 5_000, growing: true, valueGap: 50 })).toBe('grow');
  });

  it('does not call a customer a top one while the policy has no Ideal lifetime value', () => {
    const facts = { ...CALM, wallet: ESTIMATE, lifetimeValue: 1e9 };
    expect(suggestNextAction(facts, { ...POLICY, idealLifetimeValue: null })).toBe('keep_in_touch');
  });

  it('asks an Ideal customer for a referral once, then to grow, then only for thanks', () => {
    expect(actionOf({ segment: 'ideal' })).toBe('ask_referral');
    expect(actionOf({ segment: 'ideal', hasReferred: true, valueGap: 50 })).toBe('grow');
    expect(actionOf({ segment: 'ideal', hasReferred: true })).toBe('appreciate');
  });
});
