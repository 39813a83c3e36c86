import { describe, expect, it } from 'vitest';
import { followActivities, summarizeActivities } from '../../../src/programme/activities/follow-activities.ts';
import { ACTIVITY_KINDS, isAsk, type RetentionActivity } from '../../../src/programme/activities/retention-activity.ts';
import { companyHistory, day, meeting, scoringContext, wonDeal } from '../../support/histories.ts';

const TODAY = '2026-11-21';
const activity = (on: string, given: Partial<RetentionActivity> = {}): RetentionActivity => ({
  ...{ companyId: '101', kind: 'training', day: day(on), cost: 100, by: 'A. Kaya' },
  ...given,
});
const history = companyHistory({
  deals: [wonDeal({ on: '2025-03-01' }), wonDeal({ on: '2026-05-01' })],
  activities: [meeting({ on: '2026-06-20' })],
});
const follow = (...activities: readonly RetentionActivity[]) =>
  followActivities(activities, [history], scoringContext(TODAY));

describe('what followed an activity', () => {
  it('is a purchase and a conversation of the 90 days after it, and no earlier or later one', () => {
    const [after, before, early] = follow(activity('2026-04-01'), activity('2026-01-01'), activity('2026-06-20'));
    expect(after?.after).toMatchObject({ kind: 'followed', boughtAgain: false, contactedAgain: false });
    expect(before?.after).toMatchObject({ kind: 'followed', boughtAgain: true, contactedAgain: true });
    expect(early?.after).toMatchObject({ kind: 'followed', boughtAgain: false });
  });

  it('moves the loyalty score as it was scored on both days', () => {
    const [bought] = follow(activity('2026-04-01'));
    const [waited] = follow(activity('2025-06-01'));
    if (bought?.after.kind !== 'followed' || waited?.after.kind !== 'followed') throw new Error('both are long over');
    expect(bought.after.loyaltyPoints).toBeGreaterThan(waited.after.loyaltyPoints);
    expect(waited.after.loyaltyPoints).toBeLessThanOrEqual(0);
  });

  it('is not told before the 90 days are over, nor of a company that is no customer', () => {
    const kinds = (...activities: readonly RetentionActivity[]) => follow(...activities).map(({ after }) => after.kind);
    expect(kinds(activity('2026-09-01'))).toEqual(['too_early']);
    expect(kinds(activity('2024-01-01'))).toEqual(['no_customer']);
    expect(kinds(activity('2026-04-01', { companyId: '999' }))).toEqual(['no_customer']);
  });

  it('adds up by kind, with what is too early to tell left out of the shares', () => {
    const summary = summarizeActivities(
      follow(activity('2026-04-01'), activity('2026-10-01', { cost: 50 }), activity('2026-10-01', { kind: 'survey' })),
    );
    expect(summary).toMatchObject([
      { kind: 'training', activities: 2, customers: 1, cost: 150, followed: 1, boughtAgain: 1 },
      { kind: 'survey', activities: 1, followed: 0, loyaltyPoints: null },
    ]);
  });
});

describe('the catalogue', () => {
  it('tells what is asked of a customer from what is done for it', () => {
    expect(ACTIVITY_KINDS.filter((kind) => isAsk({ kind }))).toEqual(['referral_ask', 'reference_ask']);
  });
});
