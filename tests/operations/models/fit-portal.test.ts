import { expect, it } from 'vitest';
import { fitPortal } from '../../../src/operations/models/fit-portal.ts';
import { SEED_MODEL, type Model } from '../../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { day } from '../../support/histories.ts';

const FITTED: Model = {
  ...SEED_MODEL,
  id: 'portal-2026-09-01-1a2b3c4d',
  kind: 'portal',
  fittedOn: day('2026-09-01'),
  customers: 300,
};

it('keeps a portal’s model for 90 days, so that a night moves no score and silences no alert by itself', () => {
  const start = { asOf: day('2026-11-29'), policy: DEFAULT_POLICY, model: FITTED };
  const { context, report } = fitPortal([], start);
  expect(context).toBe(start);
  expect(report).toEqual({
    published: true,
    backtest: null,
    reason: "The portal's own model of 2026-09-01 is used; it is learnt anew after 90 days.",
  });
});

it('learns anew once the model is 90 days old, and for a day before it was learnt', () => {
  for (const asOf of ['2026-11-30', '2026-08-31']) {
    const { context } = fitPortal([], { asOf: day(asOf), policy: DEFAULT_POLICY, model: FITTED });
    expect(context.model.id).toBe('seed-1');
  }
});
