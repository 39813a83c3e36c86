import type { ProfileView } from '../../../../extensions/shared/programme/profile-view.ts';
import type { ReturnsView } from '../../../../extensions/shared/programme/returns-view.ts';
import type { CompanyRoadmapView, RoadmapView } from '../../../../extensions/shared/programme/roadmap-view.ts';
import { DATED, nameless, nordwind } from './fixtures.ts';

export const roadmap: RoadmapView = {
  kind: 'roadmap',
  ...DATED,
  total: 74,
  offset: 0,
  upToDate: 66,
  customers: 140,
  due: [
    { ...nordwind, lastOn: '2025-10-02', lifetimeValue: 240_000, segment: 'ideal' },
    { ...nameless, lastOn: null, lifetimeValue: 120_000, segment: null },
  ],
};

export const exchanges: CompanyRoadmapView = {
  kind: 'exchanges',
  isDue: true,
  entries: [
    {
      noteId: '701',
      day: '2025-10-02',
      theirs: 'One system for all twelve hotels',
      byYear: 2029,
      ours: 'Offline mode next spring',
      by: 'Ana Ruiz',
    },
    { noteId: '688', day: '2024-09-12', theirs: 'Grow in the Alps', byYear: null, ours: '', by: '' },
  ],
};

const trait = (kind: string, value: string, lift: number, stands: boolean) => ({
  kind,
  value,
  ideal: { count: 40, of: 120 },
  others: { count: 18, of: 140 },
  lift,
  interval: [lift * 0.7, lift * 1.4] as [number, number],
  stands,
});

export const profile: ProfileView = {
  kind: 'profile',
  ...DATED,
  customers: 388,
  ideal: 158,
  traits: [
    trait('industry', 'LOGISTICS_AND_SUPPLY_CHAIN', 2.6, true),
    trait('size', '250 to 999', 2.1, true),
    trait('source', 'referral', 1.8, true),
    trait('first_year_people', 'yes', 1.6, true),
    trait('first_amount', 'upper_third', 1.1, false),
    trait('size', 'below 10', 0.9, false),
    trait('size', '5000 or more', 1.05, false),
  ],
  meanValue: { ideal: 141_000, others: 32_000 },
  tooFew: 14,
  prospects: [
    {
      ...nordwind,
      fit: 71,
      expectedLifetimeValue: 109_000,
      justifiedCost: 36_300,
      because: [
        { kind: 'industry', value: 'LOGISTICS_AND_SUPPLY_CHAIN' },
        { kind: 'first_product', value: 'Guard' },
      ],
    },
  ],
  prospectsWithFit: 212,
};

export const tooFewForProfile: ProfileView = {
  kind: 'too_few',
  customers: 21,
  ideal: 4,
  neededCustomers: 30,
  neededIdeal: 8,
};

export const returns: ReturnsView = {
  kind: 'returns',
  ...DATED,
  tests: 640,
  kept: 551,
  result: {
    kind: 'estimated',
    effect: 48_000,
    interval: [9_000, 88_000],
    retained: 31_000,
    grown: 17_000,
    cost: 12_600,
    net: 35_400,
    isProven: true,
    withActivity: 92,
    distinctAlike: 210,
    unmatched: 7,
  },
  whatIf: { points: 5, retention: 0.86, of: 'value', marginNow: 24_300_000, marginThen: 28_100_000 },
};

export const tooFewForReturns: ReturnsView = {
  ...returns,
  result: { kind: 'too_few', withActivity: 12, matched: 9, needed: 30, cost: 3_100 },
  whatIf: null,
};
