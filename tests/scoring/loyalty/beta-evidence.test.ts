import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerBelief,
  meanAnswer,
  ONE_YEAR,
  posterior,
  splitAnswer,
} from '../../../src/scoring/loyalty/beta-evidence.ts';
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

describe('the split of the answer', () => {
  it('gives everything to the starting point where there is no evidence', () => {
    expect(splitAnswer({ prior: PRIOR, kept: 0, lost: 0 })).toEqual({ start: 6.75 / 8, kept: 0, lost: 0 });
  });

  it('gives the whole change to what was kept where nothing was lost', () => {
    const split = splitAnswer({ prior: PRIOR, kept: 2, lost: 0 });
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
    expect(splitAnswer({ prior: PRIOR, kept, lost }).kept).toBeCloseTo(keptPart, 9);
  });

  it('adds up to the mean, with what was kept never below zero and what was lost never above', () => {
    const amount = fc.double({ min: 0, max: 60, noNaN: true });
    const shape = fc.double({ min: 0.05, max: 200, noNaN: true });
    fc.assert(
      fc.property(shape, shape, amount, amount, (alpha, beta, kept, lost) => {
        // A day of silence is the smallest evidence there is.
        fc.pre(kept + lost === 0 || kept + lost > 1e-4);
        const evidence = { prior: { alpha, beta }, kept, lost };
        const split = splitAnswer(evidence);
        expect(Math.abs(split.start + split.kept + split.lost - passing(posterior(evidence)))).toBeLessThan(1e-9);
        expect(split.kept).toBeGreaterThanOrEqual(-1e-9);
        expect(split.lost).toBeLessThanOrEqual(1e-9);
      }),
    );
  });
});

describe('questions about more or less than a year', () => {
  const years = fc.double({ min: 1 / 12, max: 5, noNaN: true });
  const shape = fc.double({ min: 0.05, max: 200, noNaN: true });
  const ALL = { of: 'all', years: 2 } as const;
  const ANY = { of: 'any', years: 2 } as const;

  it('are answered by the moments of the Beta distribution', () => {
    const { alpha, beta } = PRIOR;
    expect(meanAnswer(PRIOR, ALL)).toBeCloseTo((beta * (beta + 1)) / (8 * 9), 12);
    expect(meanAnswer(PRIOR, ANY)).toBeCloseTo(1 - (alpha * (alpha + 1)) / (8 * 9), 12);
    expect(meanAnswer(PRIOR, ONE_YEAR)).toBe(beta / 8);
  });

  it('are harder to pass all through, and easier to pass once, the longer the time', () => {
    fc.assert(
      fc.property(shape, shape, years, years, (alpha, beta, one, other) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)];
        const answer = (of: 'all' | 'any', span: number) => meanAnswer({ alpha, beta }, { of, years: span });
        expect(answer('all', long)).toBeLessThanOrEqual(answer('all', short) + 1e-12);
        expect(answer('any', long)).toBeGreaterThanOrEqual(answer('any', short) - 1e-12);
      }),
    );
  });

  it('have a belief of the same mean, whose second moment is that of two such times', () => {
    for (const question of [ALL, ANY, { of: 'all', years: 1 / 12 } as const, { of: 'any', years: 0.5 } as const]) {
      const { alpha, beta } = answerBelief(PRIOR, question);
      const strength = alpha + beta;
      expect(beta / strength).toBeCloseTo(meanAnswer(PRIOR, question), 12);
      const twice = meanAnswer(PRIOR, { ...question, years: 2 * question.years });
      const [moment, expected] =
        question.of === 'all'
          ? [(beta * (beta + 1)) / (strength * (strength + 1)), twice]
          : [(alpha * (alpha + 1)) / (strength * (strength + 1)), 1 - twice];
      expect(moment).toBeCloseTo(expected, 12);
    }
    expect(answerBelief(PRIOR, ONE_YEAR)).toBe(PRIOR);
  });

  it('split without a rest, what was kept never below zero and what was lost never above', () => {
    const amount = fc.double({ min: 0, max: 60, noNaN: true });
    fc.assert(
      fc.property(
        shape,
        shape,
        amount,
        amount,
        years,
        fc.constantFrom('all', 'any'),
        (alpha, beta, kept, lost, span, of) => {
          fc.pre(kept + lost === 0 || kept + lost > 1e-4);
          const evidence = { prior: { alpha, beta }, kept, lost };
          const question = { of, years: span };
          const split = splitAnswer(evidence, question);
          const answer = meanAnswer(posterior(evidence), question);
          expect(Math.abs(split.start + split.kept + split.lost - answer)).toBeLessThan(1e-9);
          expect(split.kept).toBeGreaterThanOrEqual(-1e-9);
          expect(split.lost).toBeLessThanOrEqual(1e-9);
        },
      ),
    );
  });

  it('split along the straight line, as over one year', () => {
    const evidence = { prior: PRIOR, kept: 3, lost: 2 };
    const near = splitAnswer(evidence, { of: 'all', years: 1 + 1e-9 });
    const exact = splitAnswer(evidence);
    expect(near.kept).toBeCloseTo(exact.kept, 7);
    expect(near.lost).toBeCloseTo(exact.lost, 7);
  });
});
