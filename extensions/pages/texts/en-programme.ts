import { plural } from '../../shared/texts/plural.ts';
import { type Count, counted } from './count.ts';
import { enProgrammeActivities } from './en-programme-activities.ts';
import { enProgrammeGoals } from './en-programme-goals.ts';
import { enProgrammeInsight } from './en-programme-insight.ts';
import { enProgrammeLists } from './en-programme-lists.ts';

/** What the views of the loyalty programme say. */
export const enProgramme = {
  /** Of the tabs, in the order in which they stand. */
  parts: {
    goals: 'Goals',
    ranking: 'Ranking',
    milestones: 'Milestones',
    referrals: 'Referrals',
    activities: 'Activities',
    roadmap: 'Roadmap',
    competition: 'Competition',
    profile: 'Profile of the Ideal',
    returns: 'Return',
  },
  nothingOn: 'The programme is switched off',
  nothingOnText: 'An admin can switch on its parts in the settings of the app.',
  off: 'This part of the programme is switched off: an admin can switch it on in the settings of the app.',
  notYet: 'Not worked out yet: this comes with the next nightly run.',
  notSeen: 'This is about the whole portfolio: people who see their own customers only do not see it.',
  refused: 'Not taken',
  refusedText: 'The service did not take this. Check what you entered.',
  asOf: (day: string): string => `As of ${day}.`,
  save: 'Save',
  cancel: 'Cancel',
  day: 'Day',
  ranking: {
    title: 'The Ideal by relative value',
    sentence: (some: Count, period: string): string =>
      `${counted(some, 'customer', 'customers')} ${plural(some.count, 'was', 'were')} Ideal on ${period}; the ranking was fixed then.`,
    none: (period: string): string => `Nobody was Ideal on ${period}.`,
    note: 'Relative value: the lifetime value over that of the average customer. Share: of the lifetime value of all the Ideal, referrals left out.',
    first: 'This is the first ranking: there is no place before it.',
    before: (period: string): string => `Place before: on ${period}.`,
    rank: 'Place',
    rankBefore: 'Before',
    relativeValue: 'Relative value',
    share: 'Share',
    segmentNow: 'Now',
    isNew: 'New',
  },
  movers: {
    title: 'Who moved since the last ranking',
    direction: 'Which',
    directions: { down: 'Fallen', up: 'Risen' },
    sentence: (up: Count, down: Count, entered: Count, left: Count, from: string): string =>
      `Since ${from}, ${up.shown} rose and ${down.shown} fell; ${entered.shown} became Ideal, ${left.shown} no longer ${plural(left.count, 'is', 'are')}.`,
    none: 'Nobody moved this way by so much that it counts.',
    note: 'A move counts from ten places that are also a tenth of all, or a fifth of the relative value.',
    relative: (before: string, after: string): string => `relative ${before} → ${after}`,
    rank: (before: string, after: string): string => `${before} → ${after}`,
    action: 'What to do',
    actions: { reward: 'Reward', intervene: 'Intervene', none: 'Nothing' },
    evidence: 'What the loyalty shows',
    mainCause: 'Most of it',
    causes: {
      merge: 'Merged records',
      exchange_rate: 'Exchange rates',
      behaviour: 'What they did',
      money: 'Amounts',
      model: 'A new model',
      policy: 'A change of the scoring policy',
      others: 'The others moved',
      passing_days: 'Their term went on',
    },
    part: (cause: string, change: string): string => `${cause}: ${change}`,
    points: (driver: string, points: string): string => `${driver} ${points}`,
  },
  goals: enProgrammeGoals,
  ...enProgrammeLists,
  ...enProgrammeActivities,
  ...enProgrammeInsight,
};

export type ProgrammeTexts = typeof enProgramme;
