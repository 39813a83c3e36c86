import { describe, expect, it } from 'vitest';
import { summarizeContact } from '../../../src/scoring/contact/summarize-contact.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import type { Activity, ContactSummary } from '../../../src/scoring/types.ts';
import { day, email, meeting } from '../../support/histories.ts';

const ASOF = '2026-11-21';

function contactOf(
  activities: readonly Activity[],
  given: { readonly contacts?: readonly string[]; readonly unread?: readonly string[]; readonly asOf?: string } = {},
): ContactSummary {
  const { contacts = [], unread = [], asOf = ASOF } = given;
  return summarizeContact(activities, contacts, new Set(['711']), unread, DEFAULT_POLICY, day(asOf));
}

describe('the contact clock', () => {
  it.each([
    ['2026-11-21', 0, 'in_touch'],
    ['2026-10-07', 45, 'in_touch'],
    ['2026-10-06', 46, 'due'],
    ['2026-08-23', 90, 'due'],
    ['2026-08-22', 91, 'overdue'],
    ['2020-01-01', 2516, 'overdue'],
  ])('after a meeting on %s shows %i days: %s', (on, days, status) => {
    expect(contactOf([meeting({ on })])).toMatchObject({ daysSinceNonRenewalTouch: days, status });
  });

  it('is not reset by contact about the renewal', () => {
    const contact = contactOf([
      meeting({ on: '2026-07-06' }),
      email({ on: '2026-11-10', subject: 'Your renewal' }),
      meeting({ id: 'on the deal', on: '2026-11-15', dealIds: ['711'] }),
    ]);
    expect(contact).toMatchObject({
      status: 'overdue',
      daysSinceNonRenewalTouch: 138,
      lastNonRenewalTouch: { activityId: 'meeting 2026-07-06' },
      lastRenewalTouch: { activityId: 'on the deal', because: 'logged on renewal deal 711' },
    });
  });

  it('is reset by a touch that is logged only on a contact', () => {
    expect(contactOf([email({ on: '2026-11-20', via: 'contact' })]).status).toBe('in_touch');
  });

  it('is not reset by what reached nobody, each with its reason', () => {
    const contact = contactOf([
      meeting({ id: '1', on: '2026-11-01', outcome: 'no_show' }),
      email({ id: '2', on: '2026-11-05', automated: 'sequence' }),
      meeting({ id: '3', on: '2026-12-05', outcome: 'scheduled' }),
      { ...email({ id: '4', on: ASOF }), day: null },
    ]);
    expect(contact).toMatchObject({ status: 'never', daysSinceNonRenewalTouch: null, touches: [] });
    expect(contact.excluded.map(({ record, reason }) => [record, reason])).toEqual([
      ['4', 'no_date'],
      ['3', 'not_held_yet'],
      ['2', 'sequence'],
      ['1', 'no_show'],
    ]);
  });
});

describe('no contact at all', () => {
  it('is not measurable where nothing is logged: that may be missing logging, not silence', () => {
    expect(contactOf([])).toMatchObject({ status: 'not_measurable', daysSinceNonRenewalTouch: null });
  });

  it('is never where something is logged and none of it counts', () => {
    expect(contactOf([meeting({ on: '2026-01-01', kind: 'note' })]).status).toBe('never');
    expect(contactOf([email({ on: '2026-01-01', subject: 'Renewal' })]).status).toBe('never');
    expect(contactOf([meeting({ on: '2027-01-01', outcome: 'scheduled' })]).status).toBe('never');
  });

  it('is not measurable where no kind of touch could be read', () => {
    const note = meeting({ on: '2026-01-01', kind: 'note' });
    expect(contactOf([note], { unread: ['call', 'meeting', 'email', 'message'] }).status).toBe('not_measurable');
    expect(contactOf([note], { unread: ['call', 'meeting', 'email'] }).status).toBe('never');
  });

  it('does not look ahead: what was logged later was not there', () => {
    const later = [meeting({ on: '2026-12-01' }), meeting({ on: '2026-12-02', kind: 'note' })];
    expect(contactOf(later)).toMatchObject({ status: 'not_measurable', lastNonRenewalTouch: null, touches: [] });
  });
});

describe('how we usually talk', () => {
  it('is the median gap between days with a conversation, from four of them on', () => {
    const on = (...days: readonly string[]) => days.map((text) => meeting({ on: text }));
    expect(contactOf(on('2026-01-01', '2026-02-01', '2026-03-01')).usualGapDays).toBeNull();
    // Gaps of 31, 28 and 31 days
    expect(contactOf(on('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01')).usualGapDays).toBe(31);
    const twiceADay = [...on('2026-01-01', '2026-02-01', '2026-03-01'), email({ on: '2026-03-01' })];
    expect(contactOf(twiceADay).usualGapDays).toBeNull();
  });

  it('tells how much of it was about the renewal in the last 24 months', () => {
    expect(contactOf([]).renewalOnlyShare).toBeNull();
    const activities = [
      meeting({ on: '2024-11-21' }),
      email({ id: 'a', on: '2024-11-22', subject: 'Renewal' }),
      email({ id: 'b', on: '2026-01-01', subject: 'Renewal' }),
      meeting({ on: '2026-02-01' }),
      meeting({ on: '2026-03-01' }),
    ];
    expect(contactOf(activities).renewalOnlyShare).toBe(2 / 4);
    expect(contactOf(activities.slice(0, 3)).renewalOnlyShare).toBe(1);
  });

  it('counts the contacts reached in the last twelve months against those known', () => {
    const activities = [
      meeting({ id: '1', on: '2025-11-21', contactIds: ['31'] }),
      meeting({ id: '2', on: '2025-11-22', contactIds: ['32', '33'] }),
      meeting({ id: '3', on: '2026-05-01', contactIds: ['33'] }),
      meeting({ id: '4', on: '2026-06-01', contactIds: ['34'], outcome: 'no_show' }),
    ];
    const contacts = ['31', '32', '33', '34', '35'];
    expect(contactOf(activities, { contacts })).toMatchObject({ contactsReached: 2, contactsKnown: 5 });
    expect(contactOf(activities, { contacts: [] })).toMatchObject({ contactsReached: 2, contactsKnown: 2 });
  });

  it.each<[string, readonly Activity[], readonly string[], boolean | null]>([
    ['two contacts reached', [meeting({ on: '2026-05-01', contactIds: ['31', '32'] })], [], false],
    ['one contact reached twice', [meeting({ on: '2026-05-01' }), meeting({ on: '2026-06-01' })], [], true],
    ['nobody reached, though something is logged', [meeting({ on: '2026-05-01', outcome: 'no_show' })], [], true],
    [
      'a second contact reached more than a year ago',
      [meeting({ on: '2025-11-21', contactIds: ['31', '32'] })],
      [],
      true,
    ],
    ['nothing logged', [], [], null],
    ['touches that name no contact', [meeting({ on: '2026-05-01', contactIds: [] })], [], null],
    ['one contact reached, but calls cannot be read', [meeting({ on: '2026-05-01' })], ['call'], null],
    [
      'two reached, though calls cannot be read',
      [meeting({ on: '2026-05-01', contactIds: ['1', '2'] })],
      ['call'],
      false,
    ],
  ])('tells whether all hangs on one person: %s', (_, activities, unread, expected) => {
    expect(contactOf(activities, { unread }).singleThreaded).toBe(expected);
  });
});
