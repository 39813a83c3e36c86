import type {
  AccessSettingsValue,
  AlertSettingsValue,
  ChecklistView,
  DealsPreview,
  ModelReport,
  PolicyValue,
  SegmentsPreview,
  Setting,
  SettingHistory,
  SettingRefusal,
  SettingsView,
  TouchesPreview,
} from '../../../extensions/shared/settings-view.ts';

export const policy: PolicyValue = {
  id: 'policy-1',
  provisional: true,
  horizonMonths: 12,
  lifetimeYears: 5,
  annualDiscountRate: 0.12,
  grossMargin: 0.75,
  costToServe: null,
  acquisitionCost: null,
  targetValueToAcquisitionCost: 3,
  idealLifetimeValue: 90_000,
  ideal: { sureness: 0.6, loyalty: 0.75 },
  nonIdeal: { sureness: 0.15 },
  risk: { watch: 0.15, high: 0.3, critical: 0.5 },
  contract: { defaultTermMonths: 12, graceDays: 60, renewalWindowDays: 120, autoRenew: false },
  renewalWords: ['renewal', 'Verlängerung'],
  pilotWords: ['pilot', 'trial'],
  lapsedAfterMonths: 24,
  contact: { inTouchDays: 45, dueDays: 90, renewalSubjectWords: ['renewal'] },
  budgetStaleAfterMonths: 18,
  partners: { labels: ['Partner', 'Reseller'], dealsCountFor: 'end_customer' },
};
const alerts: AlertSettingsValue = {
  alerts: true,
  digest: true,
  ownerProperty: 'hubspot_owner_id',
  queueId: null,
};
const access: AccessSettingsValue = { portfolio: 'everyone', admins: [] };

const standing = { version: 3, setAt: '2026-11-18T09:30:00.000Z', setBy: 'a.kaya@example.com', why: 'first scoring' };
const never = { version: 0, setAt: null, setBy: null, why: null };

export const policySetting: Extract<Setting, { name: 'policy' }> = { name: 'policy', value: policy, ...standing };
export const alertSetting: Extract<Setting, { name: 'alerts' }> = { name: 'alerts', value: alerts, ...never };
export const accessSetting: Extract<Setting, { name: 'access' }> = { name: 'access', value: access, ...never };

export const settings: SettingsView = {
  mayChange: true,
  currency: 'EUR',
  userId: '77',
  settings: [policySetting, alertSetting, accessSetting],
};
export const readOnlySettings: SettingsView = { ...settings, mayChange: false, userId: '78' };

/** The policy as another value of it, in the next version. */
export function changedPolicy(
  change: Partial<PolicyValue>,
  about: Partial<Omit<Setting, 'name' | 'value'>> = {},
): Extract<Setting, { name: 'policy' }> {
  return {
    ...policySetting,
    version: 4,
    setAt: '2026-11-21T14:05:00.000Z',
    setBy: 'b.stein@example.com',
    why: 'grace was too long',
    ...about,
    value: { ...policy, ...change },
  };
}

export const checklist: ChecklistView = {
  steps: [
    { name: 'scopes', state: 'unknown', missing: [], at: null },
    { name: 'properties', state: 'to_do', missing: ['loyalty_score', 'loyalty_risk'], at: null },
    { name: 'first_fill', state: 'under_way', missing: [], at: null },
    { name: 'webhooks', state: 'done', missing: [], at: '2026-11-21T08:15:00.000Z' },
    { name: 'test_workflow', state: 'to_do', missing: [], at: null },
    { name: 'policy_confirmed', state: 'to_do', missing: [], at: null },
  ],
};
export const allDone: ChecklistView = {
  steps: checklist.steps.map((step) => ({ ...step, state: 'done', missing: [], at: '2026-11-21T08:15:00.000Z' })),
};

export const dealsPreview: DealsPreview = {
  companies: 300,
  ofCompanies: 1_240,
  roles: [
    { role: 'renewal', now: 410, then: 432 },
    { role: 'purchase', now: 890, then: 868 },
    { role: 'pilot', now: 12, then: 12 },
    { role: 'credit', now: 3, then: 3 },
    { role: 'open', now: 60, then: 60 },
    { role: 'lost', now: 118, then: 118 },
    { role: 'skipped', now: 4, then: 4 },
  ],
  renewalDatesChanged: 22,
  examples: Array.from({ length: 12 }, (_, index) => ({
    companyId: String(9001 + index),
    companyName: index === 0 ? 'Nordwind Logistics' : `Customer ${String(index)}`,
    dealId: String(501 + index),
    dealName: index === 0 ? 'Nordwind Folgevertrag 2026' : `Deal ${String(index)}`,
    pipeline: 'Sales',
    dealType: index === 0 ? 'Folgevertrag' : '',
    closedOn: index === 11 ? null : '2026-02-28',
    amount: index === 11 ? null : 48_000,
    now: 'purchase',
    then: index === 0 ? 'renewal' : 'purchase',
    word: index === 0 ? 'Folgevertrag' : null,
    contractUntil: index === 0 ? '2027-02-28' : null,
  })),
};

