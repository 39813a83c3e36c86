import {
  contactClockSchema,
  customerListSchema,
  groupedSumsSchema,
  healthSchema,
  missingSchema,
  moversSchema,
  movesSchema,
  ownersSchema,
  promiseSchema,
  renewalOnlySchema,
  renewalsSchema,
  type HealthView,
  type PortfolioGroup,
  type PortfolioSums,
} from '../../../extensions/shared/portfolio-view.ts';
import { said } from './gallery-state.ts';
import { CUSTOMERS } from './portfolio-customers.ts';

export const DATED = { asOf: '2026-11-21', currency: 'EUR' };

const all: PortfolioSums = {
  customers: 412,
  currentAnnualValue: 9_840_000,
  lifetimeValue: 31_200_000,
  influence: 480_000,
  valueAtRisk: 1_730_000,
  valueGap: 5_400_000,
  gapUnknown: 171,
};
/** Shares of all, one of each key. */
function groups(...shares: readonly (readonly [string | null, number])[]): PortfolioGroup[] {
  return shares.map(([key, share]) => ({
    key,
    customers: Math.round(all.customers * share),
    currentAnnualValue: (all.currentAnnualValue ?? 0) * share,
    lifetimeValue: (all.lifetimeValue ?? 0) * share,
    influence: all.influence * share,
    valueAtRisk: (all.valueAtRisk ?? 0) * share,
    valueGap: key === null ? null : (all.valueGap ?? 0) * share,
    gapUnknown: Math.round(all.gapUnknown * share),
  }));
}

const byRisk = groups(['critical', 0.07], ['high', 0.13], ['watch', 0.25], ['low', 0.52], [null, 0.03]);
const byOwner = groups(['31', 0.5], ['32', 0.3], ['99', 0.1], [null, 0.1]);
const bySegment = groups(['ideal', 0.4], ['uncertain', 0.37], ['non_ideal', 0.2], [null, 0.03]);
const byTier = groups(['top_5', 0.45], ['top_20', 0.3], ['middle', 0.2], ['rest', 0.05]);
const byIndustry = groups(['LOGISTICS_AND_SUPPLY_CHAIN', 0.4], ['HOSPITALITY', 0.3], ['PRINTING', 0.2], ['', 0.1]);
const byProduct = groups(['Guard', 0.3], ['Sync', 0.2], ['Care plan for the whole group', 0.1]);
const byStatus = groups(['active', 0.8], ['renewal_overdue', 0.05], ['won_back', 0.03], ['lapsed', 0.12]);
const byContact = groups(
  ['in_touch', 0.49],
  ['due', 0.21],
  ['overdue', 0.2],
  ['never', 0.04],
  ['not_measurable', 0.06],
);

const byQuarter = groups(['2026-Q4', 0.3], ['2027-Q1', 0.5], ['2027-Q2', 0.2]);

const list = { ...DATED, total: 46, offset: 0, customers: [...CUSTOMERS] };

const sumsOf = (some: readonly PortfolioGroup[]) => said(groupedSumsSchema, { ...DATED, all, groups: [...some] });

const owners = [
  { id: '31', name: 'Ana Ruiz', isActive: true, teams: [{ id: '1', name: 'Enterprise' }] },
  { id: '32', name: 'Jürgen Ortega-Weißmüller', isActive: true, teams: [{ id: '1', name: 'Enterprise' }] },
  { id: '99', name: '99', isActive: false, teams: [] },
];
export const ownOwners = said(ownersSchema, { seesAll: false, owners: owners.slice(0, 1) });

const fresh: HealthView = {
  lastRun: { kind: 'nightly', state: 'done', startedAt: '2026-11-21T02:00:00.000Z' },
  mirroredAt: '2026-11-21T02:20:00.000Z',
  mirrorAgeSeconds: 24_000,
  waitingToBeSent: 0,
  isYesAwaited: false,
  asOf: '2026-11-21',
  isPolicyProvisional: true,
};
export const staleHealth = said(healthSchema, {
  ...fresh,
  lastRun: { kind: 'nightly', state: 'failed', startedAt: '2026-11-18T02:00:00.000Z' },
  mirroredAt: '2026-11-17T02:20:00.000Z',
  mirrorAgeSeconds: 369_600,
  waitingToBeSent: 212,
  isYesAwaited: true,
});
export const neverRan = said(healthSchema, {
  lastRun: null,
  mirroredAt: null,
  mirrorAgeSeconds: null,
  waitingToBeSent: 0,
  isYesAwaited: false,
});

