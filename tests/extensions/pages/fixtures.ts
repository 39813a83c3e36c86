import type {
  ContactClockView,
  CustomerList,
  GroupedSums,
  HealthView,
  MissingView,
  MoversView,
  MovesView,
  OwnersView,
  PortfolioCustomer,
  PortfolioSums,
  PromiseView,
  RenewalOnlyView,
  RenewalsView,
  RetentionView,
} from '../../../extensions/shared/portfolio-view.ts';

/** Answers of a service over a small portfolio, as of 22 November 2026, in euros. */
export const DATED = { asOf: '2026-11-22', currency: 'EUR' };

export function sums(customers: number, more: Partial<PortfolioSums> = {}): PortfolioSums {
  return {
    customers,
    currentAnnualValue: customers * 10_000,
    lifetimeValue: customers * 40_000,
    influence: 0,
    valueAtRisk: customers * 1_000,
    valueGap: customers * 5_000,
    gapUnknown: 0,
    ...more,
  };
}

const group = (key: string | null, customers: number, more: Partial<PortfolioSums> = {}) => ({
  key,
  ...sums(customers, more),
});

export function customer(more: Partial<PortfolioCustomer> = {}): PortfolioCustomer {
  return {
    companyId: '9001',
    name: 'Acme Software',
    ownerId: '11',
    industry: 'COMPUTER_SOFTWARE',
    customerStatus: 'active',
    isRenewalOnly: false,
    missing: [],
    segment: 'ideal',
    risk: 'high',
    evidence: 'strong',
    score: 61,
    lifetimeValue: 180_000,
    currentAnnualValue: 48_000,
    valueAtRisk: 14_000,
    valueGap: 72_000,
    valueTier: 'top_20',
    renewalDate: '2027-02-28',
    daysToRenewal: 98,
    contactStatus: 'overdue',
    lastNonRenewalContact: '2026-07-07',
    daysSinceNonRenewalContact: 138,
    productGap: 'Guard (17 of 31, industry)',
    nextAction: 'book_meeting',
    summary: null,
    scoredAt: '2026-11-22T02:00:00.000Z',
    ...more,
  };
}

/** Nothing of it is known: neither owner nor score. */
const unknownCustomer = customer({
  companyId: '9002',
  name: '',
  ownerId: null,
  segment: null,
  risk: null,
  score: null,
  lifetimeValue: null,
  currentAnnualValue: null,
  valueAtRisk: null,
  valueGap: null,
  renewalDate: null,
  daysToRenewal: null,
  contactStatus: null,
  lastNonRenewalContact: null,
  daysSinceNonRenewalContact: null,
  nextAction: null,
});

const listed = { ...DATED, offset: 0 };

export const renewals: RenewalsView = {
  ...listed,
  total: 12,
  customers: [
    customer(),
    customer({ companyId: '9003', name: 'Late Ltd', daysToRenewal: -37, renewalDate: '2026-10-16' }),
    customer({ companyId: '9004', name: 'Once AG', currentAnnualValue: 0, valueAtRisk: 4_321 }),
  ],
  windowDays: 120,
  all: sums(12, { currentAnnualValue: 480_000 }),
  byRisk: [group('low', 8), group('critical', 1), group('high', 2), group('watch', 1)],
  byOwner: [group('11', 9), group(null, 2), group('77', 1)],
};

export const renewalOnly: RenewalOnlyView = {
  ...listed,
  total: 3,
  customers: [customer({ isRenewalOnly: true })],
  windowMonths: 24,
  all: sums(3),
  notMeasurable: 4,
};

export const bySegment: GroupedSums = {
  ...DATED,
  all: sums(100, { influence: 9_000 }),
  groups: [group('uncertain', 50), group('ideal', 30), group('non_ideal', 15), group(null, 5, { lifetimeValue: null })],
};
export const byRisk: GroupedSums = {
  ...DATED,
  all: sums(80, { valueAtRisk: 64_000 }),
  groups: [group('low', 40), group('watch', 20), group('high', 15), group('critical', 5)],
};
export const byContact: GroupedSums = {
  ...DATED,
  all: sums(12),
  groups: [group('overdue', 7), group('in_touch', 3), group('not_measurable', 2)],
};
export const byQuarter: GroupedSums = {
  ...DATED,
  all: sums(12),
  groups: [group('2027-Q1', 7), group('2026-Q4', 5), group(null, 1)],
};
export const byTier: GroupedSums = {
  ...DATED,
  all: sums(100),
  groups: [group('rest', 60), group('top_5', 5), group('top_20', 15), group('middle', 20)],
};
export const byIndustry: GroupedSums = {
  ...DATED,
  all: sums(100, { valueGap: 500_000, gapUnknown: 40 }),
  groups: [
    group('COMPUTER_SOFTWARE', 30, { valueGap: 120_000 }),
    group('BANKING', 20, { valueGap: 380_000 }),
    group('', 10, { valueGap: null }),
  ],
};
export const byStatus: GroupedSums = {
  ...DATED,
  all: sums(119),
  groups: [group('active', 100), group('lapsed', 19, { valueGap: 95_000, gapUnknown: 7 })],
};
export const byProduct: GroupedSums = {
  ...DATED,
  all: sums(80),
  groups: [group('Guard', 17, { valueGap: 90_000 }), group('Vault', 4, { valueGap: 10_000 }), group(null, 59)],
};

