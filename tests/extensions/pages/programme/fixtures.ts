import type { GoalsView, GoalView } from '../../../../extensions/shared/programme/goals-view.ts';
import { PROGRAMME_PARTS } from '../../../../extensions/shared/programme/programme-parts.ts';
import type { ProgrammeView } from '../../../../extensions/shared/programme/programme-settings.ts';
import type { RankMoversView } from '../../../../extensions/shared/programme/rank-movers-view.ts';
import type { RankingView } from '../../../../extensions/shared/programme/ranking-view.ts';

/** Answers about the programme of a portal with some 400 customers, as of 21 November 2026, in euros. */
export const DATED = { asOf: '2026-11-21', currency: 'EUR' };

export const nordwind = { companyId: '9001', name: 'Nordwind Reisen', ownerId: '11' };
export const acme = { companyId: '9002', name: 'Acme Software', ownerId: '12' };
export const nameless = { companyId: '9003', name: '', ownerId: null };
export const printers = { companyId: '9004', name: 'Delta Druck', ownerId: '77' };

export const programme: ProgrammeView = {
  parts: [...PROGRAMME_PARTS],
  maySetGoals: true,
  usualCosts: { recognition: 250, training: 1_200 },
  currency: 'EUR',
  today: '2026-11-21',
};

const expected = (count: number, interval: [number, number]) => ({
  basis: 'past_conversions' as const,
  count,
  interval,
  pastMembers: 84,
  pastConverted: 9,
});

export const goal: GoalView = {
  id: 'g1',
  name: 'Twelve more Ideal by summer',
  startsOn: '2026-07-01',
  endsOn: '2027-06-30',
  target: { kind: 'share', share: 0.15 },
  targetCount: 12,
  members: 80,
  setBy: 'Ana Ruiz',
  stoppedOn: null,
  progress: {
    asOf: '2026-11-21',
    scoredWith: 'model_of_the_start',
    converted: 7,
    expectedToday: expected(3.4, [1, 6]),
    expectedAtEnd: expected(8.6, [4, 13]),
    standing: 'ahead',
    doubt: null,
    migration: [
      { from: 'ideal', to: { ideal: 140, uncertain: 12, non_ideal: 5, not_scored: 1 }, total: 158 },
      { from: 'uncertain', to: { ideal: 7, uncertain: 61, non_ideal: 12, not_scored: 0 }, total: 80 },
      { from: 'non_ideal', to: { ideal: 0, uncertain: 6, non_ideal: 70, not_scored: 0 }, total: 76 },
      { from: 'not_scored', to: { ideal: 2, uncertain: 9, non_ideal: 4, not_scored: 0 }, total: 15 },
    ],
    course: [
      { day: '2026-08-01', converted: 1 },
      { day: '2026-09-05', converted: 4 },
      { day: '2026-10-17', converted: 6 },
    ],
    closest: [
      {
        ...nordwind,
        loyaltyShort: 3,
        valueShort: 0,
        isEvidenceThin: false,
        isSetByPerson: false,
        nextAction: 'book_meeting',
        similarDid: ['training'],
      },
      {
        ...nameless,
        loyaltyShort: 0.4,
        valueShort: 12_400,
        isEvidenceThin: true,
        isSetByPerson: true,
        nextAction: null,
        similarDid: [],
      },
    ],
  },
};

/** Set today: the night has not looked at it yet. */
export const freshGoal: GoalView = {
  ...goal,
  id: 'g2',
  name: 'Set today',
  startsOn: '2026-11-21',
  target: { kind: 'count', count: 5 },
  targetCount: 5,
  progress: null,
};
const stoppedGoal: GoalView = { ...freshGoal, id: 'g3', name: 'Given up', stoppedOn: '2026-05-02' };

export const goals: GoalsView = {
  kind: 'goals',
  ...DATED,
  uncertainNow: 76,
  goals: [goal, freshGoal, stoppedGoal],
};

export const ranking: RankingView = {
  kind: 'ranking',
  ...DATED,
  total: 140,
  offset: 0,
  period: '2026-09-30',
  periodBefore: '2026-06-30',
  ranked: [
    {
      ...nordwind,
      rank: 1,
      rankBefore: 3,
      lifetimeValue: 412_000,
      relativeValue: 5.21,
      share: 0.034,
      segmentNow: 'ideal',
    },
    {
      ...acme,
      rank: 2,
      rankBefore: null,
      lifetimeValue: 388_000,
      relativeValue: 4.9,
      share: 0.032,
      segmentNow: 'uncertain',
    },
    { ...nameless, rank: 3, rankBefore: 1, lifetimeValue: 310_000, relativeValue: null, share: null, segmentNow: null },
  ],
};

export const movers: RankMoversView = {
  kind: 'movers',
  ...DATED,
  total: 11,
  offset: 0,
  from: '2026-09-30',
  up: 6,
  down: 11,
  entered: 4,
  left: 1,
  movers: [
    {
      ...nordwind,
      direction: 'down',
      before: { rank: 4, segment: 'ideal', loyalty: 92, lifetimeValue: 240_000, relativeValue: 3.1 },
      after: { rank: null, segment: 'uncertain', loyalty: 61, lifetimeValue: 130_000, relativeValue: 1.7 },
      change: -110_000,
      causes: [
        { cause: 'merge', change: 0 },
        { cause: 'behaviour', change: -90_000 },
        { cause: 'money', change: -20_000 },
      ],
      response: {
        action: 'intervene',
        mainCause: 'behaviour',
        evidence: [
          { name: 'contact_recency', points: -12.4, because: 'no conversation for 140 days' },
          { name: 'something_new', points: -2, because: 'new' },
        ],
      },
      risk: 'high',
    },
    {
      ...acme,
      direction: 'down',
      before: { rank: 9, segment: 'ideal', loyalty: 90, lifetimeValue: 150_000, relativeValue: 1.9 },
      after: { rank: 22, segment: 'ideal', loyalty: 90, lifetimeValue: 110_000, relativeValue: 1.4 },
      change: -40_000,
      causes: [{ cause: 'behaviour', change: -40_000 }],
      response: { action: 'none', mainCause: 'passing_days', evidence: [] },
      risk: 'low',
    },
  ],
};
