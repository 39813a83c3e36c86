import type { DealsPreview, SegmentsPreview, TouchesPreview } from '../../../extensions/shared/settings-view.ts';
import type { WalletPreview, walletChoicesSchema } from '../../../extensions/shared/wallet-view.ts';
import type * as z from 'zod/mini';

export const dealsPreview: DealsPreview = {
  companies: 300,
  ofCompanies: 1_240,
  roles: [
    { role: 'renewal', now: 410, then: 432 },
    { role: 'purchase', now: 890, then: 868 },
    { role: 'pilot', now: 12, then: 12 },
    { role: 'credit', now: 3, then: 3 },
    { role: 'open_renewal', now: 40, then: 42 },
    { role: 'open', now: 20, then: 18 },
    { role: 'lost_renewal', now: 98, then: 101 },
    { role: 'lost', now: 20, then: 17 },
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
    reason: index === 0 ? 'has_word' : 'no_word',
    word: index === 0 ? 'Folgevertrag' : null,
    contractUntil: index === 0 ? '2027-02-28' : null,
  })),
};

/** With a draft whose words no deal holds. */
export const noRenewals: DealsPreview = {
  ...dealsPreview,
  roles: dealsPreview.roles.map((counted) => (counted.role.endsWith('renewal') ? { ...counted, then: 0 } : counted)),
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

export const walletChoices: z.infer<typeof walletChoicesSchema> = {
  properties: [
    { name: 'annual_it_budget', label: 'Annual IT budget', kind: 'number', isMoney: true },
    { name: 'annualrevenue', label: 'Annual revenue', kind: 'number', isMoney: false },
    { name: 'budget_date', label: 'Budget as of', kind: 'date', isMoney: false },
  ],
};
export const walletPreview: WalletPreview = {
  kind: 'looked',
  property: { name: 'annual_it_budget', label: 'Annual IT budget', kind: 'number', isMoney: true },
  sample: {
    companies: 1_240,
    withValue: 412,
    alsoEntered: 31,
    examples: [
      { companyId: '9001', companyName: 'Nordwind Logistics', value: '120000', datedBy: '2026-02-03' },
      { companyId: '9002', companyName: 'Südsee GmbH', value: '45000', datedBy: null },
      { companyId: '9003', companyName: 'Ostwerk', value: '80000', datedBy: '2025-11-30' },
    ],
  },
  calls: 13,
};
