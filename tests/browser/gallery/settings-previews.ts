import {
  dealsPreviewSchema,
  segmentsPreviewSchema,
  touchesPreviewSchema,
} from '../../../extensions/shared/settings-view.ts';
import { said } from './gallery-state.ts';

export const dealsPreview = said(dealsPreviewSchema, {
  companies: 412,
  ofCompanies: 412,
  roles: [
    { role: 'renewal', now: 611, then: 648 },
    { role: 'purchase', now: 903, then: 866 },
    { role: 'pilot', now: 41, then: 41 },
    { role: 'credit', now: 12, then: 12 },
    { role: 'open', now: 160, then: 160 },
    { role: 'lost', now: 322, then: 322 },
    { role: 'skipped', now: 7, then: 7 },
  ],
  renewalDatesChanged: 29,
  examples: [
    {
      companyId: '9001',
      companyName: 'Nordwind Logistics',
      dealId: '501',
      dealName: 'Folgevertrag 2026 – Lagersteuerung mit einem Namen, der nicht in eine Zeile passt',
      pipeline: 'Sales',
      dealType: 'Existing business',
      closedOn: '2026-02-28',
      amount: 48_000,
      now: 'purchase',
      then: 'renewal',
      word: 'Folgevertrag',
      contractUntil: '2027-02-28',
    },
    {
      companyId: '9002',
      companyName: 'Acme Hotels',
      dealId: '502',
      dealName: 'Guard pilot',
      pipeline: 'Sales',
      dealType: '',
      closedOn: null,
      amount: null,
      now: 'pilot',
      then: 'pilot',
      word: 'pilot',
      contractUntil: null,
    },
  ],
});

export const touchesPreview = said(touchesPreviewSchema, {
  companies: 412,
  ofCompanies: 412,
  readings: [
    { reading: 'non_renewal', now: 4_410, then: 4_302 },
    { reading: 'renewal', now: 870, then: 978 },
    { reading: 'excluded', now: 9_120, then: 9_120 },
  ],
  exclusions: [
    { reason: 'sequence', activities: 5_020 },
    { reason: 'note', activities: 2_800 },
    { reason: 'not_connected', activities: 1_300 },
  ],
  statuses: [
    { status: 'in_touch', now: 201, then: 188 },
    { status: 'due', now: 90, then: 92 },
    { status: 'overdue', now: 84, then: 95 },
    { status: 'never', now: 12, then: 12 },
    { status: 'not_measurable', now: 25, then: 25 },
  ],
  examples: [
    {
      companyId: '9001',
      companyName: 'Nordwind Logistics',
      kind: 'email',
      activityId: '701',
      subject: 'Re: Verlängerung der Lizenzen und noch eine Frage zur Schnittstelle',
      day: '2026-11-02',
      now: 'non_renewal',
      then: 'renewal',
      reason: null,
      word: 'Verlängerung',
    },
    {
      companyId: '9002',
      companyName: 'Acme Hotels',
      kind: 'call',
      activityId: '702',
      subject: 'Call with M. Weber',
      day: '2026-10-20',
      now: 'excluded',
      then: 'excluded',
      reason: 'not_connected',
      word: null,
    },
  ],
});

export const segmentsPreview = said(segmentsPreviewSchema, {
  companies: 500,
  ofCompanies: 12_000,
  isSample: true,
  idealLifetimeValue: 110_000,
  segments: [
    { segment: 'ideal', now: 3_100, then: 2_640, thenInterval: [2_480, 2_800] },
    { segment: 'uncertain', now: 5_200, then: 5_500, thenInterval: [5_300, 5_700] },
    { segment: 'non_ideal', now: 3_500, then: 3_660, thenInterval: [3_480, 3_840] },
    { segment: null, now: 200, then: 200, thenInterval: [150, 260] },
  ],
  risks: [
    { risk: 'low', now: 6_800, then: 6_800 },
    { risk: 'watch', now: 2_900, then: 2_900 },
    { risk: 'high', now: 1_500, then: 1_500 },
    { risk: 'critical', now: 800, then: 800 },
  ],
  moved: 760,
  lifetimeValue: { now: 812_000_000, then: 812_000_000 },
});