export const moves: MovesView = {
  from: '2026-08-24',
  to: '2026-11-22',
  moves: [
    { from: 'uncertain', to: 'ideal', customers: 6 },
    { from: 'ideal', to: 'ideal', customers: 20 },
    { from: 'ideal', to: 'non_ideal', customers: 3 },
    { from: 'not_scored', to: 'uncertain', customers: 2 },
    { from: null, to: 'uncertain', customers: 5 },
  ],
};

export const movers: MoversView = {
  ...DATED,
  from: '2026-08-24',
  to: '2026-11-22',
  total: 2,
  offset: 0,
  byCause: [
    { cause: 'passing_days', up: 0, down: 3, change: -12_000 },
    { cause: 'behaviour', up: 2, down: 4, change: -90_000 },
  ],
  movers: [
    {
      companyId: '9001',
      name: 'Acme Software',
      ownerId: '11',
      cause: 'behaviour',
      before: { segment: 'ideal', risk: 'low', score: 90, lifetimeValue: 180_000 },
      after: { segment: 'uncertain', risk: 'low', score: 60, lifetimeValue: 100_000 },
      change: -80_000,
    },
    {
      companyId: '9004',
      name: 'New GmbH',
      ownerId: null,
      cause: 'passing_days',
      before: { segment: null, risk: null, score: null, lifetimeValue: null },
      after: { segment: 'non_ideal', risk: 'critical', score: 20, lifetimeValue: 5_000 },
      change: -10_000,
    },
  ],
};

export const contactClock: ContactClockView = {
  ...DATED,
  bands: [
    { fromDays: 0, untilDays: 45, ...sums(30) },
    { fromDays: 46, untilDays: 90, ...sums(20) },
    { fromDays: 91, untilDays: 365, ...sums(25) },
    { fromDays: 366, untilDays: null, ...sums(5) },
  ],
  never: sums(8),
  notMeasurable: sums(12),
  notPublished: sums(2),
};

export const customers: CustomerList = { ...listed, total: 60, customers: [customer(), unknownCustomer] };

const measured = { startValue: 900_000, endValue: 950_000 };
const row = (cohort: number | null, from: string, until: string, logo: number) => ({
  cohort,
  from,
  until,
  customers: 100,
  kept: Math.round(logo * 100),
  ...measured,
  logo: { rate: logo, interval: [logo - 0.04, Math.min(1, logo + 0.03)] as [number, number] },
  gross: { rate: logo - 0.02, interval: null },
  net: { rate: logo + 0.1, interval: null },
});

export const retention: RetentionView = {
  kind: 'measured',
  ...DATED,
  periods: [row(null, '2025-11-22', '2026-11-22', 0.92), row(null, '2024-11-22', '2025-11-22', 0.88)],
  cohorts: [
    row(2021, '2025-11-22', '2026-11-22', 0.95),
    row(2021, '2024-11-22', '2025-11-22', 0.5),
    { ...row(2025, '2025-11-22', '2026-11-22', 0.7), net: null },
  ],
  survival: [
    { years: 1, survival: 0.9, atRisk: 120 },
    { years: 2, survival: 0.8, atRisk: 70 },
  ],
};

export const promise: PromiseView = {
  ...DATED,
  periods: [
    {
      flaggedOn: '2025-11-22',
      until: '2026-11-22',
      flagged: { customers: 40, lost: 18 },
      notFlagged: { customers: 300, lost: 12 },
      workedOutLater: 5,
    },
  ],
};

export const missing: MissingView = {
  ...DATED,
  all: sums(100),
  complete: 22,
  lacks: [
    { lack: 'wallet', ...sums(40) },
    { lack: 'single_threaded', ...sums(55) },
    { lack: 'something_new', ...sums(1) },
  ],
};

export const health: HealthView = {
  lastRun: { kind: 'nightly', state: 'done', startedAt: '2026-11-22T02:00:00.000Z' },
  mirroredAt: '2026-11-22T02:10:00.000Z',
  mirrorAgeSeconds: 3 * 3_600,
  waitingToBeSent: 3,
  isYesAwaited: false,
};

export const owners: OwnersView = {
  seesAll: true,
  owners: [
    { id: '11', name: 'Ana Ruiz', isActive: true, teams: [{ id: '5', name: 'North' }] },
    { id: '12', name: 'Ben Otto', isActive: true, teams: [{ id: '5', name: 'North' }] },
    { id: '13', name: 'Cem Kaya', isActive: false, teams: [] },
  ],
};