const band = (fromDays: number, untilDays: number | null, share: number) => ({
  fromDays,
  untilDays,
  ...all,
  customers: Math.round(all.customers * share),
});

/** The places of the page, each with an ordinary answer. */
export const ORDINARY = {
  'GET /api/portfolio/owners': said(ownersSchema, { seesAll: true, owners }),
  'GET /api/portfolio/health': said(healthSchema, fresh),
  'GET /api/portfolio/customers': said(customerListSchema, list),
  'GET /api/portfolio/renewals': said(renewalsSchema, { ...list, windowDays: 120, all, byRisk, byOwner }),
  'GET /api/portfolio/renewal-only': said(renewalOnlySchema, { ...list, windowMonths: 24, all, notMeasurable: 25 }),
  'GET /api/portfolio/sums': sumsOf(bySegment),
  'GET /api/portfolio/sums?by=risk': sumsOf(byRisk),
  'GET /api/portfolio/sums?by=owner': sumsOf(byOwner),
  'GET /api/portfolio/sums?by=valueTier': sumsOf(byTier),
  'GET /api/portfolio/sums?by=industry': sumsOf(byIndustry),
  'GET /api/portfolio/sums?by=productGap': sumsOf(byProduct),
  'GET /api/portfolio/sums?by=customerStatus': sumsOf(byStatus),
  'GET /api/portfolio/sums?by=contactStatus': sumsOf(byContact),
  'GET /api/portfolio/sums?by=renewalQuarter': sumsOf(byQuarter),
  'GET /api/portfolio/contact-clock': said(contactClockSchema, {
    ...DATED,
    bands: [band(0, 30, 0.36), band(31, 45, 0.13), band(46, 90, 0.21), band(91, 180, 0.14), band(181, null, 0.06)],
    never: { ...all, customers: 16 },
    notMeasurable: { ...all, customers: 25 },
    notPublished: { ...all, customers: 4 },
  }),
  'GET /api/portfolio/moves': said(movesSchema, {
    from: '2026-08-23',
    to: '2026-11-21',
    moves: [
      { from: 'ideal', to: 'ideal', customers: 148 },
      { from: 'ideal', to: 'uncertain', customers: 14 },
      { from: 'uncertain', to: 'ideal', customers: 17 },
      { from: 'uncertain', to: 'uncertain', customers: 129 },
      { from: 'uncertain', to: 'non_ideal', customers: 9 },
      { from: 'non_ideal', to: 'non_ideal', customers: 73 },
      { from: null, to: 'uncertain', customers: 10 },
      { from: 'not_scored', to: 'not_scored', customers: 12 },
    ],
  }),
  'GET /api/portfolio/movers': said(moversSchema, {
    ...DATED,
    from: '2026-08-23',
    to: '2026-11-21',
    total: 2,
    offset: 0,
    byCause: [
      { cause: 'behaviour', up: 12, down: 21, change: -410_000 },
      { cause: 'money', up: 9, down: 4, change: 230_000 },
      { cause: 'model', up: 3, down: 2, change: 12_000 },
    ],
    movers: [
      {
        companyId: '9001',
        name: 'Nordwind Logistics',
        ownerId: '31',
        cause: 'behaviour',
        before: { segment: 'ideal', risk: 'watch', score: 84, lifetimeValue: 212_000 },
        after: { segment: 'ideal', risk: 'high', score: 61, lifetimeValue: 151_234 },
        change: -60_766,
      },
      {
        companyId: '9005',
        name: 'Altmann Druck',
        ownerId: null,
        cause: 'passing_days',
        before: { segment: 'uncertain', risk: 'high', score: 44, lifetimeValue: 40_000 },
        after: { segment: 'non_ideal', risk: 'critical', score: 8, lifetimeValue: null },
        change: -36_000,
      },
    ],
  }),
  'GET /api/portfolio/promise': said(promiseSchema, {
    ...DATED,
    periods: [
      {
        flaggedOn: '2025-11-21',
        until: '2026-11-21',
        flagged: { customers: 71, lost: 29 },
        notFlagged: { customers: 322, lost: 25 },
        workedOutLater: 38,
      },
    ],
  }),
  'GET /api/portfolio/missing': said(missingSchema, {
    ...DATED,
    all,
    complete: 88,
    lacks: [
      { lack: 'wallet', ...all, customers: 171 },
      { lack: 'single_threaded', ...all, customers: 94 },
      { lack: 'nothing_logged', ...all, customers: 25 },
      { lack: 'skipped_deals', ...all, customers: 7 },
    ],
  }),
} as const;
