import { describe, expect, it } from 'vitest';
import type { Alert, NoticeStore } from '../../src/operations/ports/notice-store.ts';
import { memoryPortalStore } from '../support/memory-portal-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';

/** Milliseconds for which what was taken is its taker's. */
const HOLD = 300_000;
const FUTURE = new Date('2100-01-01');
const LONG_AGO = new Date('2000-01-01');

const alertOf = (companyId: string, day: string): Alert => ({ companyId, alertAt: `2026-11-${day}T10:00:00.000Z` });
const NOVEMBER = [alertOf('12', '22'), alertOf('7', '20'), alertOf('12', '20')];

/** What every notice store does, that of the tests in memory too. */
function describeNotices(newNotices: () => NoticeStore, again: (portal: NoticeStore) => NoticeStore): void {
  it('notes an alert once, whoever notes it again', async () => {
    const notices = newNotices();
    expect((await notices.noteAlerts([...NOVEMBER, NOVEMBER[0]!])).toSorted(byInstant)).toEqual(
      NOVEMBER.toSorted(byInstant),
    );
    await notices.markAlerts([NOVEMBER[0]!], 'told', '99');
    const later = alertOf('12', '24');
    expect(await again(notices).noteAlerts([...NOVEMBER, later])).toEqual([later]);
    expect(await notices.noteAlerts([{ companyId: '7', alertAt: '2026-11-20T11:00:00+01:00' }])).toEqual([]);
    expect(await notices.noteAlerts([])).toEqual([]);
  });

  it('lists the alerts that nobody was told of, the oldest first', async () => {
    const notices = newNotices();
    await notices.noteAlerts(NOVEMBER);
    const days = async (limit: number): Promise<readonly string[]> =>
      (await notices.listUntold(limit)).map(({ alertAt, state }) => `${alertAt.slice(8, 10)} ${state}`);
    expect(await days(10)).toEqual(['20 noted', '20 noted', '22 noted']);
    await notices.beginTelling(NOVEMBER[2]!, HOLD);
    expect((await days(10)).toSorted()).toEqual(['20 noted', '20 telling', '22 noted']);
    await notices.markAlerts([NOVEMBER[2]!], 'told', '99');
    await notices.markAlerts([NOVEMBER[1]!], 'dropped');
    expect(await days(10)).toEqual(['22 noted']);
    expect(await days(0)).toEqual([]);
    await notices.markAlerts([alertOf('1', '01')], 'told');
    expect(await days(10)).toEqual(['22 noted']);
  });

  it('gives the digest of an owner and a week to one alone, until it is given back', async () => {
    const notices = newNotices();
    const claims = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        (index % 2 ? notices : again(notices)).claimDigest('41', '2026-W48', HOLD),
      ),
    );
    expect(claims.toSorted()).toEqual(['first', 'held', 'held', 'held', 'held']);
    expect(await notices.claimDigest('41', '2026-W49', HOLD)).toBe('first');
    expect(await notices.claimDigest('', '2026-W48', HOLD)).toBe('first');
    await notices.releaseDigest('41', '2026-W48');
    expect(await again(notices).claimDigest('41', '2026-W48', HOLD)).toBe('again');
    expect(await notices.claimDigest('41', '2026-W48', HOLD)).toBe('held');
  });

  it('lets the digest of who was killed be taken up once its time is over, and one that was made never', async () => {
    const notices = newNotices();
    expect(await notices.claimDigest('41', '2026-W48', 0)).toBe('first');
    expect(await again(notices).claimDigest('41', '2026-W48', 0)).toBe('again');
    await notices.markDigestMade('41', '2026-W48');
    await notices.releaseDigest('41', '2026-W48');
    expect(await again(notices).claimDigest('41', '2026-W48', 0)).toBe('over');
  });

  it('gives an alert to one alone, until it is given back or its time is over', async () => {
    const notices = newNotices();
    const [alert, other] = [NOVEMBER[0]!, NOVEMBER[1]!];
    await notices.noteAlerts(NOVEMBER);
    const turns = await Promise.all(
      Array.from({ length: 5 }, (_, index) => (index % 2 ? notices : again(notices)).beginTelling(alert, HOLD)),
    );
    expect(turns.toSorted()).toEqual(['first', 'held', 'held', 'held', 'held']);
    expect(await notices.listUntold(10)).toHaveLength(3);
    expect((await notices.listTellable(10)).map(({ state }) => state)).toEqual(['noted', 'noted']);
    await notices.endTelling(alert);
    expect(await notices.listTellable(10)).toContainEqual({ ...alert, state: 'telling' });
    expect(await again(notices).beginTelling(alert, HOLD)).toBe('again');
    await notices.markAlerts([alert], 'told', '99');
    expect(await again(notices).beginTelling(alert, HOLD)).toBe('over');
    expect(await notices.beginTelling(other, 0)).toBe('first');
    expect(await notices.beginTelling(other, HOLD)).toBe('again');
    expect(await notices.beginTelling(alertOf('1', '01'), HOLD)).toBe('over');
  });

  it('begins the answer of a callback once, and gives what is kept of it to every later call', async () => {
    const notices = newNotices();
    const call = { callbackId: 'ap-1-2-3', action: 'rescore', companyId: '30000000001' } as const;
    const begun = { ...call, output: null, state: 'working' };
    const begins = await Promise.all([1, 2, 3].map(() => notices.beginAnswer(call)));
    expect(begins.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(begins.map(({ answer }) => answer)).toEqual([begun, begun, begun]);
    expect(await notices.lastAnsweredAt()).toBeNull();
    const output = { segment: 'ideal', score: 92.5, previous_segment: null };
    await notices.writeAnswer(call.callbackId, 'answered', output);
    const answered = { ...call, output, state: 'answered' };
    expect(Math.abs(Date.now() - ((await notices.lastAnsweredAt())?.getTime() ?? 0))).toBeLessThan(60_000);
    expect(await again(notices).beginAnswer({ ...call, companyId: '5' })).toEqual({ isNew: false, answer: answered });
    expect(await notices.readAnswer(call.callbackId)).toEqual(answered);
    await notices.writeAnswer(call.callbackId, 'blocked', null);
    expect(await notices.readAnswer(call.callbackId)).toEqual({ ...begun, state: 'blocked' });
    expect(await notices.readAnswer('another')).toBeNull();
  });

  it('forgets what was closed before an instant, and never an alert that nobody was told of', async () => {
    const notices = newNotices();
    await notices.noteAlerts(NOVEMBER);
    await notices.markAlerts([NOVEMBER[0]!], 'told', '99');
    await notices.claimDigest('41', '2026-W48', HOLD);
    await notices.beginAnswer({ callbackId: 'a', action: 'next_action', companyId: '5' });
    await notices.forgetClosed(LONG_AGO);
    expect(await notices.noteAlerts(NOVEMBER)).toEqual([]);
    expect(await notices.claimDigest('41', '2026-W48', HOLD)).toBe('held');
    expect(await notices.readAnswer('a')).not.toBeNull();
    await notices.forgetClosed(FUTURE);
    expect(await notices.listUntold(10)).toHaveLength(2);
    expect(await notices.noteAlerts(NOVEMBER)).toEqual([NOVEMBER[0]]);
    expect(await notices.claimDigest('41', '2026-W48', HOLD)).toBe('first');
    expect(await notices.readAnswer('a')).toBeNull();
  });
}

