import { describe, expect, it } from 'vitest';
import { isRenewalOnly, renewalOnlyCustomers, upcomingRenewals } from '../../src/programme/attention-lists.ts';
import type { Activity, CustomerScore, Deal } from '../../src/scoring/types.ts';
import { email, meeting, openRenewal, scoreOf, wonDeal, wonRenewal } from '../support/histories.ts';

const TODAY = '2026-11-21';
const RENEWAL_MAIL = email({ on: '2026-11-10', subject: 'Your renewal' });

function customer(
  name: string,
  given: { readonly deals?: readonly Deal[]; readonly activities?: readonly Activity[]; readonly amount?: number } = {},
): CustomerScore {
  const { amount = 1000, activities = [] } = given;
  const deals = given.deals ?? [wonDeal({ on: '2026-03-01', amount, termMonths: 12 })];
  return scoreOf({ name, deals, activities }, TODAY);
}

const namesOf = (scores: readonly CustomerScore[]) => scores.map(({ name }) => name);

describe('customers we only talk to about the renewal', () => {
  it.each<[string, readonly Activity[], boolean]>([
    ['only renewal contact', [RENEWAL_MAIL], true],
    ['some other contact', [RENEWAL_MAIL, meeting({ on: '2026-01-10' })], false],
    ['other contact more than 24 months ago', [RENEWAL_MAIL, meeting({ on: '2024-11-21' })], true],
    ['nothing logged', [], false],
    ['nothing that counts', [meeting({ on: '2026-11-01', kind: 'note' })], false],
    ['a renewal contact years ago and silence since', [email({ on: '2022-11-10', subject: 'Renewal' })], true],
  ])('are told by their touches: %s', (_, activities, expected) => {
    expect(isRenewalOnly(customer('Acme', { activities }))).toBe(expected);
  });

  it('are listed by money, without those who lapsed', () => {
    const activities = [RENEWAL_MAIL];
    const lapsed = customer('lapsed', {
      activities,
      deals: [wonDeal({ on: '2022-03-01', amount: 9e6, termMonths: 12 })],
    });
    const scores = [
      customer('small', { activities, amount: 500 }),
      lapsed,
      customer('large', { activities, amount: 90_000 }),
      customer('well kept', { activities: [meeting({ on: '2026-11-10' })], amount: 99_000 }),
    ];
    expect(namesOf(renewalOnlyCustomers(scores))).toEqual(['large', 'small']);
  });

  it('worth the same now are listed by lifetime value', () => {
    const newer = wonDeal({ on: '2026-03-01', amount: 1000, termMonths: 12 });
    const older = [
      wonDeal({ on: '2025-03-01', amount: 1000, termMonths: 12 }),
      wonRenewal({ on: '2026-03-01', amount: 1000, termMonths: 12 }),
    ];
    const scores = [
      customer('newer', { activities: [RENEWAL_MAIL], deals: [newer] }),
      customer('older', { activities: [RENEWAL_MAIL], deals: older }),
    ];
    expect(namesOf(renewalOnlyCustomers(scores))).toEqual(['older', 'newer']);
  });
});

describe('upcoming renewals', () => {
  /** Due in so many days: a first term, so that only silence and the day tell customers apart. */
  const dueOn = (name: string, end: string, activities: readonly Activity[] = [meeting({ on: '2026-11-20' })]) =>
    customer(name, {
      deals: [wonDeal({ on: `2025${end.slice(4)}`, termMonths: 12 * (Number(end.slice(0, 4)) - 2025) })],
      activities,
    });

  it('are those due within the window and those overdue', () => {
    const scores = [
      dueOn('in 120 days', '2027-03-21'),
      dueOn('in 121 days', '2027-03-22'),
      customer('overdue', { deals: [wonDeal({ on: '2025-10-15', termMonths: 12 })] }),
      customer('lapsed', { deals: [wonDeal({ on: '2024-10-15', termMonths: 12 })] }),
      customer('without contract', { deals: [wonDeal({ on: '2026-10-15' })] }),
    ];
    expect(namesOf(upcomingRenewals(scores, 120)).toSorted()).toEqual(['in 120 days', 'overdue']);
  });

  it('come by risk, then by silence, then by date', () => {
    const scores = [
      dueOn('just met, later', '2027-02-10'),
      dueOn('just met, sooner', '2026-12-10'),
      dueOn('not measurable', '2026-12-01', []),
      dueOn('silent', '2027-03-01', [meeting({ on: '2026-05-01' })]),
      dueOn('never reached', '2027-03-02', [RENEWAL_MAIL]),
      customer('overdue', {
        deals: [wonDeal({ on: '2025-10-15', termMonths: 12 }), openRenewal({ on: '2026-12-01' })],
      }),
    ];
    expect(namesOf(upcomingRenewals(scores, 120))).toEqual([
      'overdue',
      'never reached',
      'silent',
      'just met, sooner',
      'just met, later',
      'not measurable',
    ]);
  });
});
