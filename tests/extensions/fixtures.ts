import type { CardAnswer, NotScoredView, PublishedOnlyView, ScoredView } from '../../extensions/shared/card-view.ts';

const BASE = {
  companyId: '9001',
  name: 'Nordwind Logistics',
  at: '2026-11-21T08:30:00.000Z',
  asOf: '2026-11-21',
  currency: 'EUR',
  portalId: '4711',
};

/** Ideal, low risk: four renewals, a meeting six weeks ago, a budget that somebody entered. */
export const healthy: ScoredView = {
  kind: 'scored',
  ...BASE,
  model: 'seed-1',
  policy: 'default-1',
  policyProvisional: true,
  status: 'active',
  evidence: 'strong',
  purchasesCount: 5,
  renewalsCount: 4,
  segment: 'ideal',
  computedSegment: 'ideal',
  override: null,
  previousSegment: null,
  segmentChangedAt: null,
  risk: 'low',
  previousRisk: null,
  riskChangedAt: null,
  loyalty: 0.9217,
  loyaltyTest: 'next_renewal',
  horizonMonths: 12,
  loyaltyInterval: [0.8412, 0.9731],
  drivers: [
    {
      name: 'starting_point',
      points: 84.17,
      facts: {},
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
    { name: 'contact_recency', points: 1.06, facts: { days: 42 }, because: 'talked 42 days ago', records: ['701'] },
  ],
  renewal: { date: '2027-02-28', overdueDays: -99, openRenewalDeals: [], countsAsLostFrom: '2027-04-30' },
  contact: {
    status: 'in_touch',
    lastNonRenewal: { record: '701', kind: 'meeting', date: '2026-10-10', because: 'no renewal word in its subject' },
    daysSinceNonRenewal: 42,
    lastRenewal: null,
    usualGapDays: 35,
    renewalOnlyShare: 0.25,
    contactsReached: 2,
    contactsKnown: 3,
    excluded: [],
  },
  currentAnnualValue: 48_000,
  lifetimeValue: 151_234.56,
  lifetimeValueInterval: [118_000, 171_500],
  idealLifetimeValue: 90_000,
  idealProbability: 0.93,
  lifetimeYears: 5,
  annualDiscountRate: 0.12,
  waterfall: [
    { kind: 'initial', year: 0, margin: 36_000, survival: 1, discount: 1, presentValue: 36_000 },
    { kind: 'future_year', year: 1, margin: 36_000, survival: 0.92, discount: 0.945, presentValue: 31_300.4 },
    { kind: 'future_year', year: 2, margin: 36_000, survival: 0.85, discount: 0.844, presentValue: 25_826.4 },
    { kind: 'influence', year: 0, margin: 60_000, survival: 1, discount: 0.9685, presentValue: 58_107.76 },
  ],
  valueAtRisk: 2_818.8,
  wallet: { amount: 120_000, source: 'entered', asOf: '2026-02-03', by: 'A. Kaya', comparable: null },
  walletBelowSpend: false,
  walletStale: false,
  valueGap: 72_000,
  shareOfWallet: 0.4,
  shifts: [],
  missing: ['acquisition_cost', 'cost_to_serve'],
  purchases: [
    {
      record: '502',
      name: 'Renewal 2026',
      date: '2026-02-28',
      amount: 48_000,
      readAs: 'renewal',
      because: 'its pipeline is called Renewals',
    },
    { record: '501', name: 'First order', date: '2022-02-28', amount: 30_000, readAs: 'purchase', because: 'won' },
  ],
  skipped: [],
  topDriver: 'renewals_made',
  nextAction: 'grow',
  published: 'not_asked',
  publishReason: null,
};

/** High risk for a week: only the renewal was talked about, for 138 days. */
export const goingQuiet: ScoredView = {
  ...healthy,
  risk: 'high',
  previousRisk: 'watch',
  riskChangedAt: '2026-11-14T03:00:00.000Z',
  loyalty: 0.61,
  loyaltyInterval: [0.48, 0.71],
  drivers: [
    { name: 'starting_point', points: 84.17, facts: {}, because: 'our starting assumption', records: [] },
    { name: 'contact_change', points: -23.17, facts: {}, because: 'talked half as often as usual', records: [] },
  ],
  contact: {
    ...healthy.contact,
    status: 'overdue',
    lastNonRenewal: { record: '690', kind: 'call', date: '2026-07-06', because: 'no renewal word in its subject' },
    daysSinceNonRenewal: 138,
    lastRenewal: { record: '720', kind: 'email', date: '2026-11-02', because: 'its subject speaks of the renewal' },
    excluded: [
      { record: '731', kind: 'email', date: '2026-11-10', reason: 'sequence' },
      { record: '732', kind: 'note', date: '2026-11-03', reason: 'note' },
      { record: '733', kind: 'call', date: '2026-10-20', reason: 'not_connected' },
      { record: '734', kind: 'meeting', date: '2026-10-01', reason: 'canceled' },
      { record: '735', kind: 'email', date: null, reason: 'no_date' },
    ],
  },
  nextAction: 'book_meeting',
};

/** One purchase and nothing else: the score is the starting assumption. */
export const tooEarly: ScoredView = {
  ...healthy,
  evidence: 'thin',
  purchasesCount: 1,
  renewalsCount: 0,
  segment: 'uncertain',
  computedSegment: 'uncertain',
  loyalty: 0.8417,
  drivers: [{ name: 'starting_point', points: 84.17, facts: {}, because: 'our starting assumption', records: [] }],
};

export const nothingLogged: ScoredView = {
  ...healthy,
  contact: {
    status: 'not_measurable',
    lastNonRenewal: null,
    daysSinceNonRenewal: null,
    lastRenewal: null,
    usualGapDays: null,
    renewalOnlyShare: null,
    contactsReached: 0,
    contactsKnown: 3,
    excluded: [],
  },
  wallet: null,
  valueGap: null,
  shareOfWallet: null,
  missing: ['activities', 'wallet'],
  nextAction: 'ask_budget',
};

export const overdue: ScoredView = {
  ...healthy,
  status: 'renewal_overdue',
  risk: 'high',
  loyalty: 0.55,
  loyaltyInterval: [0.41, 0.66],
  renewal: { date: '2026-10-15', overdueDays: 37, openRenewalDeals: [], countsAsLostFrom: '2026-12-15' },
  nextAction: 'record_renewal_outcome',
};

export const staleBudget: ScoredView = {
  ...healthy,
  wallet: { amount: 40_000, source: 'entered', asOf: '2025-01-10', by: 'A. Kaya', comparable: null },
  walletBelowSpend: true,
  valueGap: null,
  shareOfWallet: 1.2,
  nextAction: 'ask_budget',
};

export const lapsed: ScoredView = {
  ...healthy,
  status: 'lapsed',
  segment: 'non_ideal',
  computedSegment: 'non_ideal',
  risk: 'critical',
  loyalty: 0.08,
  loyaltyInterval: [0.02, 0.17],
  loyaltyTest: 'win_back',
  renewal: null,
  nextAction: 'win_back',
};

export const withoutSegment: ScoredView = {
  ...healthy,
  segment: null,
  computedSegment: null,
  idealLifetimeValue: null,
  idealProbability: null,
  missing: ['ideal_lifetime_value'],
};

export const notCustomer: NotScoredView = {
  kind: 'not_scored',
  ...BASE,
  reason: 'no_won_deals',
  contact: { ...nothingLogged.contact },
  purchases: [],
  skipped: [{ record: '503', kind: 'deal', reason: 'has no close date' }],
};

export const serviceAway: PublishedOnlyView = { kind: 'published_only', ...BASE, name: '', why: 'service_away' };

export const noScope: CardAnswer = {
  kind: 'failed',
  code: 'missing_scope',
  message: 'The app may not read deals. Ask your admin to install it again.',
  correlationId: 'c-17',
};

/** What stands on the record of the healthy customer, as HubSpot hands it to a card. */
export const healthyProperties: Readonly<Record<string, string | null>> = {
  loyalty_segment: 'ideal',
  loyalty_segment_computed: 'ideal',
  loyalty_segment_override: null,
  loyalty_previous_segment: null,
  loyalty_segment_changed_at: null,
  loyalty_customer_status: 'active',
  loyalty_score: '92.2',
  loyalty_evidence: 'strong',
  loyalty_risk: 'low',
  loyalty_previous_risk: null,
  loyalty_risk_changed_at: null,
  loyalty_renewal_date: '2027-02-28',
  loyalty_contact_status: 'in_touch',
  loyalty_last_non_renewal_contact: '2026-10-10',
  loyalty_lifetime_value: '151234.56',
  loyalty_current_annual_value: '48000',
  loyalty_value_gap: '72000',
  loyalty_share_of_wallet: '0.4',
  loyalty_wallet_source: 'entered',
  loyalty_next_action: 'grow',
  loyalty_scored_at: '2026-11-19T02:00:00.000Z',
  loyalty_annual_budget: '120000',
  loyalty_budget_as_of: '2026-02-03',
};