function byInstant(one: Alert, other: Alert): number {
  return `${one.alertAt}${one.companyId}` < `${other.alertAt}${other.companyId}` ? -1 : 1;
}

describe('notices in memory', () => {
  describeNotices(
    () => memoryPortalStore('1', () => new Date()).notices,
    (notices) => notices,
  );
});

describeOnBothDrivers('notices', (bed) => {
  const portals = new Map<NoticeStore, string>();
  describeNotices(
    () => {
      const portalId = bed().newPortalId();
      const { notices } = bed().store.portal(portalId);
      portals.set(notices, portalId);
      return notices;
    },
    (notices) => bed().other.portal(portals.get(notices) ?? '').notices,
  );

  it('of a company go with it when it is merged, and away when it is forgotten', async () => {
    const { notices, scores } = bed().store.portal(bed().newPortalId());
    await notices.noteAlerts([alertOf('7', '20'), alertOf('7', '21'), alertOf('8', '20')]);
    await notices.markAlerts([alertOf('8', '20')], 'told', '99');
    await notices.beginAnswer({ callbackId: 'a', action: 'rescore', companyId: '8' });
    await scores.mergeCompanies([{ oldId: '7', newId: '8' }]);
    expect(await notices.listUntold(10)).toEqual([{ ...alertOf('8', '21'), state: 'noted' }]);
    expect(await notices.noteAlerts([alertOf('7', '20')])).toEqual([alertOf('7', '20')]);
    await scores.forgetCompany('8');
    expect(await notices.listUntold(10)).toEqual([{ ...alertOf('7', '20'), state: 'noted' }]);
    expect(await notices.readAnswer('a')).toBeNull();
  });
});
