import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { classifyActivity } from '../../../src/scoring/reading/classify-activity.ts';
import type { Activity } from '../../../src/scoring/types.ts';
import { day, email, meeting } from '../../support/histories.ts';

const ASOF = '2026-11-21';
const RENEWALS = new Set(['711']);

function classify(activity: Activity) {
  return classifyActivity(activity, RENEWALS, DEFAULT_POLICY, day(ASOF));
}

describe('what counts as a touch', () => {
  it.each<[string, Partial<Activity>]>([
    ['a held meeting', { kind: 'meeting' }],
    ['a connected call', { kind: 'call' }],
    ['a sent e-mail', { kind: 'email', direction: 'outbound' }],
    ['a received e-mail', { kind: 'email', direction: 'inbound' }],
    ['an e-mail whose outcome nobody records', { kind: 'email', outcome: 'unknown' }],
    ['a message', { kind: 'message', outcome: 'unknown' }],
    ['a touch on the as-of day itself', {}],
  ])('%s does', (_, given) => {
    expect(classify(meeting({ on: ASOF, ...given }))).toHaveProperty('touch.purpose', 'non_renewal');
  });

  it.each<[string, Partial<Activity>]>([
    ['note', { kind: 'note' }],
    ['task', { kind: 'task' }],
    ['sequence', { kind: 'email', automated: 'sequence' }],
    ['marketing', { kind: 'email', automated: 'marketing' }],
    ['not_connected', { kind: 'call', outcome: 'not_reached' }],
    ['bounced', { kind: 'email', outcome: 'bounced' }],
    ['canceled', { outcome: 'canceled' }],
    ['no_show', { outcome: 'no_show' }],
    ['outcome_unknown', { outcome: 'unknown' }],
    ['outcome_unknown', { kind: 'call', outcome: 'unknown' }],
  ])('is excluded as "%s"', (reason, given) => {
    expect(classify(meeting({ on: '2026-11-01', id: '9', ...given }))).toEqual({
      excluded: { record: '9', kind: given.kind ?? 'meeting', day: day('2026-11-01'), reason },
    });
  });

  it.each([
    ['2026-11-22', 'scheduled', 'not_held_yet'],
    ['2026-11-21', 'scheduled', 'not_held_yet'],
    ['2026-11-20', 'scheduled', 'outcome_unknown'],
    ['2026-11-22', 'reached', 'in_the_future'],
    ['2026-11-22', 'canceled', 'canceled'],
  ] as const)('a meeting on %s that is %s is excluded as "%s"', (on, outcome, reason) => {
    expect(classify(meeting({ on, outcome }))).toHaveProperty('excluded.reason', reason);
  });

  it('is excluded without a date', () => {
    const undated = { ...email({ on: ASOF }), day: null };
    expect(classify(undated)).toMatchObject({ excluded: { day: null, reason: 'no_date' } });
  });
});

describe('the purpose of a touch', () => {
  it('is the renewal where it is logged on a renewal deal', () => {
    expect(classify(meeting({ on: ASOF, dealIds: ['5', '711'] }))).toMatchObject({
      touch: { purpose: 'renewal', because: 'logged on renewal deal 711' },
    });
  });

  it('is the renewal where its subject says so, from either side', () => {
    for (const direction of ['inbound', 'outbound'] as const) {
      expect(classify(email({ on: ASOF, subject: 'RE: Your Renewal', direction }))).toMatchObject({
        touch: { purpose: 'renewal', because: 'its subject speaks of the renewal', direction },
      });
    }
  });

  it.each([
    ['Renewals 2027', true],
    ['Contract renewed', true],
    ['RE: renewing your licences', true],
    ['Licence extension until March', true],
    ['Ihre Vertragsverlängerung', true],
    ['Vertrag verlängern?', true],
    ['AW: Verlaengerung Wartung', true],
    ['Angebot: Lizenz-Verlängerung', true],
    ['Verlängerungsangebot 4711', true],
    ['Renewable energy roadmap', false],
    ['Erneuerung der Firewall', false],
    ['Erneuerbare Energien', false],
    ['Verlängerungskabel bestellt', false],
    ['Fristverlängerung Audit', false],
    ['Browser extension', false],
    ['Quartalsgespräch', false],
    ['', false],
  ])('by its defaults takes "%s" to be about the renewal: %s', (subject, isRenewal) => {
    const purpose = isRenewal ? 'renewal' : 'non_renewal';
    expect(classify(email({ on: ASOF, subject }))).toHaveProperty('touch.purpose', purpose);
  });

  it('is another one on another deal and with another subject', () => {
    expect(classify(meeting({ on: ASOF, dealIds: ['5'], subject: 'Renewable energy roadmap' }))).toMatchObject({
      touch: { purpose: 'non_renewal', because: 'no renewal deal and no renewal word in its subject' },
    });
  });

  it('says where the touch is logged and whom it reached', () => {
    expect(classify(meeting({ on: ASOF, via: 'contact', contactIds: ['31', '32'] }))).toMatchObject({
      touch: { via: 'contact', contactIds: ['31', '32'] },
    });
  });
});
