import { describe, expect, it } from 'vitest';
import { applyOffset } from '../../../src/scoring/engagement/offset-effects.ts';
import {
  learnOffsetLogistic,
  type OffsetLearning,
  type OffsetSlice,
} from '../../../src/scoring/fit/offset-logistic.ts';
import { sigmoid } from '../../../src/scoring/math/log-space.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const LEARNING: OffsetLearning = { ridges: [10, 100, 1000, 1e6], intercept: true, weight: 1, leastErrors: 1 };

/** Outcomes with log-odds 0.5 + effect × the first covariate; the second covariate is noise, the core knows 0.5 alone. */
function slice(rows: number, effect: number, random: () => number): OffsetSlice {
  const covariates = Array.from({ length: rows }, () => [4 * random() - 2, random()]);
  return {
    rows: covariates,
    core: covariates.map(() => sigmoid(0.5)),
    outcomes: covariates.map(([value = 0]) => random() < sigmoid(0.5 + effect * value)),
  };
}

const learn = (effect: number, seed: number, change: Partial<OffsetLearning> = {}) => {
  const random = seededRandom(seed);
  return learnOffsetLogistic([slice(600, effect, random), slice(600, effect, random)], slice(600, effect, random), {
    ...LEARNING,
    ...change,
  });
};

describe('covariates on top of a core', () => {
  it('finds an effect that is there, and moves forecasts by it', () => {
    const { effects, core, best } = learn(0.8, 5);
    if (effects === null) throw new Error('the effect must be found');
    expect(best).toBeLessThan(core ?? 0);
    // Per standard deviation of 4/√12.
    expect(effects.coefficients[0]).toBeCloseTo(0.8 * (4 / Math.sqrt(12)), 0);
    expect(Math.abs(effects.coefficients[1] ?? 1)).toBeLessThan(0.2);
    expect(applyOffset(effects, [2, 0.5], 0.6)).toBeGreaterThan(0.8);
    expect(applyOffset(effects, [-2, 0.5], 0.6)).toBeLessThan(0.35);
  });

  it('leaves the core alone where there is no effect', () => {
    const found = Array.from({ length: 20 }, (_, index) => learn(0, 100 + 7 * index).effects);
    expect(found.filter((effects) => effects !== null).length).toBeLessThanOrEqual(2);
  });

  it('adds nothing for what is not known of a customer', () => {
    const { effects } = learn(0.8, 5, { intercept: false });
    if (effects === null) throw new Error('the effect must be found');
    expect(effects.intercept).toBe(0);
    expect(applyOffset(effects, [null, null], 0.6)).toBeCloseTo(0.6, 12);
  });

  it('takes a customer far outside of what was seen for one at five deviations', () => {
    const { effects } = learn(0.8, 5);
    if (effects === null) throw new Error('the effect must be found');
    expect(applyOffset(effects, [1e9, 0.5], 0.6)).toBe(applyOffset(effects, [1e6, 0.5], 0.6));
  });

  it('judges the halves of a single slice by each other', () => {
    const { effects, observations } = learnOffsetLogistic([], slice(800, 0.8, seededRandom(9)), LEARNING);
    expect(effects).not.toBeNull();
    expect(observations).toBe(800);
  });

  it('tries nothing where all had the outcome', () => {
    const all = { rows: [[1], [2]], core: [0.5, 0.5], outcomes: [true, true] };
    expect(learnOffsetLogistic([all], all, LEARNING)).toEqual({
      effects: null,
      core: null,
      best: null,
      observations: 4,
    });
  });
});
