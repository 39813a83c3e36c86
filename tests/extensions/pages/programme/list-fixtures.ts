import type { ActivitiesView, ProgrammeActivity } from '../../../../extensions/shared/programme/activities-view.ts';
import type { ExposureView } from '../../../../extensions/shared/programme/exposure-view.ts';
import type { MilestonesView } from '../../../../extensions/shared/programme/milestones-view.ts';
import type { ReferralsView } from '../../../../extensions/shared/programme/referrals-view.ts';
import { acme, DATED, nameless, nordwind, printers } from './fixtures.ts';

export const milestones: MilestonesView = {
  kind: 'milestones',
  ...DATED,
  total: 23,
  offset: 0,
  milestones: [
    {
      ...nordwind,
      milestone: 'anniversary',
      size: 5,
      day: '2026-11-12',
      state: 'reached',
      appreciation: 'recognition_event',
      paused: null,
    },
    {
      ...acme,
      milestone: 'renewal',
      size: 3,
      day: '2026-12-01',
      state: 'expected',
      appreciation: 'executive_visit',
      paused: 'risk_high',
    },
    {
      ...nameless,
      milestone: 'spend',
      size: 250_000,
      day: '2026-12-09',
      state: 'ahead',
      appreciation: 'something_new',
      paused: null,
    },
    {
      ...printers,
      milestone: 'first_referral',
      size: 1,
      day: '2026-11-02',
      state: 'reached',
      appreciation: 'referral_thanks',
      paused: null,
    },
  ],
};

export const referrals: ReferralsView = {
  kind: 'referrals',
  ...DATED,
  referrers: [
    {
      ...nordwind,
      referred: [
        { companyId: '9010', name: 'Sommer Hotels', firstPurchaseOn: '2025-03-01', revenue: 64_000, margin: 48_000 },
        { companyId: '9011', name: '', firstPurchaseOn: '2026-02-11', revenue: 20_000, margin: 15_000 },
      ],
      revenue: 84_000,
      margin: 63_000,
      expected: null,
    },
  ],
  margin: 63_000,
  askNow: [
    {
      ...acme,
      loyalty: 93,
      lifetimeValue: 210_000,
      reasons: ['loyal', 'ideal', 'in_touch'],
      against: [],
      satisfactionUnknown: true,
      lastAskedOn: null,
    },
  ],
  askNowTotal: 31,
  nearly: [
    {
      ...printers,
      loyalty: 88,
      lifetimeValue: 90_000,
      reasons: ['loyal'],
      against: ['ticket_open'],
      satisfactionUnknown: false,
      lastAskedOn: '2025-10-02',
    },
  ],
  nearlyTotal: 44,
};

export const exposure: ExposureView = {
  kind: 'exposure',
  ...DATED,
  total: 2,
  offset: 0,
  valueAtRisk: 96_000,
  exposed: [
    {
      ...nordwind,
      signals: ['known_competitor', 'contract_ends', 'silence'],
      competitor: 'Rivalsoft',
      daysToRenewal: 48,
      silentDays: 190,
      valueAtRisk: 61_000,
      currentAnnualValue: 120_000,
    },
    {
      ...nameless,
      signals: ['renewal_overdue', 'silence'],
      competitor: null,
      daysToRenewal: -12,
      silentDays: null,
      valueAtRisk: 35_000,
      currentAnnualValue: 54_000,
    },
  ],
};

export const activity: ProgrammeActivity = {
  id: 'a1',
  ...nordwind,
  activity: 'recognition',
  state: 'planned',
  day: '2026-12-01',
  cost: 250,
  beneficiary: { kind: 'person', name: 'Mara Lind' },
  note: 'Stage at the user day',
  by: 'Ana Ruiz',
  taskId: '551',
  followed: null,
};

export const activities: ActivitiesView = {
  kind: 'activities',
  ...DATED,
  total: 12,
  offset: 0,
  activities: [
    activity,
    {
      ...activity,
      id: 'a2',
      ...acme,
      activity: 'training',
      state: 'done',
      day: '2026-06-10',
      cost: 1_400,
      beneficiary: { kind: 'company' },
      note: '',
      taskId: null,
      followed: { loyaltyPoints: 4.2, contactedAgain: true, boughtAgain: false },
    },
    {
      ...activity,
      id: 'a3',
      ...nameless,
      activity: 'survey',
      state: 'done',
      day: '2026-05-01',
      cost: 0,
      followed: { loyaltyPoints: -1, contactedAgain: false, boughtAgain: false },
    },
  ],
  byKind: [
    {
      activity: 'training',
      done: 9,
      customers: 7,
      cost: 10_400,
      followed: 6,
      boughtAgain: 2,
      contactedAgain: 5,
      loyaltyPoints: 1.8,
    },
    {
      activity: 'survey',
      done: 3,
      customers: 3,
      cost: 0,
      followed: 0,
      boughtAgain: 0,
      contactedAgain: 0,
      loyaltyPoints: null,
    },
  ],
};
