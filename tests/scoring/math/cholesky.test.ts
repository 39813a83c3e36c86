import { describe, expect, it } from 'vitest';
import { choleskyFactor, invertSymmetric, solveFactored } from '../../../src/scoring/math/cholesky.ts';

const matrix = [
  [4, 1, 0.5],
  [1, 3, 0.2],
  [0.5, 0.2, 2],
];

describe('the Cholesky factor', () => {
  it('solves equations', () => {
    const factor = choleskyFactor(matrix);
    const solution = solveFactored(factor!, [5.5, 4.2, 2.7]);
    for (const value of solution) expect(value).toBeCloseTo(1, 14);
  });

  it('inverts', () => {
    const inverse = invertSymmetric(matrix);
    for (const [i, row] of matrix.entries()) {
      for (const j of row.keys()) {
        const product = row.reduce((sum, value, k) => sum + value * inverse![k]![j]!, 0);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 14);
      }
    }
  });

  it('does not exist where the matrix is not positive definite', () => {
    expect(
      choleskyFactor([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull();
    expect(invertSymmetric([[0]])).toBeNull();
    expect(choleskyFactor([[NaN]])).toBeNull();
  });
});