export const touchesPreview: TouchesPreview = {
  companies: 300,
  ofCompanies: 1_240,
  readings: [
    { reading: 'non_renewal', now: 2_100, then: 2_020 },
    { reading: 'renewal', now: 300, then: 380 },
    { reading: 'excluded', now: 950, then: 950 },
  ],
  exclusions: [
    { reason: 'marketing', activities: 500 },
    { reason: 'sequence', activities: 300 },
    { reason: 'note', activities: 150 },
  ],
  statuses: [
    { status: 'in_touch', now: 140, then: 120 },
    { status: 'due', now: 60, then: 70 },
    { status: 'overdue', now: 70, then: 80 },
    { status: 'never', now: 10, then: 10 },
    { status: 'not_measurable', now: 20, then: 20 },
  ],
  examples: [
    {
      companyId: '9001',
      companyName: 'Nordwind Logistics',
      kind: 'email',
      activityId: '720',
      subject: 'Your extension for 2027',
      day: '2026-11-02',
      now: 'non_renewal',
      then: 'renewal',
      reason: null,
      word: 'extension',
    },
    {
      companyId: '9002',
      companyName: 'Südsee GmbH',
      kind: 'email',
      activityId: '731',
      subject: '',
      day: '2026-11-10',
      now: 'excluded',
      then: 'excluded',
      reason: 'sequence',
      word: null,
    },
    {
      companyId: '9003',
      companyName: 'Ostwerk',
      kind: 'call',
      activityId: '740',
      subject: 'Checking in',
      day: '2026-11-12',
      now: 'non_renewal',
      then: 'non_renewal',
      reason: null,
      word: null,
    },
  ],
};

export const segmentsPreview: SegmentsPreview = {
  companies: 1_000,
  ofCompanies: 12_400,
  isSample: true,
  idealLifetimeValue: 120_000,
  segments: [
    { segment: 'ideal', now: 4_960, then: 3_100, thenInterval: [2_900, 3_310] },
    { segment: 'uncertain', now: 5_580, then: 6_820, thenInterval: [6_590, 7_040] },
    { segment: 'non_ideal', now: 1_736, then: 2_356, thenInterval: [2_170, 2_550] },
    { segment: null, now: 124, then: 124, thenInterval: [90, 180] },
  ],
  risks: [
    { risk: 'low', now: 8_000, then: 8_000 },
    { risk: 'watch', now: 2_400, then: 2_400 },
    { risk: 'high', now: 1_400, then: 1_400 },
    { risk: 'critical', now: 600, then: 600 },
  ],
  moved: 1_860,
  lifetimeValue: { now: 912_000_000, then: 894_000_000 },
};
export const exactPreview: SegmentsPreview = {
  ...segmentsPreview,
  companies: 640,
  ofCompanies: 640,
  isSample: false,
  moved: 1,
  segments: segmentsPreview.segments.map((segment) => ({ ...segment, thenInterval: null })),
};

export const model: ModelReport = {
  current: {
    id: 'portal-2026-11-20-ab12',
    fittedOn: '2026-11-20',
    isOwn: true,
    reason: "The portal's own model is used: it ranks better and is calibrated.",
    backtest: {
      cases: 1_830,
      losses: 214,
      scores: [
        { name: 'portal', auc: 0.783, brier: 0.089 },
        { name: 'seed', auc: 0.712, brier: 0.101 },
        { name: 'recency', auc: 0.61, brier: null },
      ],
      calibration: [
        { expected: 0.92, observed: 0.94, cases: 900 },
        { expected: 0.55, observed: 0.51, cases: 180 },
        { expected: 0.78, observed: 0.8, cases: 750 },
      ],
      flagged: { flagged: 240, flaggedLost: 96, notFlagged: 1_590, notFlaggedLost: 118 },
    },
  },
  versions: [
    {
      id: 'portal-2026-11-20-ab12',
      fittedOn: '2026-11-20',
      isOwn: true,
      keptAt: '2026-11-20T02:10:00.000Z',
      reason: "The portal's own model is used.",
    },
    { id: 'seed-1', fittedOn: null, isOwn: false, keptAt: null, reason: null },
  ],
};
export const untestedModel: ModelReport = {
  current: {
    id: 'seed-1',
    fittedOn: null,
    isOwn: false,
    reason: '80 customers are too few to learn from.',
    backtest: null,
  },
  versions: [],
};

export const policyHistory: SettingHistory = {
  name: 'policy',
  total: 3,
  versions: [
    policySetting,
    {
      ...policySetting,
      version: 2,
      setAt: '2026-11-10T10:00:00.000Z',
      setBy: null,
      why: null,
      value: {
        ...policy,
        grossMargin: 0.7,
        contract: { ...policy.contract, graceDays: 90 },
        renewalWords: ['renewal', 'extension'],
      },
    },
    {
      ...policySetting,
      version: 1,
      setAt: '2026-11-01T10:00:00.000Z',
      setBy: 'program',
      why: 'first scoring',
      value: { ...policy, contract: { ...policy.contract, graceDays: 90 }, renewalWords: ['renewal', 'extension'] },
    },
  ],
};
export const noHistory: SettingHistory = { name: 'alerts', total: 0, versions: [] };

export const invalid: SettingRefusal = {
  error: 'invalid',
  message: 'Not changed: contract.graceDays: Too big; partners: nobody knows why.',
  problems: ['contract.graceDays: Too big', 'partners: nobody knows why'],
};
export const adminsOnly: SettingRefusal = {
  error: 'admins_only',
  message: 'Only the admins named in the setting "access" change settings. Ask one of them.',
};
export const busy: SettingRefusal = { error: 'busy', message: 'Another preview is being worked out. Try again.' };

/** What the service refuses a change with where somebody else was faster. */
export function conflictWith(current: Setting): SettingRefusal {
  return { error: 'conflict', message: 'Somebody else has changed this setting since.', current };
}
