import { describe, expect, it } from 'vitest';
import { parseModel } from '../../../src/operations/models/parse-model.ts';
import type { EngagementModel } from '../../../src/scoring/engagement/engagement-model.ts';
import { SEED_MODEL, type Model } from '../../../src/scoring/model.ts';

const ENGAGEMENT: EngagementModel = {
  inputs: ['contact_recency'],
  effects: {
    ridge: 10,
    intercept: 0.1,
    coefficients: [-0.1 / 3],
    means: [4],
    deviations: [1],
    covariance: [
      [0.1, 0],
      [0, 0.1],
    ],
  },
  observed: { contact_recency: { middle: 4, above: { cases: 40, passed: 20 }, upTo: { cases: 40, passed: 30 } } },
  cases: 80,
};
const PORTAL: Model = {
  ...SEED_MODEL,
  id: 'portal-2026-11-21-1a2b3c4d',
  kind: 'portal',
  fittedOn: 20778,
  customers: 400,
  groups: { 'software|50': { renewal: { alpha: 1, beta: 2 }, customers: 30, tests: 90 } },
  repeat: { model: 'pareto-nbd', parameters: { r: 1 / 3, alpha: 100, s: 0.5, beta: 200 } },
  growth: 1.1,
  wallets: { 'software|50': { amount: 1000, comparable: 30 } },
  engagement: ENGAGEMENT,
};

describe('a kept model', () => {
  it.each([
    ['the seed', SEED_MODEL],
    ["a portal's", PORTAL],
    [
      'one with another rhythm',
      { ...PORTAL, repeat: { model: 'mbg-nbd', parameters: { r: 1, alpha: 1, a: 1, b: 1 } } },
    ],
  ])('is read as it was written, to the last digit: %s', (_, model) => {
    expect(parseModel(JSON.parse(JSON.stringify(model)))).toEqual({ ok: true, model });
  });

  it.each([
    ['nothing', null, 'model: '],
    ['a missing part', { ...PORTAL, winBack: undefined }, 'winBack: '],
    ['an unknown part', { ...PORTAL, extra: 1 }, 'model: '],
    ['a negative strength', { ...PORTAL, renewal: { alpha: -1, beta: 1 } }, 'renewal.alpha: '],
    ['parameters of another model', { ...PORTAL, repeat: { ...PORTAL.repeat, model: 'mbg-nbd' } }, 'repeat.parameters'],
    ['an unknown input', { ...PORTAL, engagement: { ...ENGAGEMENT, inputs: ['horoscope'] } }, 'engagement.inputs.0: '],
    [
      'fewer coefficients than inputs',
      { ...PORTAL, engagement: { ...ENGAGEMENT, effects: { ...ENGAGEMENT.effects, coefficients: [] } } },
      'engagement: the coefficients',
    ],
  ])('with %s is refused with the place', (_, json, problem) => {
    const parsed = parseModel(json);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems.join('; ')).toContain(problem);
  });
});
