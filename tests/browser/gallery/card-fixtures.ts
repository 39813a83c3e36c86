import {
  type CardAnswer,
  cardAnswerSchema,
  type PublishedOnlyView,
  type ScoredView,
} from '../../../extensions/shared/card-view.ts';
import { historyAnswerSchema, type HistoryPoint } from '../../../extensions/shared/history-view.ts';
import type { AssociationsData, CardSearchData } from '../../../sandbox/host/protocol.ts';
import { goingQuiet, healthy, nothingLogged, serviceAway } from '../../extensions/fixtures.ts';
import { said, type FixtureAnswer } from './gallery-state.ts';

export function answerCard(view: CardAnswer): FixtureAnswer {
  return said(cardAnswerSchema, view);
}

/** What the loyalty programme says of the company. */
export const inProgramme: NonNullable<ScoredView['programme']> = {
  goal: { name: 'Twelve more Ideal by summer' },
  rank: { rank: 12, of: 140 },
  milestone: { milestone: 'anniversary', size: 5, day: '2027-03-03', paused: 'risk_high' },
  roadmap: { isDue: true },
  plannedActivities: 1,
};

/** A sales manager keeps a customer in sight for half a year. */
export const overridden: ScoredView = {
  ...healthy,
  segment: 'ideal',
  computedSegment: 'uncertain',
  override: { segment: 'ideal', reason: 'Their new director asked for the whole group', until: '2027-05-20' },
  previousSegment: 'uncertain',
  segmentChangedAt: '2026-11-18T10:12:00.000Z',
  changeReason: 'person',
};

/** What the record says while nobody can score it. */
export const plainFacts: PublishedOnlyView = {
  ...serviceAway,
  facts: {
    contact: goingQuiet.contact,
    purchases: healthy.purchases,
    skipped: [{ record: '503', kind: 'deal', reason: 'no close date' }],
  },
};

const becauseNoRenewal = 'no renewal deal and no renewal word in its subject';

/** Everything that can stand behind the question how it is worked out. */
export const withEverything: ScoredView = {
  ...goingQuiet,
  evidenceWeight: 0.62,
  changeReason: 'customer',
  drivers: [
    {
      name: 'starting_point',
      points: 84.17,
      facts: { inHundred: 84 },
      because: "84 in 100 is our starting assumption, not this customer's record",
      records: [],
    },
    {
      name: 'renewals_made',
      points: 6.94,
      facts: { renewals: 4 },
      because: '4 renewals made',
      records: ['501', '502'],
    },
    {
      name: 'contact_change',
      points: -18.4,
      facts: { touches: 1, before: 6 },
      because: '1 touch in the last 90 days, 6 in the 90 before',
      records: ['690'],
    },
    {
      name: 'contact_recency',
      points: -11.71,
      facts: { days: 138 },
      because: 'last conversation 138 days ago',
      records: ['690'],
    },
  ],
  contact: {
    ...goingQuiet.contact,
    lastNonRenewal: { record: '690', kind: 'call', date: '2026-07-06', because: becauseNoRenewal },
    touches: [
      {
        record: '720',
        kind: 'email',
        date: '2026-11-02',
        because: 'its subject speaks of the renewal',
        purpose: 'renewal',
      },
      { record: '690', kind: 'call', date: '2026-07-06', because: becauseNoRenewal, purpose: 'non_renewal' },
    ],
  },
  shifts: [
    {
      kind: 'contact_cadence',
      direction: 'worse',
      usual: 35,
      now: 138,
      because: 'no conversation for 138 days; usually every 35',
    },
  ],
  productGap: 'Guard (17 of 31, industry)',
  purchases: [
    {
      record: '502',
      name: 'Renewal 2026',
      date: '2026-02-28',
      amount: 48_000,
      readAs: 'renewal',
      because: 'pipeline "Renewals" contains "renewal"',
      products: ['Sync', 'Care plan'],
    },
    {
      record: '504',
      name: 'Credit note 12',
      date: '2025-06-03',
      amount: -1_200,
      readAs: 'credit',
      because: 'no renewal word in its pipeline or type',
    },
    {
      record: '501',
      name: 'First order',
      date: '2022-02-28',
      amount: 30_000,
      readAs: 'purchase',
      because: 'no renewal word in its pipeline or type',
      products: ['Sync'],
    },
  ],
  skipped: [{ record: '503', kind: 'deal', reason: 'no close date' }],
};

/** A name and a reason as an attacker would enter them: text, nothing else. */
export const hostile: ScoredView = {
  ...nothingLogged,
  name: '<img src=x onerror=alert(1)>',
  override: { segment: 'ideal', reason: `"><script>alert(1)</script> ${'wide'.repeat(60)}`, until: '2027-05-20' },
  computedSegment: 'uncertain',
};

const point = (asOf: string, score: number, cause: string, more: Partial<HistoryPoint> = {}): HistoryPoint => ({
  asOf,
  cause,
  score,
  segment: 'ideal',
  risk: score < 70 ? 'high' : 'low',
  lifetimeValue: 151_000,
  currentAnnualValue: 48_000,
  model: 'seed-1/default-1',
  ...more,
});

/** A year of scores, over which the model, the policy and a person changed something. */
export const history = said(historyAnswerSchema, {
  kind: 'history',
  companyId: '9001',
  points: [
    point('2025-11-20', 84, 'backfill'),
    point('2026-02-28', 90, 'customer'),
    point('2026-04-01', 88, 'model', { model: 'portal-4/default-1' }),
    point('2026-06-12', 91, 'person', { model: 'portal-4/default-1' }),
    point('2026-08-03', 86, 'policy', { model: 'portal-4/policy-3' }),
    point('2026-10-04', 74, 'customer', { model: 'portal-4/policy-3' }),
    point('2026-11-14', 61, 'customer', { model: 'portal-4/policy-3' }),
  ],
});
export const noHistory = said(historyAnswerSchema, { kind: 'history', companyId: '9001', points: [] });

const company = (objectId: number, name: string, annual: string | null) => ({
  objectId,
  properties: {
    name,
    domain: `${name.toLowerCase().replaceAll(' ', '-')}.example`,
    loyalty_segment: annual === null ? null : 'ideal',
    loyalty_risk: annual === null ? null : 'watch',
    loyalty_current_annual_value: annual,
    loyalty_lifetime_value: annual === null ? null : '151234.56',
  },
});

/** What HubSpot's search finds: the customer, its parent and a sister that has bought nothing. */
export const companies: CardSearchData = {
  results: [
    company(9001, 'Nordwind Logistics', '48000'),
    company(9000, 'Nordwind Holding', '120000'),
    company(9010, 'Nordwind Air', null),
  ],
  total: 3,
  hasMore: false,
};

export const referrals: AssociationsData = {
  results: [
    {
      toObjectId: 9077,
      associationTypes: [{ category: 'USER_DEFINED', typeId: 71, label: 'Referred by' }],
      properties: { name: 'Hafenwerke' },
    },
    {
      toObjectId: 9078,
      associationTypes: [{ category: 'USER_DEFINED', typeId: 72, label: 'Referred' }],
      properties: { name: 'Acme Hotels' },
    },
  ],
  hasMore: false,
  nextOffset: 2,
};
