import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateVectors, type VectorEvaluation } from '../../../src/operations/models/evaluate-vectors.ts';
import { findData } from '../../support/data-folder.ts';

const vectors = findData('vectors/models.json');

function evaluate(file: unknown): VectorEvaluation {
  const result = evaluateVectors(file);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.evaluation;
}

const sbgRow = { alpha: 1, beta: 1, n: 1, d: 0.1, r: 0.5, S: 0.5, DEL: 0, DERL: 0 };

describe('evaluateVectors', () => {
  it.skipIf(vectors === null)('finds every model within its tolerance on the high-precision vectors', () => {
    const { rows, largestErrors } = evaluate(JSON.parse(readFileSync(vectors!, 'utf8')));
    expect(rows).toBe(80);
    expect(largestErrors.logLikelihood).toBeLessThan(1e-9);
    expect(largestErrors.probability).toBeLessThan(1e-9);
    expect(largestErrors.expectation).toBeLessThan(1e-8);
  });

  it('names the worst number of each kind with its place', () => {
    const { rows, largestErrors, worst } = evaluate({
      note: 'ignored',
      reference: ['ignored'],
      gamma_gamma: [
        { p: 1, q: 2, v: 10, x: 0, m: 0, expected: 10 },
        { p: 1, q: 2, v: 10, x: 0, m: 0, expected: 8 },
      ],
      sbg: [{ ...sbgRow, r: 0.4, DEL: 2 }],
    });
    expect(rows).toBe(3);
    expect(worst.logLikelihood).toBeNull();
    expect(largestErrors.logLikelihood).toBe(0);
    expect(worst.probability).toMatchObject({ at: 'sbg[0].r', expected: 0.4, computed: 0.5 });
    expect(largestErrors.probability).toBeCloseTo(0.1, 12);
    // DERL is given as 0, so its error is absolute and the largest: 1/2 · 2F1(1, 2; 3; 1/1.1).
    expect(worst.expectation?.at).toBe('sbg[0].DERL');
  });

  it('takes relative errors of expectations, absolute ones of probabilities', () => {
    const { largestErrors } = evaluate({ gamma_gamma: [{ p: 1, q: 2, v: 10, x: 0, m: 0, expected: 8 }] });
    expect(largestErrors.expectation).toBeCloseTo(0.25, 12);
  });

  it('refuses what it cannot read, with the place', () => {
    expect(evaluateVectors('nothing')).toMatchObject({ kind: 'refused' });
    expect(evaluateVectors({})).toEqual({
      kind: 'refused',
      reason: 'The file has no rows in btyd, gamma_gamma or sbg.',
    });
    const wrong = evaluateVectors({ sbg: [{ ...sbgRow, alpha: 'one' }] });
    expect(wrong).toMatchObject({ kind: 'refused', reason: expect.stringContaining('sbg.0.alpha') as string });
    const impossible = evaluateVectors({
      btyd: [{ params: [1, 1, 1, 1], x: 0, tx: 5, T: 3, t: 1 }],
    });
    expect(impossible).toMatchObject({ reason: expect.stringContaining('tx must not be above T') as string });
  });

  it('refuses a row whose value is no number instead of calling it exact', () => {
    const infinite = { p: 1, q: 0.5, v: 10, x: 0, m: 0, expected: 10 };
    expect(evaluateVectors({ gamma_gamma: [infinite] })).toEqual({
      kind: 'refused',
      reason: 'gamma_gamma[0].expected comes out as Infinity, no number.',
    });
  });
});
