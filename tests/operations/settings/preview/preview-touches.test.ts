import { describe, expect, it } from 'vitest';
import { previewTouches } from '../../../../src/operations/settings/preview/preview-touches.ts';
import { DEFAULT_POLICY } from '../../../../src/scoring/policy.ts';
import { companyHistory, email, meeting, wonDeal, wonRenewal } from '../../../support/histories.ts';
import { EVERYBODY, mirroredDesk, pairFrom, previewWorld } from './preview-desk.ts';

const ACME = companyHistory({
  deals: [wonDeal({ id: '1', on: '2025-12-01', amount: 12_000 }), wonRenewal({ id: '2', on: '2026-01-05' })],
  activities: [
    meeting({ id: '11', on: '2026-11-01', subject: 'Quarterly price talk' }),
    email({ id: '11', on: '2026-10-01', subject: 'Your renewal' }),
    meeting({ id: '13', on: '2026-09-20', dealIds: ['2'] }),
    meeting({ id: '14', on: '2026-09-10', outcome: 'no_show' }),
    meeting({ id: '15', on: '2026-09-10', kind: 'note' }),
    meeting({ id: '16', on: '2026-09-09', kind: 'note' }),
    meeting({ id: '17', on: '2026-07-01' }),
  ],
});
const SILENT = companyHistory({ companyId: '102', deals: [wonDeal({ on: '2026-01-01' })] });
const pair = pairFrom({
  contact: {
    ...DEFAULT_POLICY.contact,
    renewalSubjectWords: ['price talk'],
    dueDays: 60,
  },
});

describe('the preview of touches', () => {
  it('counts what each policy reads as contact, why the rest is none, and where each customer stands', async () => {
    const desk = await mirroredDesk([ACME, SILENT]);
    const preview = await previewTouches(previewWorld(desk), pair, EVERYBODY);
    expect(preview).toMatchObject({ companies: 2, ofCompanies: 2 });
    expect(preview.readings).toEqual([
      { reading: 'non_renewal', now: 2, then: 2 },
      { reading: 'renewal', now: 2, then: 2 },
      { reading: 'excluded', now: 3, then: 3 },
    ]);
    expect(preview.exclusions).toEqual([
      { reason: 'note', activities: 2 },
      { reason: 'no_show', activities: 1 },
    ]);
    expect(preview.statuses).toEqual([
      { status: 'in_touch', now: 1, then: 0 },
      { status: 'due', now: 0, then: 1 },
      { status: 'overdue', now: 0, then: 0 },
      { status: 'never', now: 0, then: 0 },
      { status: 'not_measurable', now: 1, then: 1 },
    ]);
  });

  it('shows what changes first, with the word that did it or does it no more', async () => {
    const desk = await mirroredDesk([SILENT, ACME]);
    const { examples } = await previewTouches(previewWorld(desk), pair, EVERYBODY);
    const shown = examples.map(({ kind, activityId, now, then, word, reason }) =>
      [kind, activityId, now, then, word ?? reason].join(' '),
    );
    expect(shown.slice(0, 2)).toEqual([
      'meeting 11 non_renewal renewal price talk',
      'email 11 renewal non_renewal renewal',
    ]);
    // One about the renewal by its deal has no word; of each kind one of this company is enough.
    expect(shown.slice(2).toSorted()).toEqual([
      'meeting 13 renewal renewal ',
      'meeting 14 excluded excluded no_show',
      'meeting 17 non_renewal non_renewal ',
      'note 15 excluded excluded note',
    ]);
  });
});
