import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posterior, splitMean } from '../../../src/scoring/loyalty/beta-evidence.ts';
import { passing } from '../../../src/scoring/loyalty/prior.ts';

const PRIOR = { alpha: 1.25, beta: 6.75 };

describe('the belief after tests', () => {
  it('adds what was kept and lost to the prior', () => {
    expect(posterior({ prior: PRIOR, kept: 3, lost: 1 })).toEqual({ alpha: 2.25, beta: 9.75 });
  });

  it('expects (beta + kept) / (alpha + beta + kept + lost) to be passed', () => {
    expect(passing(posterior({ prior: PRIOR, kept: 3, lost: 1 }))).toBeCloseTo(9.75 / 12, 15);
    expect(passing(posterior({ prior: PRIOR, kept: 0, lost: 0 }))).toBeCloseTo(6.75 / 8, 15);
  });
});

describe('the split of the mean', () => {
  it('gives everything to the starting point where there is no evidence', () => {
    expect(splitMean({ prior: PRIOR, kept: 0, lost: 0 })).toEqual({ start: 6.75 / 8, kept: 0, lost: 0 });
  });

  it('gives the whole change to what was kept where nothing was lost', () => {
    const split = splitMean({ prior: PRIOR, kept: 2, lost: 0 });
    expect(split.kept).toBeCloseTo(8.75 / 10 - 6.75 / 8, 14);
    expect(split.lost).toBeCloseTo(0, 15);
  });

  it('agrees with the integral along the straight line, added up in small steps', () => {
    const { kept, lost } = { kept: 3, lost: 2 };
    const steps = 20_000;
    let keptPart = 0;
    for (let step = 0; step < steps; step += 1) {
      const t = (step + 0.5) / steps;
      // d mean / d kept = (alpha + lost) / (alpha + beta + kept + lost)²
      keptPart += (kept * (PRIOR.alpha + lost * t)) / (8 + 5 * t) ** 2 / steps;
    }
    expect(splitMean({ prior: PRIOR, kept, lost }).kept).toBeCloseTo(keptPart, 9);
  });

  it('adds up to the mean, with what was kept never below zero and what was lost never above', () => {
    const amount = fc.double({ min: 0, max: 60, noNaN: true });
    const shape = fc.double({ min: 0.05, max: 200, noNaN: true });
    fc.assert(
      fc.property(shape, shape, amount, amount, (alpha, beta, kept, lost) => {
        // A day of silence is the smallest evidence there is.
        fc.pre(kept + lost === 0 || kept + lost > 1e-4);
        const evidence = { prior: { alpha, beta }, kept, lost };
        const split = splitMean(evidence);
        expect(Math.abs(split.start + split.kept + split.lost - passing(posterior(evidence)))).toBeLessThan(1e-9);
        expect(split.kept).toBeGreaterThanOrEqual(-1e-9);
        expect(split.lost).toBeLessThanOrEqual(1e-9);
      }),
    );
  });
});
